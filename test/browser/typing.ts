import assert from 'node:assert/strict'
import { textOf } from './captured.js'
import type { Desk } from './desk.js'
import { check } from './tally.js'

const KEY = 'sk-4f9a1c7e2b8d6035a1c4e7f2b9d80c634f9a1c7e2b8d6035'

/** The text box is one to write in: what is typed is read, and the caret stays where it is. */
export const typing = async (desk: Desk): Promise<void> => {
  const { page, box, paste, clear, shown, announced } = desk
  const reading = async () => (await page.locator('#reading').textContent()) ?? ''

  await check('a text is typed', async () => {
    await clear()
    await page.keyboard.type('HTTP/1.1 402 Payment Required\n\n')
    assert.equal((await shown()).cause, 'InsufficientCredits')
    await page.keyboard.press('ControlOrMeta+A')
    await page.keyboard.press('Delete')
    assert.deepEqual(await shown(), { verdict: 'Can’t tell yet', blame: 'Unclear', cause: null })
  })
  await check(
    'what is typed is left alone until the box is left, and then its key is hidden',
    async () => {
      const typed = `Authorization: Bearer ${KEY}\nHTTP/1.1 401 Unauthorized`
      await clear()
      await page.keyboard.type(typed)
      assert.equal(await box.inputValue(), typed)
      assert.equal((await shown()).cause, 'InvalidApiKey')
      assert.ok(!(await page.content()).includes(KEY.slice(0, 12)), 'the key is on the page')
      await page.keyboard.press('Tab')
      assert.equal(
        await box.inputValue(),
        'Authorization: Bearer hidden-key\nHTTP/1.1 401 Unauthorized',
      )
    },
  )
  await check('what a keyboard puts in at once is hidden at once', async () => {
    await clear()
    await page.keyboard.insertText(`x-api-key: ${KEY}`)
    assert.equal(await box.inputValue(), 'x-api-key: hidden-key')
  })
  await check('the caret stays where something was hidden behind it', async () => {
    await clear()
    await paste(`one two\nAuthorization: Bearer ${KEY}\n`)
    await page.keyboard.press('ControlOrMeta+Home')
    await page.keyboard.press('End')
    await page.keyboard.insertText(' three')
    await page.keyboard.type('!')
    assert.match(await box.inputValue(), /^one two three!\nAuthorization: Bearer (?!sk-4f9a)\S+\n$/)
  })
  await check('taking back a paste does not bring the key back', async () => {
    await clear()
    await paste(`curl https://api.thegrid.ai/v1/models -H "Authorization: Bearer ${KEY}"`)
    for (const keys of ['ControlOrMeta+Z', 'ControlOrMeta+Z', 'ControlOrMeta+Shift+Z']) {
      await page.keyboard.press(keys)
      assert.ok(!(await box.inputValue()).includes(KEY.slice(0, 12)))
    }
  })
  await check(
    'a text pasted twice says the same, and after clearing it is said again',
    async () => {
      const text = textOf('12-curl-i-429.txt')
      await paste(text)
      const first = await page.locator('#answer').textContent()
      await paste(text)
      assert.equal(await page.locator('#answer').textContent(), first)
      const said = await announced()
      assert.equal(said, 'It’s you. Too many requests.')
      await clear()
      assert.deepEqual(await shown(), { verdict: 'Can’t tell yet', blame: 'Unclear', cause: null })
      assert.equal(await reading(), 'Nothing is pasted yet.')
      assert.equal(await announced(), '')
      assert.equal(await page.evaluate(() => document.activeElement?.id), 'pasted')
      await paste(text)
      assert.equal(await announced(), said)
    },
  )
  await check('of two calls in one text the last counts, and that is said', async () => {
    await paste(textOf('12-curl-i-429.txt'))
    await page.keyboard.press('ControlOrMeta+End')
    await page.keyboard.insertText(`\n${textOf('08-curl-i-doubled-v1.txt')}`)
    assert.equal((await shown()).cause, 'DoubledVersionSegment')
    assert.match(await reading(), /\blast\b/)
  })
  await check('a question is answered by the click that leaves the box', async () => {
    await clear()
    await page.keyboard.type(`HTTP/1.1 500 Internal Server Error\nx-api-key: ${KEY}`)
    await page.locator('[data-step="StatusPage"] .choice').first().click()
    assert.equal(await page.locator('.so-far').textContent(), 'In the end')
    assert.ok(!(await box.inputValue()).includes(KEY.slice(0, 12)))
  })
  await check('what was answered is forgotten with the next text', async () => {
    await clear()
    await page.locator('[data-step="StatusPage"] .choice').first().click()
    assert.equal(await page.locator('.so-far').textContent(), 'In the end')
    await paste(textOf('14-curl-sv-500.txt'))
    assert.equal(await page.locator('.so-far').textContent(), 'So far')
  })
}
