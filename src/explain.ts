import type { Decision, StopReason } from './decision.js'
import type { Certainty, Culprit, Diagnosis } from './diagnosis.js'
import { has, shownId } from './phrases.js'
import { hasOwn } from './read.js'
import { utc } from './utc.js'
import { words } from './words.js'

/** The answer to "Is it me or The Grid?". */
export type Blame = 'Me' | 'TheGrid' | 'Between' | 'Nobody' | 'Unclear'

/** A diagnosis in words, for people. */
export interface Explanation {
  readonly title: string
  readonly blame: Blame
  readonly meaning: string
  /** One to four; the first is the one that most likely helps. */
  readonly steps: readonly string[]
  /** Where to read on. */
  readonly docs: string
  /** All of it as one block of lines, for a log or a terminal. */
  readonly text: string
}

const BLAME: { readonly [C in Culprit]: Blame } = {
  CallerConfig: 'Me',
  CallerRequest: 'Me',
  CallerAccount: 'Me',
  Service: 'TheGrid',
  Network: 'Between',
  Nobody: 'Nobody',
  Unclear: 'Unclear',
}

const VERDICT: { readonly [B in Blame]: string } = {
  Me: 'yours to fix',
  TheGrid: 'it is The Grid',
  Between: 'between you and The Grid',
  Nobody: 'nothing to fix',
  Unclear: 'not clear whose',
}

const WHY_STOP: { readonly [R in StopReason]: string } = {
  NothingWrong: 'Nothing to retry.',
  Cancelled: 'Not retried: you cancelled the call.',
  NeedsFix: 'Do not retry as it is: it needs a fix first.',
  NotUnderstood: 'Not retried: what went wrong is not known.',
  QuotaUntilReset: 'Do not retry before the quota resets.',
  ServerSaysNo: 'Not retried: the server said not to.',
  OutputDelivered: 'Not retried: part of the answer was already delivered.',
  MayHaveRun: 'Not retried: the call may have run.',
  WaitTooLong: 'Not retried: the server asks for a longer wait than allowed.',
  TimeSpent: 'Not retried: another attempt would come after the deadline.',
  AttemptsSpent: 'Not retried: the attempts are used up.',
  BudgetSpent:
    'Not retried: so many calls of this client failed that another attempt cannot be afforded now.',
}

/** Time does not lift what needs a fix; and a budget is asked only when the server's own wait is over. */
const NOT_LIFTED: readonly StopReason[] = ['NeedsFix', 'BudgetSpent']

const howLong = (ms: number): string => `${Math.round(ms / 100) / 10} s`

const decided = (decision: Decision): string | null => {
  if (decision._tag === 'Retry') return `Retry in ${howLong(decision.afterMs)}.`
  if (!hasOwn(WHY_STOP, decision.reason)) return null
  const why = WHY_STOP[decision.reason]
  const { reason, untilEpochMs } = decision
  const isLifted = untilEpochMs !== null && !NOT_LIFTED.includes(reason)
  const until = isLifted ? utc(untilEpochMs) : null
  return until === null ? why : `${why} Come back at ${until}.`
}

const SURE: { readonly [C in Certainty]: string } = {
  Certain: '',
  Likely: 'probably ',
  Guess: 'perhaps ',
}

const verdict = ({ certainty }: Diagnosis, blame: Blame): string =>
  blame === 'Unclear' || !hasOwn(SURE, certainty)
    ? VERDICT[blame]
    : SURE[certainty] + VERDICT[blame]

const LOWER_CASE =
  'Write the model in lower case, as the page does: other spellings are not promised to work.'
const NESTED = 'Your client retries by itself: turn one of the two off (an SDK: maxRetries: 0).'

/** What else in the request is worth a step: letter case where the model may be the reason, retries anywhere. */
const withAsides = (diagnosis: Diagnosis, steps: readonly string[]): readonly string[] => {
  const mayBeModel = diagnosis.status === 404 && has(diagnosis, 'CaseDiffers')
  const first = mayBeModel ? [LOWER_CASE, ...steps] : steps
  return has(diagnosis, 'NestedRetries') ? [...first.slice(0, 3), NESTED] : first.slice(0, 4)
}

const isSaid = (part: string | number | null): boolean => part !== null

const isDiagnosis = ({ cause, culprit }: Diagnosis): boolean =>
  hasOwn(words, cause) && hasOwn(BLAME, culprit)

const compose = (diagnosis: Diagnosis, decision: Decision | null): Explanation => {
  const { title, meaning, steps, docs } = words[diagnosis.cause]
  const blame = BLAME[diagnosis.culprit]
  const means = meaning(diagnosis)
  const todo = withAsides(diagnosis, steps(diagnosis))
  const { status, cause } = diagnosis
  const requestId = shownId(diagnosis)
  const text = [
    [typeof status === 'number' ? status : null, cause, verdict(diagnosis, blame)]
      .filter(isSaid)
      .join(' · '),
    `${title}. ${means}`,
    ...todo.map((step, i) => `${i + 1}. ${step}`),
    decision === null ? null : decided(decision),
    requestId === null ? null : `Request ID: ${requestId}`,
    docs,
  ]
    .filter(isSaid)
    .join('\n')
  return { title, blame, meaning: means, steps: todo, docs, text }
}

const wordless = (): Explanation => {
  const { title, docs } = words.Unknown
  const meaning = 'What was handed in is no diagnosis.'
  const steps = ['Hand in what diagnose returned.']
  return {
    title,
    blame: 'Unclear',
    meaning,
    steps,
    docs,
    text: [`${title}. ${meaning}`, `1. ${steps[0]}`, docs].join('\n'),
  }
}

/**
 * A diagnosis in the words of The Grid's page: whose fault, what it means, what to do, in order.
 *
 * With a decision it also says when to come back, or why not. Texts are English and meant for people: decide on
 * `_tag` and `cause`, never on them. Does not quote keys, tokens or the body. What is no diagnosis gets an
 * explanation that says so; nothing is thrown.
 *
 * Source: the troubleshooting page.
 *
 * @example
 * const diagnosis = diagnose({ status: 500 })
 * explain(diagnosis).blame // => 'TheGrid'
 * explain(diagnosis).steps[0] // => 'Retry with exponential backoff and jitter. Failed requests are not billed.'
 */
export const explain = (diagnosis: Diagnosis, decision: Decision | null = null): Explanation => {
  try {
    return isDiagnosis(diagnosis) ? compose(diagnosis, decision) : wordless()
  } catch {
    return wordless()
  }
}
