import type { BrowserContext, Locator, Page } from 'playwright-core'
import { type Watch, watch } from './watch.js'

/** What the page says of a failure, as a person reads it. */
interface Shown {
  readonly verdict: string
  readonly blame: string
  /** The code in the small line; `null` before anything is pasted. */
  readonly cause: string | null
}

/** The page as a person uses it. */
export interface Desk {
  readonly page: Page
  readonly seen: Watch
  readonly url: string
  readonly box: Locator
  /** From the clipboard, with the keyboard, over all that stands there. */
  readonly paste: (text: string) => Promise<void>
  readonly example: (row: string) => Promise<void>
  readonly clear: () => Promise<void>
  readonly shown: () => Promise<Shown>
  readonly announced: () => Promise<string>
}

/** The code in the line below the title, such as `404 · DoubledVersionSegment · yours to fix`. */
const CODE = /(?:^|· )([A-Z][A-Za-z]+) ·/

const shownOn = async (page: Page): Promise<Shown> => {
  const [verdict = '', blame = '', line = ''] = await page.evaluate(() => [
    document.getElementById('verdict-heading')?.textContent ?? '',
    document.getElementById('answer')?.dataset.blame ?? '',
    document.getElementById('cause')?.textContent ?? '',
  ])
  return { verdict, blame, cause: CODE.exec(line)?.[1] ?? null }
}

/** For one thing that a person does. */
const LIMIT_MS = 10_000

/** A page that has unpacked itself. */
export const sitDown = async (context: BrowserContext, url: string): Promise<Desk> => {
  const page = await context.newPage()
  page.setDefaultTimeout(LIMIT_MS)
  const seen = await watch(page)
  await page.goto(url)
  const box = page.getByLabel('Paste a failure')
  await box.waitFor()
  return {
    page,
    seen,
    url,
    box,
    paste: async (text) => {
      await page.evaluate((copied) => navigator.clipboard.writeText(copied), text)
      await box.focus()
      await page.keyboard.press('ControlOrMeta+A')
      await page.keyboard.press('ControlOrMeta+V')
    },
    example: async (row) => {
      await page.getByLabel('Or try an example').selectOption(row)
    },
    clear: () => page.getByRole('button', { name: 'Clear' }).click(),
    shown: () => shownOn(page),
    announced: async () => (await page.getByRole('status').textContent()) ?? '',
  }
}
