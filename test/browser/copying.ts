import assert from 'node:assert/strict'
import type { Locator } from 'playwright-core'
import type { Desk } from './desk.js'
import { check } from './tally.js'

const ROW = '404 Not Found (path)'

const STEPS = [
  'Set the base URL to https://api.thegrid.ai, without /v1. If your SDK or code appends nothing, set it to https://api.thegrid.ai/v1.',
  'Then print the actual URL your SDK is hitting, and compare it character by character: it must be https://api.thegrid.ai/v1/chat/completions.',
]

const CALL = `curl -L https://api.thegrid.ai/v1/chat/completions \\
  -H "Authorization: Bearer $GRID_API_KEY" \\
  -H "Content-Type: application/json" \\
  -d '{ "model": "text-prime", "messages": [{"role": "user", "content": "ping"}] }'`

/** What each button has to copy. */
const COPIES: readonly (readonly [name: string, text: string])[] = [
  ['Copy step 1', STEPS[0] ?? ''],
  ['Copy step 2', STEPS[1] ?? ''],
  ['Copy the test call', CALL],
]

/** The clipboard is the browser's: any page that may read it will do. */
const clipboard = ({ page }: Desk): Promise<string> =>
  page.evaluate(() => navigator.clipboard.readText())

/** The word on a button that was pressed, what is announced, and whether the button still has the focus. */
const saidBy = async (button: Locator): Promise<readonly unknown[]> => {
  await button.filter({ hasNotText: /^Copy$/ }).waitFor()
  return button.evaluate((pressed) => [
    pressed.textContent,
    document.getElementById('announcer')?.textContent,
    pressed === document.activeElement,
  ])
}

/** The buttons of a page copy what they name. `reader` is a page that may read the clipboard. */
export const copying = async (how: string, desk: Desk, reader: Desk): Promise<void> => {
  const { page, example } = desk
  await example(ROW)
  for (const [name, text] of COPIES) {
    await check(`${name}, ${how}`, async () => {
      await reader.page.evaluate(() => navigator.clipboard.writeText('nothing'))
      await page.bringToFront()
      const button = page.getByRole('button', { name })
      await button.click()
      assert.deepEqual(await saidBy(button), ['Copied', 'Copied', true])
      await reader.page.bringToFront()
      assert.equal(await clipboard(reader), text)
    })
  }
  await check(`every step has a button of its own, ${how}`, async () => {
    const steps = await page.locator('#fixes li p').allTextContents()
    assert.deepEqual(steps, STEPS)
    assert.equal(await page.locator('#fixes li').getByRole('button').count(), 2)
  })
}

/** It says "Copied" for some time only, so that it can be heard once more. */
export const copyingTwice = async ({ page }: Desk): Promise<void> => {
  await check('a text can be copied again', async () => {
    const button = page.getByRole('button', { name: 'Copy the test call' })
    for (const _ of ['first', 'second']) {
      await button.click()
      assert.deepEqual(await saidBy(button), ['Copied', 'Copied', true])
      await button.filter({ hasText: /^Copy$/ }).waitFor()
      assert.equal(await page.getByRole('status').textContent(), '')
    }
  })
}

/** Where neither way is open, it does not say that it was. */
export const copyingInVain = async ({ page }: Desk): Promise<void> => {
  await check('what cannot be copied is said', async () => {
    const button = page.getByRole('button', { name: 'Copy the test call' })
    await button.filter({ hasText: /^Copy$/ }).waitFor()
    await page.evaluate(() => {
      document.execCommand = () => false
    })
    await button.click()
    const said = 'Not copied: select the text instead'
    assert.deepEqual(await saidBy(button), [said, said, true])
  })
}
