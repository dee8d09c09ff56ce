import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { textOf } from './captured.js'
import type { Desk } from './desk.js'
import { check } from './tally.js'

const HAR = '91-chromium-har-401.txt'

const put = async (folder: string, name: string, bytes: string | Uint8Array): Promise<string> => {
  const path = join(folder, name)
  await writeFile(path, bytes)
  return path
}

interface Dragged {
  readonly items: { readonly mimeType: string; readonly data: string }[]
  readonly files: string[]
  readonly dragOperationsMask: 1
}

/** As the browser itself lets a file fall that somebody drags in from the desktop. */
const drop = async ({ page }: Desk, over: string, data: Dragged): Promise<void> => {
  await page.locator(over).scrollIntoViewIfNeeded()
  const { x = 0, y = 0 } = (await page.locator(over).boundingBox()) ?? {}
  const session = await page.context().newCDPSession(page)
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await session.send('Input.dispatchDragEvent', { type, x: x + 20, y: y + 20, data })
    if (type !== 'dragOver') continue
    assert.equal(await page.locator('body.dragging').count(), 1, 'it does not show where to drop')
  }
  assert.equal(await page.locator('body.dragging').count(), 0, 'it still waits for a drop')
  await session.detach()
}

const until = async (desk: Desk, cause: string): Promise<void> => {
  await desk.page.locator('#cause', { hasText: cause }).waitFor({ timeout: 10_000 })
  assert.equal((await desk.shown()).cause, cause)
}

const inFolder = async (use: (folder: string) => Promise<void>): Promise<void> => {
  const folder = await mkdtemp(join(tmpdir(), 'grid-triage-browser-'))
  await use(folder).finally(() => rm(folder, { recursive: true }))
}

/** A file is read in the page, whether it is dropped or chosen. */
export const files = (desk: Desk): Promise<void> =>
  inFolder(async (folder) => {
    const har = await put(folder, 'api.har', textOf(HAR))
    const { page, url, example, clear, box } = desk
    for (const over of ['#pasted', '#verdict']) {
      await check(`a HAR dropped on ${over}`, async () => {
        await clear()
        await drop(desk, over, { items: [], files: [har], dragOperationsMask: 1 })
        await until(desk, 'InvalidApiKey')
        assert.equal(page.url(), url)
      })
    }
    await check('a text dropped', async () => {
      await example('500 Internal Server Error')
      const items = [{ mimeType: 'text/plain', data: textOf('12-curl-i-429.txt') }]
      await drop(desk, '#pasted', { items, files: [], dragOperationsMask: 1 })
      await until(desk, 'RateLimited')
      assert.equal(await page.getByLabel('Or try an example').inputValue(), '')
    })
    await check('a HAR chosen, and chosen again when it has changed', async () => {
      await clear()
      const chosen = page.getByLabel('Open or drop a file')
      await chosen.setInputFiles(har)
      await until(desk, 'InvalidApiKey')
      await put(folder, 'api.har', textOf('95-chromium-har-entry-429.txt'))
      await chosen.setInputFiles(har)
      await until(desk, 'RateLimited')
    })
    await check('a file in UTF-16, as PowerShell writes it', async () => {
      const wide = Buffer.from(`\ufeff${textOf('08-curl-i-doubled-v1.txt')}`, 'utf16le')
      await page.getByLabel('Open or drop a file').setInputFiles(await put(folder, 'a.txt', wide))
      await until(desk, 'DoubledVersionSegment')
      assert.ok((await box.inputValue()).startsWith('$ curl -i'))
    })
    await check('a file of nothing but bytes', async () => {
      const bytes = Uint8Array.from({ length: 100_000 }, (_, i) => (i * 7919) % 256)
      await page.getByLabel('Open or drop a file').setInputFiles(await put(folder, 'a.har', bytes))
      await until(desk, 'Unknown')
    })
  })
