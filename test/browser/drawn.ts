import assert from 'node:assert/strict'
import { textOf } from './captured.js'
import type { Desk } from './desk.js'
import { check } from './tally.js'

const urls = async (desk: Desk): Promise<void> => {
  const marked = (id: string) =>
    desk.page.locator(`#${id} code`).evaluate((code) => {
      const mark = code.querySelector('mark')
      return [mark?.previousSibling?.textContent, mark?.textContent, mark?.nextSibling?.textContent]
    })
  await check('the first wrong character is marked in both URLs', async () => {
    await desk.example('404 Not Found (path)')
    assert.deepEqual(await marked('url-sent'), [
      'https://api.thegrid.ai/v1/',
      'v',
      '1/chat/completions',
    ])
    assert.deepEqual(await marked('url-right'), [
      'https://api.thegrid.ai/v1/',
      'c',
      'hat/completions',
    ])
    assert.match((await desk.page.locator('#url').textContent()) ?? '', /at character 27,/)
    const look = await desk.page.locator('#url-sent mark').evaluate((mark) => {
      const { fontWeight, textDecorationLine } = getComputedStyle(mark)
      return [fontWeight, textDecorationLine]
    })
    assert.deepEqual(look, ['700', 'underline'], 'it is marked by colour alone')
  })
  await check('the end of the shorter URL is marked', async () => {
    await desk.paste(textOf('10-curl-i-trailing-slash.txt'))
    const [, slash] = await marked('url-sent')
    const [whole, end] = await marked('url-right')
    assert.deepEqual(
      [slash, whole, end],
      ['/', 'https://api.thegrid.ai/v1/chat/completions', '(it ends here)'],
    )
  })
}

interface Bar {
  readonly left: number
  readonly right: number
}

/** From "3–4.5 s" and "7 s". */
const secondsIn = (cell: string): readonly [from: number, to: number] => {
  const [from = Number.NaN, to = from] = cell.replace(' s', '').split('–').map(Number)
  return [from, to]
}

/** Each row of the table, and each bar of the drawing, in pixels from the first failure on. */
const timeline = ({ page }: Desk) =>
  page.locator('#waits').evaluate((waits) => {
    const bars: Record<string, Bar[]> = {}
    for (const name of ['.band', '.floor', '.dot', '.deadline', '.tick path']) {
      bars[name] = [...waits.querySelectorAll(`svg ${name}`)].map((shape) => {
        const { left, right } = shape.getBoundingClientRect()
        return { left, right }
      })
    }
    const cells = [...waits.querySelectorAll('tbody tr')].map((row) =>
      [...row.querySelectorAll('td')].map(({ textContent }) => textContent ?? ''),
    )
    return {
      bars,
      cells,
      labels: [...waits.querySelectorAll('.tick')].map((tick) => tick.textContent ?? ''),
    }
  })

const middleOf = ({ left, right }: Bar): number => (left + right) / 2

const near = (got: number, wanted: number, what: string, within = 1): void =>
  assert.ok(
    Math.abs(got - wanted) <= within,
    `${what}: ${got.toFixed(1)} px, not ${wanted.toFixed(1)}`,
  )

const toScale = async (desk: Desk, width: number): Promise<void> => {
  await desk.page.setViewportSize({ width, height: 900 })
  await desk.page.waitForFunction(() => {
    const svg = document.querySelector('#timeline svg')
    return svg !== null && Math.abs(svg.clientWidth - (svg.parentElement?.clientWidth ?? 0)) <= 1
  })
  const { bars, cells, labels } = await timeline(desk)
  const [zero, ...others] = (bars['.tick path'] ?? []).map(middleOf)
  const last = others.at(-1) ?? 0
  assert.equal(labels.at(-1), '60 s')
  const start = zero ?? 0
  const scale = (last - start) / 60
  assert.ok(scale > 3, 'the axis is too short')
  near(middleOf(bars['.deadline']?.[0] ?? { left: 0, right: 0 }), last, 'the deadline')
  let began = 0
  for (const [i, [, floor = '', wait = '', average = '']] of cells.entries()) {
    const [from, to] = secondsIn(wait)
    const band = bars['.band']?.[i]
    const asked = bars['.floor']?.[i]
    const dot = bars['.dot']?.[i]
    if (!(band && asked && dot)) throw new Error(`there is no bar for wait ${i + 1}`)
    near(band.right - band.left, (to - from) * scale, `the band of wait ${i + 1}`)
    near(band.left, start + (began + from) * scale, `the begin of wait ${i + 1}`, 2)
    near(asked.right - asked.left, secondsIn(floor)[0] * scale, `the floor of wait ${i + 1}`, 2.5)
    near(middleOf(dot), start + began * scale, `attempt ${i + 1}`, 2)
    began += secondsIn(average)[0]
  }
}

const waits = async (desk: Desk): Promise<void> => {
  await check('the waits are those of the policy, in numbers', async () => {
    await desk.example('429 Too Many Requests')
    const { cells } = await timeline(desk)
    assert.deepEqual(
      cells.map(([attempt, floor, wait]) => [attempt, floor, wait]),
      [
        ['1', '3 s', '3–4.5 s'],
        ['2', '3 s', '3–6 s'],
        ['3', '3 s', '3–9 s'],
        ['4', '3 s', '3–15 s'],
        ['5', '3 s', '3–27 s'],
      ],
    )
  })
  for (const width of [1280, 375]) {
    await check(`the waits are drawn to scale at ${width} px`, () => toScale(desk, width))
  }
  await desk.page.setViewportSize({ width: 1280, height: 900 })
  await check('why it is not retried is said', async () => {
    await desk.example('404 Not Found (path)')
    const stop = await desk.page.locator('#waits .stop').textContent()
    assert.equal(stop, 'Do not retry as it is: it needs a fix first.')
    assert.equal(await desk.page.locator('#waits svg').count(), 0)
  })
}

/** What is chosen, how many waits follow, and what is said. */
const TOP_UPS: readonly (readonly [label: string, waits: number, said: RegExp])[] = [
  [
    'Not known',
    2,
    /^3 attempts in 8\.6 s on average, .* Then not retried: the attempts are used up\.$/,
  ],
  ['On', 6, /^7 attempts in .* Then not retried: the attempts are used up\.$/],
  ['Off', 0, /^Do not retry as it is: it needs a fix first\.$/],
]

const topUp = async ({ page, example }: Desk): Promise<void> => {
  await example('402 Payment Required')
  for (const [label, count, said] of TOP_UPS) {
    await check(`Auto Top Up, ${label}: what it makes of a 402`, async () => {
      await page.getByRole('radio', { name: label }).check()
      assert.equal(await page.locator('#waits tbody tr').count(), count)
      assert.match((await page.locator('#waits p').first().textContent()) ?? '', said)
      const hints = await page.locator('.hint').allTextContents()
      const wanted = 'On this page: choose On or Off under Auto Top Up.'
      assert.deepEqual(hints, label === 'Not known' ? [wanted] : [])
    })
  }
  await page.getByRole('radio', { name: 'Not known' }).check()
}

/** What is drawn says the same as what is written. */
export const drawn = async (desk: Desk): Promise<void> => {
  await urls(desk)
  await waits(desk)
  await topUp(desk)
}
