import { type Blame, blameOf } from './blame.js'
import type { Decision, StopReason } from './decision.js'
import type { Diagnosis } from './diagnosis.js'
import type { Finding } from './finding.js'
import { isNameOf, prop } from './read.js'
import { compared, has, type Subject, shownId, subjectOf, toldOf } from './subject.js'
import { utc } from './utc.js'
import {
  asides,
  blamed,
  comeBack,
  hedged,
  noDiagnosis,
  requestIdIs,
  retryIn,
  type Words,
  warnings,
  whyRetry,
  whyStop,
  words,
  worthMending,
} from './words.js'

/** A diagnosis or a finding in words, for people. */
export interface Explanation {
  /** The cause in a few words. */
  readonly title: string
  /** The answer to "Is it me or The Grid?". */
  readonly blame: Blame
  /** What happened, in sentences. */
  readonly meaning: string
  /** One to four; the first is the one that most likely helps. */
  readonly steps: readonly string[]
  /** Where to read on. */
  readonly docs: string
  /** All of it as one block of lines, for a log or a terminal; a wrong URL with a caret below its first wrong letter. */
  readonly text: string
}

/** Time does not lift what needs a fix, nor what was done already; and a budget is asked only when the server's own wait is over. */
const NOT_LIFTED: readonly StopReason[] = [
  'NeedsFix',
  'OutputDelivered',
  'MayHaveRun',
  'BudgetSpent',
]

const decided = (decision: Decision | null): readonly string[] => {
  if (decision === null) return []
  if (decision._tag === 'Retry') {
    const { afterMs, reason } = decision
    return [retryIn(afterMs, isNameOf(whyRetry, reason) ? whyRetry[reason] : '')]
  }
  const { reason, untilEpochMs } = decision
  if (!isNameOf(whyStop, reason)) return []
  const why = whyStop[reason]
  const isLifted = untilEpochMs !== null && !NOT_LIFTED.includes(reason)
  const until = isLifted ? utc(untilEpochMs) : null
  return [until === null ? why : `${why} ${comeBack(until)}`]
}

const whose = ({ certainty }: Subject, blame: Blame): string =>
  blame === 'Unclear' || !isNameOf(hedged, certainty)
    ? blamed[blame]
    : hedged[certainty] + blamed[blame]

/** What else in the request is worth a step: letter case where only the model may be the reason, retries anywhere. */
const withAsides = (subject: Subject, steps: readonly string[]): readonly string[] => {
  const mayBeModel =
    subject.cause === 'Unknown' && subject.status === 404 && has(subject, 'CaseDiffers')
  const first = mayBeModel ? [asides.lowerCase, ...steps] : steps
  return has(subject, 'NestedRetries')
    ? [...first.slice(0, 3), asides.nestedRetries]
    : first.slice(0, 4)
}

interface Told {
  readonly heading: readonly (string | number)[]
  readonly blame: Blame
  readonly said: Words
  readonly subject: Subject
  readonly decision: Decision | null
}

const compose = ({ heading, blame, said, subject, decision }: Told): Explanation => {
  const { docs } = said
  const ahead = subject.ahead === true
  const title = (ahead ? said.before : null) ?? said.title
  const meaning = said.meaning(subject)
  const all = said.steps(subject)
  const steps = ahead ? all : withAsides(subject, all)
  const requestId = shownId(subject)
  const text = [
    heading.join(' · '),
    `${title}. ${meaning}`,
    ...compared(subject),
    ...steps.map((step, i) => `${i + 1}. ${step}`),
    ...decided(decision),
    ...(requestId === null ? [] : [requestIdIs(requestId)]),
    docs,
  ].join('\n')
  return { title, blame, meaning, steps, docs, text }
}

const ofDiagnosis = (diagnosis: Diagnosis, decision: Decision | null): Explanation => {
  const { cause, culprit, status } = diagnosis
  const blame = blameOf(culprit)
  if (!isNameOf(words, cause) || blame === null) return wordless()
  const heading = [cause, whose(diagnosis, blame)]
  return compose({
    heading: typeof status === 'number' ? [status, ...heading] : heading,
    blame,
    said: words[cause],
    subject: toldOf(diagnosis, decision?._tag === 'Stop'),
    decision,
  })
}

const saidOf = ({ cause, code }: Finding): Words | null => {
  if (cause === null) return isNameOf(warnings, code) ? warnings[code] : null
  return isNameOf(words, cause) ? words[cause] : null
}

const ofFinding = (finding: Finding, ahead: boolean): Explanation => {
  const { cause, code } = finding
  const said = saidOf(finding)
  if (said === null) return wordless()
  const subject = subjectOf(cause ?? 'Unknown', finding, ahead)
  return compose({
    heading: cause === null ? [code, worthMending] : [cause, whose(subject, 'Me')],
    blame: 'Me',
    said,
    subject,
    decision: null,
  })
}

const wordless = (): Explanation => {
  const { title, docs } = words.Unknown
  const { meaning, step } = noDiagnosis
  const text = [`${title}. ${meaning}`, `1. ${step}`, docs].join('\n')
  return { title, blame: 'Unclear', meaning, steps: [step], docs, text }
}

const isFinding = (what: Diagnosis | Finding): what is Finding =>
  typeof prop(what, 'severity') === 'string'

/** A finding in a request that was sent already. */
export const explainSent = (finding: Finding): Explanation => ofFinding(finding, false)

/**
 * A diagnosis, or a finding of `preflight`, in the words of The Grid's page: whose fault, what it means, what to do, in
 * order.
 *
 * With a decision on a diagnosis it also says when to come back, or why not. A finding is about what would be sent.
 * Texts are English and meant for people: decide on `_tag` and `cause`, never on them. Does not quote keys, tokens or the
 * body. What is neither gets an explanation that says so; nothing is thrown.
 *
 * Source: the troubleshooting page.
 *
 * @example
 * const diagnosis = diagnose({ status: 500 })
 * explain(diagnosis).blame // => 'TheGrid'
 * explain(diagnosis).steps[0] // => 'Retry with exponential backoff and jitter. Failed requests are not billed.'
 */
export const explain = (
  what: Diagnosis | Finding,
  decision: Decision | null = null,
): Explanation => {
  try {
    return isFinding(what) ? ofFinding(what, true) : ofDiagnosis(what, decision)
  } catch {
    return wordless()
  }
}
