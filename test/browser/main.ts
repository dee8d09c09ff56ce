import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser } from 'playwright-core'
import { makePage } from '../../page/build/page.js'
import { contextOf, findChromium, launch, PLAIN_HOST } from './browser.js'
import { causes } from './causes.js'
import { copying, copyingInVain, copyingTwice } from './copying.js'
import { type Desk, sitDown } from './desk.js'
import { drawn } from './drawn.js'
import { files } from './files.js'
import { hostile } from './hostile.js'
import { keyboard } from './keyboard.js'
import { looks } from './looks.js'
import { takeScreenshots } from './screenshots.js'
import { serve } from './served.js'
import { check, close, failed } from './tally.js'
import { types } from './types.js'
import { typing } from './typing.js'
import { walking } from './walking.js'

/** Nothing leaves the page, nothing is forbidden to it, and it says nothing to the console. */
const quiet = (where: string, { seen, url }: Desk): Promise<void> =>
  check(`no request leaves the page, and nothing is forbidden to it, ${where}`, () => {
    assert.deepEqual([...new Set(seen.requests)], [url])
    assert.equal(seen.requests.length, 2, 'the two witnesses disagree')
    assert.deepEqual(seen.complaints, [])
  })

const inUse = async (browser: Browser, url: string, bytes: Uint8Array): Promise<void> => {
  const context = await contextOf(browser, { permissions: ['clipboard-read', 'clipboard-write'] })
  const desk = await sitDown(context, url)
  await causes(desk)
  await walking(desk)
  await keyboard(desk)
  await copying('from a file', desk, desk)
  await copyingTwice(desk)
  await files(desk)
  await drawn(desk)
  await typing(desk)
  await hostile(desk)
  await quiet('from a file', desk)

  const served = await serve(bytes)
  const plain = await sitDown(context, `http://${PLAIN_HOST}:${served.port}/`)
  await check('the page may not use the clipboard at a plain address', async () => {
    assert.equal(await plain.page.evaluate(() => 'clipboard' in navigator), false)
  })
  await copying('the older way', plain, desk)
  await copyingInVain(plain)
  await quiet('from a host that says UTF-8', plain)
  await check('the host is asked for the page alone', () => {
    assert.deepEqual(served.paths, ['/'])
  })
  await served.close()
}

const inAllLooks = async (browser: Browser, url: string): Promise<void> => {
  const desk = await sitDown(await contextOf(browser), url)
  await looks(desk)
  await quiet('under axe', desk)
}

const inChromium = async (executablePath: string): Promise<void> => {
  const { bytes } = await makePage()
  const folder = await mkdtemp(join(tmpdir(), 'grid-triage-page-'))
  const file = join(folder, 'page.html')
  await writeFile(file, bytes)
  const browser = await launch(executablePath)
  try {
    const { href } = pathToFileURL(file)
    if (process.argv.includes('--screenshots')) await takeScreenshots(browser, href)
    else await Promise.all([inUse(browser, href, bytes), inAllLooks(browser, href), types()])
  } finally {
    await browser.close()
    await rm(folder, { recursive: true })
  }
}

const executablePath = findChromium()
if (executablePath === null)
  failed('the page in a browser', 'no Chromium on the path, nor in CHROMIUM')
else await inChromium(executablePath).catch((error: Error) => failed('the run', error.message))
close()
