import {
  answer,
  currentStep,
  type Flow,
  flowSteps,
  type Result,
  type Seen,
  type SeenRequest,
  type Step,
  type StepId,
  startFlow,
  type Verdict,
  verdict,
} from 'grid-triage'
import { CHAT_URL, MESSAGES_URL } from '../arbitraries.js'

/** A request without a fault. */
export const right = {
  method: 'POST',
  url: CHAT_URL,
  headers: { authorization: 'Bearer test-key', 'content-type': 'application/json' },
  body: { model: 'text-prime', messages: [{ role: 'user', content: 'ping' }] },
} satisfies SeenRequest

const onMessages = {
  ...right,
  url: MESSAGES_URL,
  body: { ...right.body, max_tokens: 16 },
} satisfies SeenRequest

const cut = (received: string): Seen => ({
  status: 200,
  stream: { received, endedWith: 'Close', silentMs: 45_000 },
})

/** What was seen: nothing at all, each row of the page's table, and what lies at its borders. */
export const starts = {
  nothing: {},
  'an unknown error': { error: new Error('boom') },
  '401': { status: 401 },
  '401, code': { status: 401, body: { error: { code: 'invalid_api_key' } } },
  '401, Bearer on Messages': { status: 401, request: onMessages },
  '402': { status: 402 },
  '402, Auto Top Up': { status: 402, autoTopUp: true },
  '402, no Auto Top Up': { status: 402, autoTopUp: false },
  '404': { status: 404 },
  '404 (model)': { status: 404, request: { ...right, body: { ...right.body, model: 'gpt-5.2' } } },
  '404 (path)': { status: 404, request: { ...right, url: `${CHAT_URL}/` } },
  '404, URL only': { status: 404, request: { url: CHAT_URL } },
  '404, another host': {
    status: 404,
    request: { ...right, url: 'https://llm.example.com/v1/chat/completions' },
  },
  '429': { status: 429 },
  '429, money': { status: 429, body: { error: { code: 'insufficient_quota' } } },
  '429, a day': { status: 429, body: { error: { message: 'daily limit reached' } } },
  '500': { status: 500, headers: { 'x-request-id': 'req-1' } },
  '500, no id': { status: 500 },
  '503': { status: 503 },
  '503, balance': {
    status: 503,
    body: { errors: { detail: 'Balance replenishment in progress' } },
  },
  '503, a page': { status: 503, body: '<html><title>503</title>nginx</html>' },
  'Connection refused': { error: { code: 'ECONNREFUSED' } },
  'a proxy refused': { error: { code: 'ECONNREFUSED', address: '127.0.0.1' }, request: right },
  'Hangs or no response': { error: { name: 'TimeoutError' } },
  'Streaming cuts off': cut('data: {"choices":[]}\n\n'),
  'an error in a stream': cut('data: {"error":{"message":"insufficient credits"}}\n\n'),
  '307': { status: 307 },
  'a hidden redirect': { type: 'opaqueredirect' },
  '400': { status: 400 },
  '400, body': { status: 400, request: { ...right, body: '{"model":' } },
  '403': { status: 403 },
  '407': { status: 407 },
  'a page under 200': { status: 200, body: '<html>Please sign in</html>' },
  success: { status: 200, body: { choices: [{ finish_reason: 'stop' }] } },
  cancelled: { cancelled: true },
} satisfies Readonly<Record<string, Seen>>

/** Each start, without a request of its own and with one that is right. */
export const evidences: readonly (readonly [name: string, seen: Seen])[] = Object.entries(
  starts,
).flatMap(([name, seen]: readonly [string, Seen]) => [
  [name, seen] as const,
  ...(seen.request === undefined ? [[`${name}, right`, { ...seen, request: right }] as const] : []),
])

/** `Curl Works, AuthHeader Wrong`, as pairs of what was asked and answered. */
export type Told = readonly (readonly [StepId, Result])[]

export const told = (flow: Flow, answers: Told): Flow =>
  answers.reduce((known, [id, result]) => answer(known, id, result), flow)

/** The flow after these answers, each given to the question that was asked. */
export const walked = (seen: Seen, ...results: readonly Result[]): Flow =>
  results.reduce((flow, result) => {
    const step = currentStep(flow)
    return step === null ? flow : answer(flow, step.id, result)
  }, startFlow(seen))

/** A step as it stands in a flow. */
export const stepOf = (flow: Flow, id: StepId): Step | undefined =>
  flowSteps(flow).find((step) => step.id === id)

/** A step as the evidence leaves it. */
export const seenStep = (seen: Seen, id: StepId): Step | undefined => stepOf(startFlow(seen), id)

/** A place that a walk can come to. */
export interface Place {
  readonly flow: Flow
  readonly answers: Told
  readonly step: Step | null
  readonly verdict: Verdict
}

/** Every place that the questions can lead to, from the first to the ends. */
export function* places(flow: Flow, answers: Told = []): Generator<Place> {
  const step = currentStep(flow)
  yield { flow, answers, step, verdict: verdict(flow) }
  if (step === null || answers.length > 12) return
  for (const { result } of step.answers) {
    yield* places(answer(flow, step.id, result), [...answers, [step.id, result]])
  }
}
