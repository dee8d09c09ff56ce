import type { Decision } from './decision.js'
import type { ReportedAttempt } from './reported.js'
import { utc } from './utc.js'
import { reportWords as words } from './words.js'

const isSaid = (part: string | number | null): boolean => part !== null

/** What Markdown might read as more than text stands as code: the gate lets no backtick pass. */
export const literal = (text: string | null): string | null =>
  text === null || /^[A-Za-z0-9.…-]{1,256}$/.test(text) ? text : `\`${text}\``

/** `- Label: value`, or what is said where there is none. */
export const item = (
  label: keyof typeof words.labels,
  value: string | null,
  otherwise: string = words.none.other,
): string => `- ${words.labels[label]}: ${value ?? otherwise}`

/** Those that there are, behind one another. */
export const several = (
  between: string,
  ...parts: readonly (string | number | null)[]
): string | null => (parts.some(isSaid) ? parts.filter(isSaid).join(between) : null)

const waitOf = (decision: Decision): string | null => {
  if (decision._tag === 'Retry') return words.wait(decision.afterMs)
  const until = decision.untilEpochMs === null ? null : utc(decision.untilEpochMs)
  return until === null ? null : words.until(until)
}

const row = (cells: readonly (string | number | null)[]): string =>
  `| ${cells.map((cell) => cell ?? words.none.cell).join(' | ')} |`

const table = (attempts: readonly ReportedAttempt[]): readonly string[] => [
  row(words.columns),
  row(words.columns.map(() => '---')),
  ...attempts.map(({ attempt, at, requestId, status, cause, decision }) =>
    row([attempt, at, literal(requestId), status, cause, waitOf(decision), decision.reason]),
  ),
]

const FENCE = '```'

/** Few people read them: they are folded where Markdown is shown. */
const folded = (lines: readonly string[]): readonly string[] => [
  `<details><summary>${words.lines}</summary>`,
  '',
  `${FENCE}json`,
  ...lines,
  FENCE,
  '',
  '</details>',
]

/** A list, a table where there are attempts, and the lines where there are any. All values passed the gate before. */
export const markdownOf = (
  items: readonly string[],
  attempts: readonly ReportedAttempt[],
  lines: readonly string[],
): string =>
  [
    ...items,
    ...(attempts.length === 0 ? [] : ['', ...table(attempts)]),
    ...(lines.length === 0 ? [] : ['', ...folded(lines)]),
  ].join('\n')
