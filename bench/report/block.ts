import { type Call, callsOf } from './calls.js'
import { CHART, chartWords } from './chart.js'
import { bytesText, spreadText } from './figures.js'
import { isMet, reached, wanted } from './goal.js'
import { table, wrapped } from './markdown.js'
import { goalsOf, type Results } from './results.js'

const START = '<!-- benchmarks: written by npm run bench:report -->'
const END = '<!-- end of the benchmarks -->'
const PAGE = 'docs/benchmarks.md'

const bold = (text: string, isUnit: boolean): string => (isUnit ? `**${text}**` : text)

const row = ({ label, isUnit, times, gzip, tells }: Call): readonly string[] => [
  bold(label, isUnit),
  bold(isUnit ? '1' : spreadText(times), isUnit),
  bold(gzip === 0 ? '–' : bytesText(gzip), isUnit),
  tells,
]

const listed = (names: readonly string[]): string => {
  const [last = '', ...others] = names.toReversed()
  return others.length === 0 ? last : `${others.toReversed().join(', ')} and ${last}`
}

const ORDINALS = ['first', 'second']

/** Others that are better than each row of ours; of the second row those that the first is not behind as well. */
const behind = (
  word: string,
  calls: readonly Call[],
  isBetter: (other: Call, ours: Call) => boolean,
): readonly string[] => {
  const others = calls.filter(({ isOurs }) => !isOurs)
  const told = new Set<Call>()
  return calls
    .filter(({ isOurs }) => isOurs)
    .flatMap((ours, i) => {
      const better = others.filter((other) => !told.has(other) && isBetter(other, ours))
      const too = told.size > 0 ? 'these, ' : ''
      for (const other of better) told.add(other)
      return better.length === 0
        ? []
        : [
            `${word} than the ${ORDINALS[i]} row: ${too}${listed(better.map(({ label }) => label))}.`,
          ]
    })
}

/** Where ours is not the best, whatever was measured. */
const losses = (calls: readonly Call[]): string =>
  [
    ...behind('Faster', calls, (other, ours) => other.times.p50 < ours.times.p50),
    ...behind('Smaller', calls, (other, ours) => other.gzip > 0 && other.gzip < ours.gzip),
  ].join(' ')

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
  const head = ['one failed call', 'time, ours = 1', 'size, min + gzip', 'tells you']
  return [
    START,
    '',
    table(head, [1, 2], calls.map(row)),
    '',
    `![${chartWords(calls)}](${CHART})`,
    '',
    wrapped(
      `The mean of ${exchanges} failed calls, in brackets what eight in ten rounds lie between. Peers build their error and decide; they are given eleven of the calls, since none of them reads a stream that was cut; the sum is divided by twelve all the same. Node ${node}, ${date}, \`${command}\`.`,
    ),
    wrapped(
      'The size of an SDK is that of its whole client, in which its decision is; who uses one pays for its Error anyway, and hands it to `diagnose({ error })` on top.',
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
