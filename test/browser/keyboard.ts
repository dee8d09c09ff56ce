import assert from 'node:assert/strict'
import type { Desk } from './desk.js'
import { check } from './tally.js'

const MOST_TABS = 60

/** Whether something can be seen around what has the focus: itself, what holds it, or what stands for it. */
const isFocusSeen = ({ page }: Desk): Promise<boolean> =>
  page.evaluate(() => {
    const focused = document.activeElement
    return [focused, focused?.parentElement, focused?.nextElementSibling].some(
      (element) => element && getComputedStyle(element).outlineStyle === 'solid',
    )
  })

/** As often as it takes to come to one that the selector names; every stop on the way has to be seen. */
const tabTo = async (desk: Desk, selector: string): Promise<void> => {
  for (let tabs = 0; tabs < MOST_TABS; tabs++) {
    await desk.page.keyboard.press('Tab')
    const [name, isThere] = await desk.page.evaluate((wanted) => {
      const focused = document.activeElement
      return [focused?.outerHTML.slice(0, 80) ?? '', focused?.matches(wanted) ?? false] as const
    }, selector)
    if (name.startsWith('<body')) continue
    assert.ok(await isFocusSeen(desk), `no focus to be seen at ${name}`)
    if (isThere) return
  }
  throw new Error(`${selector} is not reached`)
}

/** From the text box to the verdict without a mouse. */
export const keyboard = (desk: Desk): Promise<void> =>
  check('the keyboard alone suffices', async () => {
    const { page, box, shown } = desk
    const press = (key: string) => page.keyboard.press(key)
    const focused = () => page.evaluate(() => document.activeElement?.id ?? '')

    await desk.clear()
    await page.evaluate(() =>
      navigator.clipboard.writeText('HTTP/1.1 500 Internal Server Error\n\n'),
    )
    await page.evaluate(
      () => document.activeElement instanceof HTMLElement && document.activeElement.blur(),
    )
    await tabTo(desk, '#pasted')
    await press('ControlOrMeta+V')
    assert.equal((await shown()).cause, 'ServiceError')

    for (const stop of ['#file', '#clear', '#example', '[name="auto-top-up"]']) {
      await tabTo(desk, stop)
    }
    await press('ArrowRight')
    assert.equal(await page.getByLabel('On', { exact: true }).isChecked(), true)
    await press('ArrowLeft')

    await tabTo(desk, '#fixes .copy')
    await tabTo(desk, '#docs')
    await tabTo(desk, 'summary[aria-current]')
    await tabTo(desk, '[data-step="StatusPage"] .choice:nth-child(2)')
    await press('Enter')
    await tabTo(desk, '[data-step="Curl"] .copy')
    await tabTo(desk, '[data-step="Curl"] .choice:nth-child(2)')
    await press('Space')
    assert.equal(await page.locator('#flow-blame').textContent(), 'It’s The Grid')
    await tabTo(desk, '[data-step="RequestId"] .choice:nth-child(2)')
    await press('Enter')
    assert.equal(await focused(), 'flow-verdict')
    assert.equal(await page.locator('.so-far').textContent(), 'In the end')

    // Back to an answer, which is closed by now.
    await page.keyboard.press('Shift+Tab')
    await page.locator('[data-step="StatusPage"] summary').focus()
    await press('Enter')
    await tabTo(desk, '[data-step="StatusPage"] .choice:nth-child(1)')
    await press('Space')
    assert.equal(await page.locator('#flow-cause').textContent(), 'ServiceError')
    assert.equal(await focused(), 'flow-verdict')
    await box.focus()
  })
