import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import { textOf } from './captured.js'
import type { Desk } from './desk.js'
import { check } from './tally.js'

/** What is looked at; `null` is the page before anything is pasted. */
const STATES: readonly (readonly [name: string, file: string | null])[] = [
  ['nothing pasted', null],
  ['me', '08-curl-i-doubled-v1.txt'],
  ['me, to be retried', '05-curl-i-402.txt'],
  ['The Grid', '14-curl-sv-500.txt'],
  ['between', '28-curl-N-chat-cut.txt'],
  ['healthy', '20-curl-iL-healthy.txt'],
]

const SCHEMES = ['light', 'dark'] as const
const WIDTHS = [375, 1280]

/** The narrowest that WCAG 2.1 asks for (1.4.10). */
const NARROWEST = 320

const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** Every rule that axe has on by default: those of WCAG 2.0 to 2.2, A and AA, and the best practices. */
const violations = async ({ page }: Desk): Promise<readonly string[]> => {
  const { violations: found, passes } = await page.evaluate<AxeResults>(
    "axe.run({ resultTypes: ['violations'] })",
  )
  assert.ok(passes.length > 20, 'axe has looked at nothing')
  return found.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 90)).join(' ')}`,
  )
}

const overhang = ({ page }: Desk): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

const show = async ({ page, box }: Desk, file: string | null): Promise<void> => {
  await box.fill(file === null ? '' : textOf(file))
  await page.evaluate(() => {
    for (const details of document.querySelectorAll('details')) details.open = true
  })
}

const inAllLooks = async (desk: Desk): Promise<void> => {
  for (const [name, file] of STATES) {
    await show(desk, file)
    for (const width of WIDTHS) {
      for (const colorScheme of SCHEMES) {
        await check(`axe: ${name}, ${width} px, ${colorScheme}`, async () => {
          await desk.page.setViewportSize({ width, height: 900 })
          await desk.page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
          assert.deepEqual(await violations(desk), [])
        })
      }
    }
  }
}

const narrow = async (desk: Desk): Promise<void> => {
  const long = `curl https://api.thegrid.ai/v1/${'completions'.repeat(200)} -d '{"model":"${'m'.repeat(300)}"}'\nHTTP/1.1 404 Not Found\nx-request-id: ${'r'.repeat(120)}\n\n`
  for (const width of [NARROWEST, 375]) {
    for (const [name, file] of STATES) {
      await check(`nothing to scroll sideways: ${name}, ${width} px`, async () => {
        await desk.page.setViewportSize({ width, height: 900 })
        await show(desk, file)
        assert.ok((await overhang(desk)) <= 0, `${await overhang(desk)} px too wide`)
      })
    }
    await check(`nothing to scroll sideways: long words, ${width} px`, async () => {
      await desk.box.fill(long)
      assert.ok((await overhang(desk)) <= 0, `${await overhang(desk)} px too wide`)
    })
  }
}

const motion = ({ page }: Desk): Promise<void> =>
  check('nothing moves for who wants less motion', async () => {
    const durations = () =>
      page.evaluate(() => [
        ...new Set(
          [...document.querySelectorAll('*')].map(
            (element) => getComputedStyle(element).transitionDuration,
          ),
        ),
        ...new Set(
          [...document.querySelectorAll('*')].map(
            (element) => getComputedStyle(element).animationName,
          ),
        ),
        getComputedStyle(document.documentElement).scrollBehavior,
      ])
    await page.emulateMedia({ reducedMotion: 'reduce' })
    assert.deepEqual(await durations(), ['0s', 'none', 'auto'])
    await page.emulateMedia({ reducedMotion: 'no-preference' })
    assert.ok((await durations()).includes('0.15s'), 'the check would not see a motion')
  })

/**
 * The page in each state, at each width, in light and dark. It needs no way around the policy: axe is evaluated by the
 * browser's protocol, which asks for no hash, rather than put into the page as a script.
 */
export const looks = async (desk: Desk): Promise<void> => {
  await desk.page.evaluate(axe)
  await inAllLooks(desk)
  await narrow(desk)
  await motion(desk)
}
