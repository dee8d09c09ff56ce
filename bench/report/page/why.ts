import { costRow, groupGzip } from '../calls.js'
import { bytesText, figure, grouped, share } from '../figures.js'
import { isMet } from '../goal.js'
import { bullet } from '../markdown.js'
import { goalsOf, type Results, type SizePart, type TimeParts } from '../results.js'

/** The first of the steps in which so much was left out that the bound holds. */
const enough = <A>(steps: readonly A[], holds: (step: A) => boolean): A | undefined =>
  steps.find(holds)

const leftOut = (
  steps: readonly { readonly name: string }[],
  step: { readonly name: string },
): string =>
  `with ${steps.findIndex(({ name }) => name === step.name) + 1} of ${steps.length} parts left out`

/** The first three of those that have most. */
const most = <A>(rows: readonly A[], of: (row: A) => number, text: (row: A) => string): string =>
  rows
    .toSorted((a, b) => of(b) - of(a))
    .slice(0, 3)
    .map(text)
    .join(', ')

type TimePart = TimeParts['parts'][number]

/**
 * Parts that are dear beyond the noise: nothing saves less than nothing, so that the largest negative saving of any row
 * is noise. Where none of the twelve is answered as before, other code ran, and its time says nothing.
 */
const dearOf = ({ parts }: TimeParts, saved: (part: TimePart) => number): readonly TimePart[] => {
  const readable = parts.filter(({ alone }) => alone.unread === 0)
  const noise = Math.max(0, ...readable.map((part) => -saved(part)))
  return readable.filter((part) => part.alone.same > 0 && saved(part) > noise)
}

const timeWhy = ({ cost }: Results): string => {
  const { parts, reads } = cost
  const [bySwitch, ours] = [reads[0], reads.at(-1)]
  const platform = parts.platform.filter(({ of }) => of === 'ours')
  const sum = platform.reduce((total, { ratio }) => total + ratio.p50, 0)
  const dear = most(
    dearOf(parts, ({ alone }) => alone.ns.p50),
    ({ alone }) => alone.ns.p50,
    ({ name, alone }) => `${name} (${share(alone.ns.p50, parts.whole.ns)})`,
  )
  const step = enough(parts.parts, ({ soFar }) => soFar.ratio.p50 <= 1.5)
  const rest =
    step === undefined
      ? ''
      : ` It is within the goal ${leftOut(parts.parts, step)}, and then ${share(step.soFar.causes, parts.vectors)} of the causes in the vectors come out right.`
  return (
    `**Time.** The switch knows these twelve calls; \`diagnose\` does not know beforehand which call it has. It reads ${figure(ours?.headers ?? 0)} headers and parses ${figure(ours?.parses ?? 0)} bodies a call, the switch ${figure(bySwitch?.headers ?? 0)} and ${figure(bySwitch?.parses ?? 0)}: with the making of the answer that alone is ${figure(sum)} × the whole switch. The remaining ${figure(parts.whole.ratio.p50 - sum)} are its rules.` +
    (dear === ''
      ? ''
      : ` Parts that are dear beyond the noise, each with what hangs on it, as shares of the whole: ${dear}.`) +
    rest
  )
}

const garbageWhy = ({ cost }: Results): string => {
  const { limit, whole, platform } = cost.parts
  const forced = platform
    .filter(({ of }) => of === 'ours')
    .reduce((sum, { bytes }) => sum + bytes, 0)
  const dear = most(
    dearOf(cost.parts, ({ alone }) => alone.bytes),
    ({ alone }) => alone.bytes,
    ({ name, alone }) => `${name} (${grouped(alone.bytes)} B)`,
  )
  return (
    `**Garbage.** In the table of parts, the switch allocates ${grouped(limit.bytes)} B and ours ${grouped(whole.bytes)}, of which header values, parsed bodies and the answer are ${grouped(forced)}.` +
    (dear === '' ? '' : ` The parts that allocate most, each with what hangs on it: ${dear}.`)
  )
}

const peersWhy = ({ cost }: Results): string => {
  const times = (id: string): string => figure(costRow(cost, id).timesLimit.p50)
  const needed = figure(costRow(cost, 'openai, whole').timesLimit.p50 / 8)
  const isTrace = ['openai', 'anthropic'].every(
    (sdk) =>
      costRow(cost, `${sdk}, whole, no stacks`).timesOurs.p50 <
      costRow(cost, `${sdk}, whole`).timesOurs.p50 / 2,
  )
  const trace = isTrace
    ? 'What they pay for is a stack trace more than a look at the answer: with'
    : 'With'
  return `**Against the SDKs.** ${trace} traces off, openai takes ${figure(costRow(cost, 'openai, whole, no stacks').timesOurs.p50)} and @anthropic-ai/sdk ${figure(costRow(cost, 'anthropic, whole, no stacks').timesOurs.p50)} of our time, and a bare \`new Error\` takes ${times('an Error')} × the switch. The switch itself is ${times('openai, whole')} × cheaper than openai and ${times('axios + axios-retry, whole')} × than axios + axios-retry: to be 8 × cheaper than openai, all of ours would have to run in ${needed} × the switch.`
}

const decideWhy = ({ cost }: Results): string => {
  const ns = (id: string): string => figure(costRow(cost, id).ns)
  return `**\`decide\` alone.** It takes ${ns('decide')} ns here, \`applyPolicy\` ${ns('retry-ts, applyPolicy')} and got ${ns('got, delay')}. Those compute a delay from a number; \`decide\` weighs the pace of the cause, the wait that the server asked for, the deadline and what was tried, and says why it stops.`
}

const growthWhy = ({ scale }: Results): string => {
  const lists = scale.excesses.some(({ input }) => KEYS.test(input))
  return (
    '**Growth.** Everything is read up to a bound (8 KB of a body, the first and last 8 KB of a stream, 256 headers). Below its bound an input is read, and what is longer takes longer: so from the least size. To the greatest size nothing should grow; the table below has what does.' +
    (lists
      ? ' A plain object with thousands of fields is one: JavaScript lists all its keys before it hands out the first.'
      : '')
  )
}

/** Inputs that are plain objects. */
export const KEYS = /^(?:request )?headers, record|^body, parsed/

const sizeWhy = ({ size }: Results): string => {
  const { rows, whole, vectors } = size.parts
  const saved = ({ alone }: SizePart): number => whole.gzip - alone.gzip
  const dear = most(rows, saved, (row) => `${row.name} (${bytesText(saved(row))})`)
  const step = enough(rows, ({ soFar }) => soFar.gzip <= 5000)
  const half = enough(rows, ({ soFar }) => soFar.causes <= vectors.causes / 2)
  const rest =
    step === undefined
      ? ''
      : ` 5 kB are reached ${leftOut(rows, step)}, when ${share(step.soFar.causes, vectors.causes)} of the causes, ${share(step.soFar.waits, vectors.waits)} of the waits and ${share(step.soFar.decisions, vectors.decisions)} of the decisions in the vectors come out right.`
  const middle =
    half === undefined ? '' : ` At ${bytesText(half.soFar.gzip)} half of the causes are lost.`
  const largest = Math.max(...rows.map(saved))
  const none = largest < whole.gzip / 2 ? 'No part is half of it: of' : 'Of'
  const words =
    groupGzip(size, 'diagnose + decide + explain') - groupGzip(size, 'diagnose + decide')
  return `**Size.** ${none} ${bytesText(whole.gzip)}, the dearest, each with what hangs on it, are ${dear}.${middle}${rest} \`decide\` alone is ${bytesText(groupGzip(size, 'decide'))}; \`explain\` adds ${bytesText(words)} to both.`
}

const codecsWhy = (): string =>
  '**`./io-ts`.** io-ts itself is a peer, there before us: who has it pays our codecs alone.'

const importWhy = ({ start }: Results): string => {
  const empty = start.installed.find(({ name }) => name === 'an empty package')?.imported
  return (
    '**Import.** What is imported has to be found, read and compiled.' +
    (empty === null || empty === undefined
      ? ''
      : ` To find an empty package in \`node_modules\` takes ${figure(empty.p50)} × an empty file by itself.`)
  )
}

/** By the ids of the goals that it is about. */
const reasons: readonly (readonly [ids: readonly string[], why: (results: Results) => string])[] = [
  [['switch'], timeWhy],
  [['garbage'], garbageWhy],
  [['openai', 'anthropic', 'ai', 'axios'], peersWhy],
  [['applyPolicy', 'got'], decideWhy],
  [['growth', 'reading', 'slow'], growthWhy],
  [['core', 'explained', 'door'], sizeWhy],
  [['io-ts', 'codecs'], codecsWhy],
  [['file', 'package'], importWhy],
]

/** What stands in the way of the goals that are not met. */
export const why = (results: Results): string => {
  const missed = goalsOf(results)
    .filter((goal) => !isMet(goal))
    .map(({ id }) => id)
  return reasons
    .filter(([ids]) => ids.some((id) => missed.includes(id)))
    .map(([, text]) => bullet(text(results)))
    .join('\n')
}
