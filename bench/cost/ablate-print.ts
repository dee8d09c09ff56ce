import type { AblationResult, Line, PlatformResult, Quality } from './ablate-result.js'
import type { Spread } from './stats.js'

const NAME = 41

const whole = (value: number): string => Math.round(value).toString()
const ratio = ({ p50 }: Spread): string => p50.toFixed(2).padStart(9)
const number = (value: number): string => whole(value).padStart(8)

const cells = ({ name, ns, bytes, ratio: of }: Line): string =>
  `${name.padEnd(NAME)}${number(ns)}${number(bytes)}${ratio(of)}`

const HEAD = `${''.padEnd(NAME)}${'ns'.padStart(8)}${'bytes'.padStart(8)}${'× limit'.padStart(9)}`

const indented = ({ name, times, ...line }: PlatformResult): string =>
  cells({ ...line, name: `    ${name}${times === null ? '' : `, ${times.toFixed(2)} times`}` })

/** A call, what is the platform's in it, and what is left. */
const split = (
  line: Line,
  rest: string,
  platform: readonly PlatformResult[],
): readonly string[] => {
  const sum = (of: (one: Line) => number): number =>
    platform.reduce((total, one) => total - of(one), of(line))
  const p50 = sum((one) => one.ratio.p50)
  const left = {
    name: `    ${rest}`,
    ns: sum(({ ns }) => ns),
    bytes: sum(({ bytes }) => bytes),
    ratio: { p10: p50, p50, p90: p50 },
  }
  return [cells(line), ...platform.map(indented), cells(left)]
}

const quality = (vectors: number, { causes, same, unread }: Quality): string =>
  [
    `${whole((100 * causes) / vectors)} %`.padStart(7),
    whole(same).padStart(5),
    unread > 0 ? ` !${unread}` : '',
  ].join('')

const PART_HEAD = [
  `${''.padEnd(NAME)}${'left out alone, saves'.padEnd(37)}| all so far left out`,
  [
    ''.padEnd(NAME),
    `${'ns'.padStart(5)} ${'(p10 to p90)'.padEnd(14)}${'bytes'.padStart(5)} causes same|`,
    `${'ns'.padStart(5)}${'× limit'.padStart(8)}${'bytes'.padStart(6)} causes same`,
  ].join(''),
]

const partLines = ({ vectors, parts }: AblationResult): readonly string[] =>
  parts.map(({ name, alone, soFar }) => {
    const { p10, p50, p90 } = alone.ns
    return [
      name.padEnd(NAME),
      whole(p50).padStart(5),
      ` (${whole(p10)} to ${whole(p90)})`.padEnd(15),
      whole(alone.bytes).padStart(5),
      quality(vectors, alone).padEnd(12),
      `|${whole(soFar.ns).padStart(5)}${soFar.ratio.p50.toFixed(2).padStart(8)}`,
      whole(soFar.bytes).padStart(6),
      quality(vectors, soFar),
    ].join('')
  })

const platformOf = (result: AblationResult, which: PlatformResult['of']) =>
  result.platform.filter(({ of }) => of === which)

export const printedAblation = (result: AblationResult): readonly string[] => {
  const { date, node, v8, rounds, vectors, controls, inputs, failed } = result
  return [
    `${date}, Node ${node}, V8 ${v8}: 12 failed calls, Headers and text, ${rounds} rounds; for one call`,
    '',
    HEAD,
    ...split(result.limit, 'its own', platformOf(result, 'limit')),
    ...split(result.whole, 'its own: the parts below', platformOf(result, 'ours')),
    '',
    ...controls.map(cells),
    ...inputs.map(cells),
    '',
    `What is left out changes answers. Beside it: the causes of ${vectors} vectors that are still right, and how many`,
    'of the twelve are answered the same. Alone: what these save (all, where none is), as a share of the whole.',
    'So far: all twelve, though another answer may take longer.',
    '!n: without it n of the twelve could not be read at all, and the time of the row means nothing.',
    ...PART_HEAD,
    ...partLines(result),
    ...failed.map((why) => `FAILED: ${why}`),
  ]
}
