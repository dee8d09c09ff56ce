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

/** Parts whose figures mean something. */
const readable = ({ parts }: TimeParts): TimeParts['parts'] =>
  parts.filter(({ alone }) => alone.unread === 0)

const timeWhy = ({ cost }: Results): string => {
  const { parts, reads } = cost
  const [bySwitch, ours] = [reads[0], reads.at(-1)]
  const platform = parts.platform.filter(({ of }) => of === 'ours')
  const sum = platform.reduce((total, { ratio }) => total + ratio.p50, 0)
  const dear = most(
    readable(parts).filter(({ alone }) => alone.ns.p10 > 0),
    ({ alone }) => alone.ns.p50,
    ({ name, alone }) => `${name} (${figure(alone.ns.p50)} ns)`,
  )
  const step = enough(parts.parts, ({ soFar }) => soFar.ratio.p50 <= 1.5)
  const rest =
    step === undefined
      ? ''
      : ` It is within the goal ${leftOut(parts.parts, step)}, and then ${share(step.soFar.causes, parts.vectors)} of the causes in the vectors come out right.`
  return (
    `**Time.** The switch knows these twelve calls; \`diagnose\` does not know beforehand which call it has. It reads ${figure(ours?.headers ?? 0)} headers and parses ${figure(ours?.parses ?? 0)} bodies a call, the switch ${figure(bySwitch?.headers ?? 0)} and ${figure(bySwitch?.parses ?? 0)}: with the making of the answer that alone is ${figure(sum)} × the whole switch. The remaining ${figure(parts.whole.ratio.p50 - sum)} are its rules.` +
    (dear === '' ? '' : ` The dearest parts, each with what hangs on it: ${dear}.`) +
    rest
  )
}

const garbageWhy = ({ cost }: Results): string => {
  const { limit, whole, platform } = cost.parts
  const forced = platform
    .filter(({ of }) => of === 'ours')
    .reduce((sum, { bytes }) => sum + bytes, 0)
  const dear = most(
    readable(cost.parts).filter(({ alone }) => alone.bytes > 0),
    ({ alone }) => alone.bytes,
    ({ name, alone }) => `${name} (${grouped(alone.bytes)} B)`,
  )
  return (
    `**Garbage.** In the table of parts, the switch allocates ${grouped(limit.bytes)} B and ours ${grouped(whole.bytes)}, of which header values, parsed bodies and the answer are ${grouped(forced)}.` +
    (dear === '' ? '' : ` Most comes with these parts and what hangs on them: ${dear}.`)
  )
}

const peersWhy = ({ cost }: Results): string => {
  const times = (id: string): string => figure(costRow(cost, id).timesLimit.p50)
  const needed = figure(costRow(cost, 'openai, whole').timesLimit.p50 / 8)
  return `**Against the SDKs.** What they pay for is a stack trace more than a look at the answer: with traces off, openai takes ${figure(costRow(cost, 'openai, whole, no stacks').timesOurs.p50)} and @anthropic-ai/sdk ${figure(costRow(cost, 'anthropic, whole, no stacks').timesOurs.p50)} of our time, and a bare \`new Error\` takes ${times('an Error')} × the switch. The switch itself is ${times('openai, whole')} × cheaper than openai and ${times('axios + axios-retry, whole')} × than axios + axios-retry: to be 8 × cheaper than openai, all of ours would have to run in ${needed} × the switch.`
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
  return `**Size.** No part is most of it: of ${bytesText(whole.gzip)}, the dearest, each with what hangs on it, are ${dear}.${middle}${rest} \`decide\` alone is ${bytesText(groupGzip(size, 'decide'))}; the words of \`explain\` are most of what it adds.`
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
