import assert from 'node:assert/strict'
import { hideSecrets } from 'grid-triage/paste'
import { captured, keysIn, rows, textOf } from './captured.js'
import type { Desk } from './desk.js'
import { check } from './tally.js'

/** Whose each row of The Grid's table is, as the page has to say it. */
const VERDICTS: Readonly<Record<string, string>> = {
  '401 Unauthorized': 'It’s you',
  '402 Payment Required': 'It’s you',
  '404 Not Found (model)': 'It’s you',
  '404 Not Found (path)': 'It’s you',
  '429 Too Many Requests': 'It’s you',
  '500 Internal Server Error': 'It’s The Grid',
  '503 Service Unavailable': 'It’s you',
  'Connection refused': 'It’s you',
  'Hangs or no response': 'It’s between',
  'Streaming cuts off mid-response': 'It’s between',
  '307 Temporary Redirect not followed': 'It’s you',
}

const theExamples = async ({ page, box, example, shown, announced }: Desk): Promise<void> => {
  await check('there is an example for each row', async () => {
    const options = await page.getByLabel('Or try an example').locator('option').allTextContents()
    assert.deepEqual(options.slice(1), Object.keys(VERDICTS))
  })
  for (const [row, file, cause] of rows) {
    await check(`the example ${row}`, async () => {
      await example(row)
      const said = await shown()
      assert.deepEqual([said.verdict, said.cause], [VERDICTS[row], cause])
      assert.equal(await page.locator('#title').count(), 1)
      const title = await page.locator('#title').textContent()
      assert.equal(await announced(), `${VERDICTS[row]}. ${title}.`)
      assert.equal(await box.inputValue(), hideSecrets(textOf(file)))
    })
  }
}

const everyWhere = async ({ page, box }: Desk): Promise<string> =>
  `${await page.content()}\n${await box.inputValue()}`

const theCaptures = async (desk: Desk): Promise<void> => {
  for (const { file, text, cause } of captured) {
    await check(`pasted: ${file}`, async () => {
      await desk.paste(text)
      assert.equal((await desk.shown()).cause, cause)
      const everything = await everyWhere(desk)
      const kept = keysIn(text).filter((key) => everything.includes(key))
      assert.equal(kept.length, 0, 'a key of it is on the page')
    })
  }
}

/** Each example and each captured text gives the cause that its server brought about, and no key stays. */
export const causes = async (desk: Desk): Promise<void> => {
  await theExamples(desk)
  await theCaptures(desk)
  await check('the captured texts hold keys, so that they can be missed', () => {
    const withKeys = captured.filter(({ text }) => keysIn(text).length > 0)
    assert.ok(withKeys.length > 30, `${withKeys.length} of ${captured.length}`)
  })
}
