import { pingOf } from './curl.js'
import { diagnose } from './diagnose.js'
import type { Diagnosis } from './diagnosis.js'
import {
  type Flow,
  type Given,
  isDiagnosis,
  isFlow,
  isStepId,
  type ResultOf,
  type StepId,
  unanswered,
} from './flow-state.js'
import { acceptedBy, judge, type Step } from './flow-steps.js'
import { type Grid, theGrid } from './grid.js'
import { preflight } from './preflight.js'
import { isObject, prop } from './read.js'
import { regated } from './regated.js'
import { type RequestFacts, readRequest } from './request.js'
import type { Seen, SeenRequest } from './seen.js'
import { isJudged } from './sent-body.js'
import { readThrown } from './thrown.js'
import { firstOpen, type Verdict, verdictOn } from './verdict.js'

const givenIn = (facts: RequestFacts | null): Given => ({
  headers: facts !== null && isObject(facts.headers),
  url: facts !== null && facts.urlText !== null,
  model: facts !== null && facts.model !== null && facts.model.trim() !== '',
  // Text over 8 KiB is not judged, and so not known to be right.
  body: facts !== null && (isJudged(facts.body) || isObject(facts.body)),
})

const isRequest = (value: unknown): value is SeenRequest => isObject(value)

/** The request as `diagnose` knows it: as handed in, else as far as the error keeps it. */
const requestIn = (seen: unknown): SeenRequest => {
  const error = prop(seen, 'error')
  const request = prop(seen, 'request') ?? (isObject(error) ? readThrown(error).request : null)
  return isRequest(request) ? request : {}
}

/** Of a diagnosis that was made before: what it was made of is not seen again. */
const flowOfDiagnosis = (diagnosis: Diagnosis, grid: Grid): Flow => ({
  diagnosis: regated(diagnosis),
  findings: [],
  given: givenIn(null),
  ping: pingOf(endpointOf(diagnosis, grid), grid),
  answers: unanswered,
})

/** A request to the surface, for the instrument, that the diagnosis names. */
const endpointOf = ({ surface, instrument }: Diagnosis, { hosts, surfaces }: Grid): SeenRequest => {
  const host = hosts.find((served) => served.surface === surface)
  return host === undefined
    ? { body: { model: instrument } }
    : {
        url: `${host.origin}${host.basePath}${surfaces[host.surface].endpoint}`,
        body: { model: instrument },
      }
}

const flowOf = (seen: Seen, grid: Grid): Flow => {
  const request = requestIn(seen)
  return {
    diagnosis: diagnose(seen, grid),
    findings: preflight(request, grid),
    given: givenIn(readRequest(request, grid)),
    ping: pingOf(request, grid),
    answers: unanswered,
  }
}

/** The flow of who has seen nothing yet. */
const nothingSeen = (): Flow => flowOf({}, theGrid)

/**
 * The page's "Is it me or The Grid?", begun with what was seen of a failed call.
 *
 * What the evidence answers is answered: credentials, URL, model and body from the `request`, the request ID from the
 * answer, and a step that cannot be why the call ended as it did is passed over. The rest are questions: ask for them
 * with `currentStep`, reply with `answer`, and read `verdict` at any time. Plain data that survives JSON unchanged; no
 * key, prompt or text of the body is in it. A diagnosis will do, too, but says less than what it was made of. It looks
 * nothing up and makes no call. Input of any other shape begins a
 * flow in which everything is open; nothing is thrown.
 *
 * Source: the troubleshooting page, "Is it me or The Grid?".
 *
 * @example
 * const flow = startFlow({ status: 404 })
 * currentStep(flow).title // => 'Check the status page'
 * verdict(flow).ruledOut // => ['AuthHeader', 'Balance', 'RequestBody']
 */
export const startFlow = (seen: Seen | Diagnosis, grid: Grid = theGrid): Flow => {
  try {
    const known = isObject(grid) ? grid : theGrid
    return isDiagnosis(seen) ? flowOfDiagnosis(seen, known) : flowOf(seen, known)
  } catch {
    return nothingSeen()
  }
}

/** Runs on a flow, and on an empty one in place of what is none. */
const withFlow = <A>(flow: unknown, use: (flow: Flow) => A): A => {
  try {
    if (isFlow(flow)) return use(flow)
  } catch {
    // What breaks while it is read is none either.
  }
  return use(nothingSeen())
}

/**
 * All steps of the flow in the page's order, the answered ones included: for a page that shows the whole walk.
 *
 * Each is `Open`, `Answered` or `Skipped`, by the evidence or by you, with what was found, how to check it, and what
 * each answer would mean. The question about a proxy is in it only where it is asked. What is no flow counts as one in
 * which nothing was seen.
 *
 * Source: the troubleshooting page, "Is it me or The Grid?".
 *
 * @example
 * const [, , header] = flowSteps(startFlow({ status: 401, request: { headers: { authorization: 'my-key' } } }))
 * header.id // => 'AuthHeader'
 * header.state // => 'Answered'
 * header.by // => 'Evidence'
 * header.findings[0].cause // => 'MissingBearerPrefix'
 */
export const flowSteps = (flow: Flow): readonly Step[] =>
  withFlow(flow, (known) => judge(known).map(({ step }) => step))

/**
 * The question to ask next, with how to check it and what each answer would mean; `null` when the flow is done.
 *
 * In the page's order. The flow is done early when something settles it: a fault of the request that was seen and
 * explains what happened, an active incident, a fault that you found. What is no flow counts as one in which nothing
 * was seen.
 *
 * Source: the troubleshooting page, "Is it me or The Grid?".
 *
 * @example
 * const { id, question, answers } = currentStep(startFlow({ status: 500 }))
 * id // => 'StatusPage'
 * question // => 'Is there an active incident?'
 * answers[0] // => { result: 'Incident', means: "There is an active incident, so it's not you." }
 */
export const currentStep = (flow: Flow): Step | null =>
  withFlow(flow, (known) => firstOpen(judge(known)))

/**
 * The flow with one more answer. In any order; answering again changes the answer; `'NotChecked'` skips a question.
 *
 * A step that the evidence decides, a step that does not exist, and a result that its `answers` do not list leave the
 * flow as it is. What is no flow counts as one in which nothing was seen.
 *
 * Source: the troubleshooting page, "Is it me or The Grid?".
 *
 * @example
 * const flow = answer(startFlow({ status: 500 }), 'StatusPage', 'Incident')
 * currentStep(flow) // => null
 * verdict(flow).blame // => 'TheGrid'
 */
export const answer = <S extends StepId>(flow: Flow, stepId: S, result: ResultOf<S>): Flow =>
  withFlow(flow, (known) =>
    isStepId(stepId) && acceptedBy(known, stepId).includes(result)
      ? { ...known, answers: { ...known.answers, [stepId]: result } }
      : known,
  )

/**
 * Whose it is, as far as the flow is walked: culprit, cause, how sure, what decided it, and the one thing to do next.
 *
 * Always there: before the first answer it is the diagnosis. An answer changes it only where it speaks for or against
 * something; where nothing is left the culprit is `Unclear`, and support is next. While a question is open, `next` is to
 * check it. The order of the answers makes no difference. What is no flow counts as one in which nothing was seen.
 *
 * Source: the troubleshooting page, "Is it me or The Grid?".
 *
 * @example
 * const asked = answer(startFlow({ status: 401 }), 'StatusPage', 'NoIncident')
 * const { blame, cause, because, next } = verdict(answer(asked, 'Curl', 'SameError'))
 * blame // => 'Me'
 * cause // => 'InvalidApiKey'
 * because // => 'Curl'
 * next // => 'Check your key at app.thegrid.ai/profile/api-keys.'
 */
export const verdict = (flow: Flow): Verdict => withFlow(flow, verdictOn)
