import { explain, extendGrid } from 'grid-triage'
import { type Expected, expected } from './expected.js'
import { type FakeGrid, startFakeGrid } from './fake-grid.js'
import { type Row, rowsFor } from './rows.js'
import { type Run, run } from './run.js'

/** Waits last a fiftieth, on both sides of the wire; the table shows what they would be. */
const SCALE = 1 / 50
const WIDTH = 166

const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`

/** Each way in which a run differs from what the page says. */
const differences = (
  page: Expected,
  { trouble, cameBack, end, waits, startedAt }: Run,
): readonly string[] => {
  const { diagnosis, decision } = trouble
  const { title, meaning, steps } = explain(diagnosis, decision)
  const advice = [title, meaning, ...steps].join('\n').toLowerCase()
  const until = decision._tag === 'Stop' ? (decision.untilEpochMs ?? 0) - startedAt : 0
  const least = Math.min(...waits)
  const differ = (what: string, is: string, shouldBe: string): readonly string[] =>
    is === shouldBe ? [] : [`${what} ${is} instead of ${shouldBe}`]
  const unless = (holds: boolean, complaint: string): readonly string[] =>
    holds ? [] : [complaint]
  return [
    ...differ('tag', diagnosis._tag, page.tag),
    ...differ('cause', diagnosis.cause, page.cause),
    ...differ('culprit', diagnosis.culprit, page.culprit),
    ...differ('certainty', diagnosis.certainty, page.certainty ?? diagnosis.certainty),
    ...differ('came back', cameBack, page.cameBack),
    ...differ('end', end, page.end),
    ...unless(least > 0, 'came back at once'),
    ...unless(least >= (page.leastWaitMs ?? 0), `waited only ${seconds(least)}`),
    ...unless(until >= (page.leastUntilMs ?? until), 'does not say until when'),
    ...unless(advice.includes((page.says ?? '').toLowerCase()), `says nothing of "${page.says}"`),
  ]
}

const columns = (cells: readonly string[]): string =>
  [4, 20, 30, 18, 43, 15, 24, 0]
    .map((width, i) => `${cells[i] ?? ''} `.padEnd(width))
    .join('')
    .trimEnd()

const shortened = (text: string): string =>
  text.length <= WIDTH ? text : `${text.slice(0, WIDTH - 1)}…`

const linesOf = (
  row: Row,
  page: Expected,
  ran: Run,
  wrong: readonly string[],
): readonly string[] => {
  const { diagnosis, decision } = ran.trouble
  const { _tag, cause, culprit } = diagnosis
  const step = _tag === 'Healthy' ? undefined : explain(diagnosis, decision).steps[0]
  const what = _tag === cause ? _tag : `${_tag} · ${cause}`
  const waits = ran.waits.map(seconds).join(', ') || '–'
  const mark = wrong.length === 0 ? 'ok' : '!!'
  return [
    columns([mark, page.page, row.sent, ran.cameBack, what, culprit, waits, ran.end]),
    ...(step === undefined ? [] : [shortened(`    fix: ${step.replace(/\s+/g, ' ')}`)]),
    ...(wrong.length === 0 ? [] : [`    NOT AS THE PAGE SAYS: ${wrong.join('; ')}`]),
  ]
}

/** Every key and token here is a long run of hex digits; a table that shows one has failed. */
const print = (line: string): void => {
  if (/[0-9a-f]{40}/i.test(line)) throw new Error('a key was about to be printed')
  console.log(line)
}

const demo = async (fake: FakeGrid): Promise<number> => {
  const grid = extendGrid({
    hosts: [
      { baseUrl: `${fake.chatOrigin}/v1` },
      { baseUrl: `${fake.messagesOrigin}/v1`, surface: 'Messages' },
      { baseUrl: `${fake.secondOrigin}/v1` },
    ],
  })
  const rows = rowsFor(fake)
  let asThePageSays = 0
  for (const page of expected) {
    const row = rows.find(({ id }) => id === page.id)
    if (row === undefined) throw new Error(`no row called ${page.id}`)
    const ran = await run(row, grid, SCALE)
    const wrong = differences(page, ran)
    if (wrong.length === 0) asThePageSays += 1
    for (const line of linesOf(row, page, ran, wrong)) print(line)
  }
  print(`\n${rows.length} rows, ${asThePageSays} as the page says`)
  return asThePageSays === rows.length ? 0 : 1
}

print(`The waits below are the real ones; here each lasts 1/${1 / SCALE} of it.\n`)
print(columns(['', 'page', 'sent', 'came back', 'tag · cause', 'culprit', 'waits', 'end']))
const fake = await startFakeGrid({ scale: SCALE })
try {
  process.exitCode = await demo(fake)
} finally {
  await fake.close()
}
