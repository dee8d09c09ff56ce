import { type Decision, type Diagnosis, type Explanation, explain, type Finding } from 'grid-triage'

/** The lines of an explanation's text that have no field of their own. */
export interface OwnLines {
  /** Status, cause and whose it is. */
  readonly heading: string
  /** The wrong URL above the right one, and a caret below the first difference; or nothing. */
  readonly compared: readonly string[]
  /** What is decided, and until when; or nothing. */
  readonly decided: readonly string[]
  /** The line of the request ID; or nothing. */
  readonly requestId: readonly string[]
}

/** An explanation taken apart; `lines` is `null` where its text is not laid out as expected: then it is shown whole. */
export interface Explained extends Explanation {
  readonly lines: OwnLines | null
}

interface Around {
  readonly heading: string
  /** Between the meaning and the steps. */
  readonly before: readonly string[]
  /** Between the steps and the docs. */
  readonly behind: readonly string[]
}

/** Each line that has a field must stand where it belongs: nothing is recovered from a text that is laid out otherwise. */
const around = ({ text, title, meaning, steps, docs }: Explanation): Around | null => {
  const [heading = '', ...rest] = text.split('\n')
  const numbered = steps.map((step, i) => `${i + 1}. ${step}`)
  const first = rest.indexOf(numbered[0] ?? '')
  const behind = first + numbered.length
  const isAsExpected =
    first > 0 &&
    rest[0] === `${title}. ${meaning}` &&
    numbered.every((row, i) => rest[first + i] === row) &&
    rest.indexOf(docs) === rest.length - 1
  return isAsExpected
    ? { heading, before: rest.slice(1, first), behind: rest.slice(behind, -1) }
    : null
}

/** What stands behind the steps only where something was decided is what was decided. */
export const ownLines = (decided: Explanation, undecided: Explanation): OwnLines | null => {
  const said = around(decided)
  const requestId = around(undecided)?.behind
  if (said === null || requestId === undefined) return null
  const { heading, before: compared, behind } = said
  const end = behind.length - requestId.length
  return requestId.every((row, i) => behind[end + i] === row)
    ? { heading, compared, decided: behind.slice(0, end), requestId }
    : null
}

/** The parts of an explanation, so that each can be set in its own way. */
export const explained = (
  what: Diagnosis | Finding,
  decision: Decision | null = null,
): Explained => {
  const explanation = explain(what, decision)
  return { ...explanation, lines: ownLines(explanation, explain(what)) }
}
