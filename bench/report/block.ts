import { type Call, callsOf } from './calls.js'
import { CHART, chartWords } from './chart.js'
import { bytesText, spreadText } from './figures.js'
import { isMet, reached, wanted } from './goal.js'
import { table, wrapped } from './markdown.js'
import { goalsOf, type Results } from './results.js'

const START = '<!-- benchmarks: written by npm run bench:report -->'
const END = '<!-- end of the benchmarks -->'
const PAGE = 'docs/benchmarks.md'

const bold = (text: string, isOurs: boolean): string => (isOurs ? `**${text}**` : text)

const row = ({ label, isOurs, times, gzip, tells }: Call): readonly string[] => [
  bold(label, isOurs),
  bold(isOurs ? '1' : spreadText(times), isOurs),
  bold(gzip === 0 ? '–' : bytesText(gzip), isOurs),
  tells,
]

const listed = (names: readonly string[]): string => {
  const [last = '', ...others] = names.toReversed()
  return others.length === 0 ? last : `${others.toReversed().join(', ')} and ${last}`
}

/** Where ours is not the best, whatever was measured. */
const losses = (calls: readonly Call[]): string => {
  const [ours, ...others] = calls
  const namesOf = (isBetter: (call: Call) => boolean): readonly string[] =>
    others.filter(isBetter).map(({ label }) => label)
  const faster = namesOf(({ times }) => times.p50 < 1)
  const smaller = namesOf(({ gzip }) => gzip > 0 && gzip < (ours?.gzip ?? 0))
  return [
    ...(faster.length === 0 ? [] : [`Faster than ours: ${listed(faster)}.`]),
    ...(smaller.length === 0 ? [] : [`Smaller: ${listed(smaller)}.`]),
  ].join(' ')
}

/** The two goals that a reader would ask about. */
const unmet = (results: Results): string => {
  const missed = goalsOf(results).filter((goal) => !isMet(goal))
  const saidOf = (id: string, of: string): readonly string[] =>
    missed
      .filter((goal) => goal.id === id)
      .map((goal) => `${reached(goal).replace(/ \(.*/, '')}${of} (goal: ${wanted(goal)})`)
  const said = [...saidOf('switch', ' the switch'), ...saidOf('core', '')]
  const rest = `[\`${PAGE}\`](${PAGE}) has all peers, what each does not do, and every goal`
  return said.length === 0
    ? `${rest}.`
    : `It is not yet where it was meant to be: ${listed(said)}. ${rest}, met or not, and why.`
}

/** What the README shows of the benches, with the marks around it. */
export const block = (results: Results): string => {
  const calls = callsOf(results)
  const { date, node, command, exchanges } = results.cost
  const head = ['one failed call', 'time, ours = 1', 'to import, min + gzip', 'tells you']
  return [
    START,
    '',
    table(head, [1, 2], calls.map(row)),
    '',
    `![${chartWords(calls)}](${CHART})`,
    '',
    wrapped(
      `The mean of ${exchanges} failed calls, in brackets what eight in ten rounds lie between. Peers build their error and decide. Node ${node}, ${date}, \`${command}\`.`,
    ),
    wrapped(`${losses(calls)} ${unmet(results)}`),
    '',
    END,
  ].join('\n')
}

/** The page with its block renewed. Throws when the marks are gone. */
export const withBlock = (readme: string, results: Results): string => {
  const start = readme.indexOf(START)
  const end = readme.indexOf(END)
  if (start === -1 || end < start) throw new Error('the marks around the benchmarks are gone')
  return `${readme.slice(0, start)}${block(results)}${readme.slice(end + END.length)}`
}
