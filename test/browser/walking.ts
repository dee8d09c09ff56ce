import assert from 'node:assert/strict'
import type { Locator } from 'playwright-core'
import { textOf } from './captured.js'
import type { Desk } from './desk.js'
import { check } from './tally.js'
import { type Reply, walks } from './walks.js'

const stepOf = ({ page }: Desk, id: string): Locator => page.locator(`[data-step="${id}"]`)

const choiceOf = (desk: Desk, [id, answer]: Reply): Locator =>
  stepOf(desk, id).getByRole('button', { name: new RegExp(`^${answer}`) })

/** The question that is asked now; `null` when none is. */
const asked = ({ page }: Desk): Promise<string | null> =>
  page.evaluate(
    () =>
      document.querySelector('summary[aria-current]')?.closest('li')?.getAttribute('data-step') ??
      null,
  )

const outcome = async ({ page }: Desk): Promise<readonly string[]> =>
  page.locator('#flow-verdict p').allTextContents()

const begin = async (desk: Desk, file: string | undefined): Promise<void> => {
  await desk.clear()
  if (file !== undefined) await desk.paste(textOf(file))
}

const allWalks = async (desk: Desk): Promise<void> => {
  for (const { name, file, replies, verdict, cause, next } of walks) {
    await check(`the flow, ${name}`, async () => {
      await begin(desk, file)
      for (const reply of replies) {
        assert.equal(await asked(desk), reply[0])
        await choiceOf(desk, reply).click()
      }
      assert.equal(await asked(desk), null)
      const [when, said, code, todo = ''] = await outcome(desk)
      assert.deepEqual([when, said, code], ['In the end', verdict, cause])
      assert.ok(todo.includes(next), todo)
      if (replies.length > 0) {
        assert.equal(await desk.announced(), `In the end. ${verdict}. ${cause}. ${todo}`)
      }
    })
  }
}

const allVerdicts = (): Promise<void> =>
  check('the walks end at every verdict', () => {
    assert.deepEqual([...new Set(walks.map(({ verdict }) => verdict))].toSorted(), [
      'Can’t tell yet',
      'It’s The Grid',
      'It’s between',
      'It’s you',
      'Nothing is wrong',
    ])
  })

const isPressed = (desk: Desk, reply: Reply): Promise<string | null> =>
  choiceOf(desk, reply).getAttribute('aria-pressed')

const changed = (desk: Desk): Promise<void> =>
  check('an earlier answer can be changed, and changed back', async () => {
    await begin(desk, undefined)
    await choiceOf(desk, ['StatusPage', 'No incident']).click()
    await choiceOf(desk, ['Curl', 'Works']).click()
    assert.equal(await asked(desk), 'AuthHeader')

    await stepOf(desk, 'StatusPage').locator('summary').click()
    assert.equal(await isPressed(desk, ['StatusPage', 'No incident']), 'true')
    await choiceOf(desk, ['StatusPage', 'Incident']).click()
    assert.equal(await asked(desk), null)
    assert.deepEqual((await outcome(desk)).slice(0, 2), ['In the end', 'It’s The Grid'])

    await stepOf(desk, 'StatusPage').locator('summary').click()
    assert.equal(await isPressed(desk, ['StatusPage', 'No incident']), 'false')
    await choiceOf(desk, ['StatusPage', 'No incident']).click()
    assert.equal(await asked(desk), 'AuthHeader')
    await stepOf(desk, 'Curl').locator('summary').click()
    assert.equal(await isPressed(desk, ['Curl', 'Works']), 'true')
  })

const states = (desk: Desk): Promise<void> =>
  check('the eight steps say who answered them', async () => {
    await begin(desk, '07-curl-i-unknown-model.txt')
    const numbers = await desk.page.locator('#steps .number').allTextContents()
    assert.deepEqual(numbers, ['1', '2', '3', '4', '5', '6', '7', '8'])
    const stateOf = (id: string) => stepOf(desk, id).locator('.state').textContent()
    assert.equal(await stateOf('Model'), 'Answered by the evidence')
    assert.equal(await stateOf('StatusPage'), 'Skipped by the evidence')

    await begin(desk, undefined)
    assert.equal(await stateOf('StatusPage'), 'Now')
    assert.equal(await stateOf('Curl'), 'Open')
    await choiceOf(desk, ['StatusPage', 'Not checked']).click()
    assert.equal(await stateOf('StatusPage'), 'Skipped by you')
  })

/** The page's flow can be clicked through to each verdict. */
export const walking = async (desk: Desk): Promise<void> => {
  await allWalks(desk)
  await allVerdicts()
  await changed(desk)
  await states(desk)
}
