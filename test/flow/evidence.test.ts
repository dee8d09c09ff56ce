import {
  type Diagnosis,
  diagnose,
  explain,
  flowSteps,
  type Seen,
  type SeenRequest,
  type StepId,
  startFlow,
  verdict,
} from 'grid-triage'
import { describe, expect, it } from 'vitest'
import { right, starts } from './starts.js'

type Row = readonly [
  what: string,
  seen: Seen,
  open: readonly StepId[],
  ruledOut: readonly StepId[],
  because: StepId | null,
]

const doubled: SeenRequest = { ...right, url: 'https://api.thegrid.ai/v1/v1/chat/completions' }
const elsewhere = { redirected: true, url: 'https://other.example/v1/chat/completions' }
const saying = (status: number, message: string): Seen => ({ status, body: { error: { message } } })
const coded = (status: number, code: string): Seen => ({ status, body: { error: { code } } })
const streamed = (code: string): Seen => ({
  status: 200,
  stream: { received: `data: {"error":{"code":"${code}"}}\n\n`, endedWith: 'Close' },
})

const seenAlone: readonly Row[] = [
  [
    'a 408, which is an answer, though it speaks of silence',
    { status: 408 },
    ['StatusPage', 'Curl', 'Proxy', 'RequestId'],
    ['AuthHeader', 'BaseUrl', 'Model', 'Balance', 'RequestBody'],
    null,
  ],
  [
    'an error in a stream, for which nothing between is to blame',
    streamed('overloaded'),
    ['StatusPage', 'Curl', 'RequestId'],
    ['AuthHeader', 'BaseUrl', 'Model', 'Balance', 'RequestBody'],
    null,
  ],
  [
    'a rate limit told in a stream, which passes by itself',
    streamed('resource_exhausted'),
    ['StatusPage', 'Curl', 'RequestId'],
    ['AuthHeader', 'BaseUrl', 'Model', 'Balance', 'RequestBody'],
    null,
  ],
  [
    'a 403 that a filter gave in place of The Grid',
    coded(403, 'unsupported_country_region_territory'),
    ['StatusPage', 'Curl', 'Proxy', 'RequestId'],
    ['AuthHeader', 'BaseUrl', 'Model', 'Balance', 'RequestBody'],
    null,
  ],
  [
    'a 422, which says that the body is wrong, and not in what',
    { status: 422 },
    ['StatusPage', 'Curl', 'RequestBody', 'RequestId'],
    ['AuthHeader', 'BaseUrl', 'Model', 'Balance'],
    null,
  ],
  [
    'a 400 of a body without a visible fault',
    { status: 400, request: right },
    ['StatusPage', 'Curl', 'RequestBody', 'RequestId'],
    ['AuthHeader', 'BaseUrl', 'Model', 'Balance'],
    null,
  ],
  ['a 405', { status: 405 }, [], ['AuthHeader', 'Model', 'Balance'], 'RequestBody'],
  ['a 413', { status: 413 }, [], ['AuthHeader', 'BaseUrl', 'Model', 'Balance'], 'RequestBody'],
  ['a 415', { status: 415 }, [], ['AuthHeader', 'BaseUrl', 'Model', 'Balance'], 'RequestBody'],
  [
    'a 400 whose code says what is wrong',
    coded(400, 'context_length_exceeded'),
    [],
    ['Balance'],
    'RequestBody',
  ],
  [
    'a 400 whose words are about the model, which the header, the URL or the body may be behind',
    saying(400, 'model not found'),
    ['StatusPage', 'Curl', 'AuthHeader', 'BaseUrl', 'Model', 'RequestBody', 'RequestId'],
    ['Balance'],
    null,
  ],
  [
    'a 404 whose words are about the model, which only the URL may be behind',
    saying(404, 'model not found'),
    ['StatusPage', 'Curl', 'BaseUrl', 'Model', 'RequestId'],
    ['AuthHeader', 'Balance', 'RequestBody'],
    null,
  ],
  [
    'a cap of the day, which no balance lifts',
    starts['429, a day'],
    [],
    ['AuthHeader', 'BaseUrl', 'Model', 'Balance', 'RequestBody'],
    null,
  ],
  [
    'a key that was lost on a redirect, for which the header is not to blame',
    { status: 401, request: right, ...elsewhere },
    [],
    ['AuthHeader', 'BaseUrl', 'Model', 'Balance', 'RequestBody'],
    null,
  ],
  [
    'a key that was perhaps lost on a redirect, with a header that was seen to be right',
    { status: 401, request: right, redirected: true },
    ['StatusPage', 'Curl', 'RequestId'],
    ['AuthHeader', 'BaseUrl', 'Model', 'Balance', 'RequestBody'],
    null,
  ],
]

const diagnosedBefore: readonly Row[] = [
  [
    'a URL that was wrong, which says nothing of the header',
    { status: 403, request: doubled },
    [],
    ['Model', 'Balance', 'RequestBody'],
    'BaseUrl',
  ],
  [
    'another host, which may be why nothing answered',
    {
      error: { name: 'TimeoutError' },
      request: { ...right, url: 'https://llm.example.com/v1/chat/completions' },
    },
    ['StatusPage', 'Curl', 'BaseUrl', 'RequestId'],
    ['AuthHeader', 'Model', 'Balance', 'RequestBody'],
    null,
  ],
  [
    'a key that was refused beyond doubt, so that the header was right, and nothing is known of the body',
    { ...coded(400, 'invalid_api_key'), request: right },
    [],
    ['AuthHeader', 'Balance'],
    null,
  ],
  [
    'a key that was perhaps refused, so that the header is still to be checked',
    { ...saying(403, 'invalid api key'), request: right },
    ['StatusPage', 'Curl', 'AuthHeader', 'BaseUrl', 'RequestId'],
    ['Model', 'Balance', 'RequestBody'],
    null,
  ],
  [
    'a key that was lost on a redirect, which says nothing of the header',
    { status: 401, request: right, ...elsewhere },
    [],
    ['Model', 'Balance', 'RequestBody'],
    null,
  ],
]

describe('the evidence decides what is asked and what is ruled out', () => {
  it.each(seenAlone)('of %s', (_what, seen, open, ruledOut, because) => {
    expect(verdict(startFlow(seen))).toMatchObject({ open, ruledOut, because })
  })

  it.each(diagnosedBefore)('of %s, diagnosed before', (_what, seen, open, ruledOut, because) => {
    expect(verdict(startFlow(diagnose(seen)))).toMatchObject({ open, ruledOut, because })
  })
})

describe('a stored diagnosis', () => {
  it.each<readonly [what: string, seen: Seen]>([
    ['a 402', starts['402']],
    ['a 503 about the balance', starts['503, balance']],
    ['a 429 about money', starts['429, money']],
  ])('of %s asks for the balance, whoever it blames', (_what, seen) => {
    const unclear: Diagnosis = { ...diagnose(seen), culprit: 'Unclear' }
    const { open, ruledOut } = verdict(startFlow(unclear))
    expect(open).toEqual(['StatusPage', 'Curl', 'Balance', 'RequestId'])
    expect(ruledOut).toEqual(['AuthHeader', 'BaseUrl', 'Model', 'RequestBody'])
  })

  it.each([400, 422])('of a %d is vague only where the body is to blame', (status) => {
    const made = diagnose({ status })
    expect(verdict(startFlow(made))).toMatchObject({ because: null, done: false })
    const named: Diagnosis = {
      ...made,
      _tag: 'UnknownInstrument',
      cause: 'UnknownInstrument',
      culprit: 'CallerRequest',
    }
    expect(verdict(startFlow(named))).toMatchObject({ because: 'Model', done: true })
  })
})

describe('an error in a stream shows in the step where it shows without one', () => {
  it.each<[code: string, id: StepId | null, step: string]>([
    ['model_not_found', 'Model', 'Answered'],
    ['context_length_exceeded', 'RequestBody', 'Answered'],
    ['invalid_api_key', 'AuthHeader', 'Answered'],
    ['insufficient_credits', 'Balance', 'Open'],
    ['overloaded', null, 'Skipped'],
  ])('%s: %s', (code, id, state) => {
    const flow = startFlow(streamed(code))
    const own = flowSteps(flow).find((step) => step.id === (id ?? 'Model'))
    expect(own?.state).toBe(state)
    if (id !== null) expect(verdict(flow).ruledOut).not.toContain(id)
  })
})

describe('an error in a stream that had begun well', () => {
  const begun = 'data: {"choices":[{"index":0,"delta":{"content":"Once"}}]}\n\n'
  const flowOf = (code: string) =>
    startFlow({
      status: 200,
      stream: { received: `${begun}data: {"error":{"code":"${code}"}}\n\n`, endedWith: 'Close' },
    })

  it.each([
    ['model_not_found', 'Print what you pass as model, and use one of our nine instruments:'],
    ['invalid_api_key', 'Check your key at app.thegrid.ai/profile/api-keys:'],
    ['context_length_exceeded', 'Send less: shorten the prompt, or drop earlier messages.'],
  ])('is mended first, where you have to mend it: %s', (code, begins) => {
    const { next, done } = verdict(flowOf(code))
    expect([next.slice(0, begins.length), done]).toEqual([begins, true])
    const { steps } = explain(flowOf(code).diagnosis)
    expect(steps[1]).toBe(
      'Mark what was shown as incomplete, or start the whole answer over: a retry cannot take it up where it stopped.',
    )
    expect(new Set(steps).size).toBe(steps.length)
  })

  it('is first of all an answer that is not whole, where the service failed', () => {
    expect(explain(flowOf('overloaded').diagnosis).steps[0]).toBe(
      'Mark what was shown as incomplete, or start the whole answer over: a retry cannot take it up where it stopped.',
    )
  })
})
