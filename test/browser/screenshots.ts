import { stat } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { Browser } from 'playwright-core'
import { contextOf } from './browser.js'
import { sitDown } from './desk.js'
import { check } from './tally.js'

/** What shows best at a width: from the top of one element to the bottom of another. */
const SHOTS = [
  { width: 375, row: '404 Not Found (path)', from: 'main', to: '#url' },
  { width: 1280, row: '429 Too Many Requests', from: 'body', to: '.legend' },
] as const

type Shot = (typeof SHOTS)[number] & { readonly colorScheme: 'light' | 'dark' }

const BELOW = 16

const take = async (browser: Browser, url: string, shot: Shot, path: string): Promise<void> => {
  const { width, row, from, to, colorScheme } = shot
  const context = await contextOf(browser, { viewport: { width, height: 900 }, colorScheme })
  const { page, example } = await sitDown(context, url)
  await example(row)
  const first = await page.locator(from).boundingBox()
  const last = await page.locator(to).boundingBox()
  if (first === null || last === null) throw new Error(`${from} or ${to} is not to be seen`)
  const height = Math.ceil(last.y + last.height - first.y) + BELOW
  await page.screenshot({ path, fullPage: true, clip: { x: 0, y: first.y, width, height } })
  console.log(`${width} × ${height}, ${(await stat(path)).size} bytes: ${path}`)
  await context.close()
}

/** The pictures that are kept under docs. */
export const takeScreenshots = async (browser: Browser, url: string): Promise<void> => {
  for (const shot of SHOTS) {
    for (const colorScheme of ['light', 'dark'] as const) {
      const name = `docs/page-${shot.width}-${colorScheme}.png`
      const path = fileURLToPath(new URL(`../../${name}`, import.meta.url))
      await check(name, () => take(browser, url, { ...shot, colorScheme }, path))
    }
  }
}
