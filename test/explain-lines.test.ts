import {
  diagnose,
  type Explanation,
  explain,
  extendGrid,
  flowSteps,
  preflight,
  type Seen,
  type StopReason,
  startFlow,
} from 'grid-triage'
import { describe, expect, it } from 'vitest'
import { asking, at, RIGHT } from './preflight/requests.js'
import { given } from './session/hostile.js'

const toldOf = (seen: Seen): Explanation => explain(diagnose(seen))

describe('the lines of an explanation', () => {
  it('begin with the status, and end with the request ID and where to read on', () => {
    expect(
      toldOf({ status: 405, headers: { 'x-request-id': 'req-7' }, request: RIGHT }).text,
    ).toBe(`405 · MethodNotAllowed · yours to fix
Wrong HTTP method. The endpoint does not take this HTTP method.
1. A redirect on the way may have turned your POST into a GET: print the actual URL.
2. Send a POST request to /chat/completions or /messages, a GET to /models.
Request ID: req-7
https://thegrid.ai/docs/api-reference/consumption-api`)
  })

  it('begin with the cause where no answer came', () => {
    expect(
      toldOf({ error: { name: 'TimeoutError' }, request: RIGHT }).text,
    ).toBe(`Timeout · between you and The Grid
No answer in time. Nothing came back before the time limit. The call may have run.
1. Check your proxy or firewall: it must let standard HTTPS on port 443 through to api.thegrid.ai.
2. Give long calls more time: 120 s or more until the answer begins.
3. Check status.thegrid.ai: if there is an active incident, it is not you.
https://thegrid.ai/docs/api-reference/errors-and-rate-limits`)
  })

  it('begin with its code where a warning has no cause', () => {
    expect(preflight(asking('Text-Prime')).map((finding) => explain(finding))).toStrictEqual([
      {
        title: 'The model is not in lower case',
        blame: 'Me',
        meaning: 'You send "Text-Prime".',
        steps: [
          'Write the model in lower case, as the page does: other spellings are not promised to work.',
        ],
        docs: 'https://thegrid.ai/docs/api-reference/consumption-api',
        text: `CaseDiffers · worth fixing
The model is not in lower case. You send "Text-Prime".
1. Write the model in lower case, as the page does: other spellings are not promised to work.
https://thegrid.ai/docs/api-reference/consumption-api`,
      },
    ])
  })

  it('say so of what is no diagnosis', () => {
    const none = {
      title: 'Not recognised',
      blame: 'Unclear',
      meaning: 'What was handed in is no diagnosis.',
      steps: ['Hand in what diagnose returned.'],
      docs: 'https://thegrid.ai/docs/api-reference/errors-and-rate-limits',
      text: `Not recognised. What was handed in is no diagnosis.
1. Hand in what diagnose returned.
https://thegrid.ai/docs/api-reference/errors-and-rate-limits`,
    }
    expect(given(explain, {})).toStrictEqual(none)
    expect(given(explain, { ...diagnose({ status: 500 }), culprit: 'Weather' })).toStrictEqual(none)
    expect(given(explain, { ...diagnose({ status: 500 }), cause: 'Weather' })).toStrictEqual(none)
  })
})

describe('the first line', () => {
  it.each([
    [{ status: 404 }, '404 · WrongBaseUrl · perhaps yours to fix'],
    [{ status: 503 }, '503 · BalanceReplenishing · probably yours to fix'],
    [{ status: 500 }, '500 · ServiceError · it is The Grid'],
    [{ status: 403 }, '403 · Unknown · not clear whose'],
    [{}, 'Unknown · not clear whose'],
  ])('of %j', (seen, line) => {
    expect(toldOf(seen).text.split('\n')[0]).toBe(line)
  })

  it('does not hedge by a certainty that is none', () => {
    const made = given(explain, { ...diagnose({ status: 401 }), certainty: 'Sure' })
    expect(Object(made).text).toMatch(/^401 · InvalidApiKey · yours to fix\n/)
  })
})

/** All that is said of a 405 behind its steps. */
const behindSteps = (decision: unknown): readonly string[] =>
  Object(given(explain, diagnose({ status: 405, request: RIGHT }), decision))
    .text.split('\n')
    .slice(4, -1)

describe('the line of a stop', () => {
  const stops: readonly (readonly [StopReason, says: string, isLifted: boolean])[] = [
    ['NeedsFix', 'Do not retry as it is: it needs a fix first.', false],
    ['NotUnderstood', 'Not retried: what went wrong is not known.', true],
    ['QuotaUntilReset', 'Do not retry before the quota resets.', true],
    ['ServerSaysNo', 'Not retried: the server said not to.', true],
    ['OutputDelivered', 'Not retried: part of the answer was already delivered.', false],
    ['MayHaveRun', 'Not retried: the call may have run.', false],
    ['WaitTooLong', 'Not retried: the server asks for a longer wait than allowed.', true],
    ['TimeSpent', 'Not retried: another attempt would come after the deadline.', true],
    ['AttemptsSpent', 'Not retried: the attempts are used up.', true],
    [
      'BudgetSpent',
      'Not retried: the retry budget of this client cannot pay for another attempt now. It grows with calls that succeed.',
      false,
    ],
  ]
  const stop = (reason: string, untilEpochMs: number | null): unknown => ({
    _tag: 'Stop',
    reason,
    untilEpochMs,
  })

  it.each(stops)('%s: %s Lifted by time: %s', (reason, says, isLifted) => {
    expect(behindSteps(stop(reason, null))).toStrictEqual([says])
    expect(behindSteps(stop(reason, 2000))).toStrictEqual([
      isLifted ? `${says} Come back at 1970-01-01 00:00:02 UTC.` : says,
    ])
  })

  it('names no moment outside 1970 to 9999', () => {
    expect(behindSteps(stop('TimeSpent', -1))).toStrictEqual([
      'Not retried: another attempt would come after the deadline.',
    ])
  })

  it('is not there for a reason that is none', () => {
    expect(behindSteps(stop('Whim', 2000))).toStrictEqual([])
  })
})

describe('the line of a retry', () => {
  it.each([
    ['ServerAsked', 'Retry in 2 s: the wait that the server asks for, and jitter.'],
    ['Backoff', 'Retry in 2 s.'],
    ['Refilling', 'Retry in 2 s: to give Auto Top Up time.'],
    ['FitToDeadline', 'Retry in 2 s: sooner than usual, to fit the deadline.'],
    ['Whim', 'Retry in 2 s.'],
  ])('%s: %s', (reason, says) => {
    expect(behindSteps({ _tag: 'Retry', afterMs: 2000, reason })).toStrictEqual([says])
  })

  it('is not there without a decision', () => {
    expect(behindSteps(null)).toStrictEqual([])
    expect(behindSteps(undefined)).toStrictEqual([])
  })
})

describe('the steps', () => {
  it('are four at most', () => {
    const received =
      'data: {"choices":[{"index":0,"delta":{"content":"Once"}}]}\n\n' +
      'data: {"errors":{"code":"insufficient_credits","detail":"Insufficient credits"}}\n\n'
    const cut: Seen = { status: 200, autoTopUp: true, stream: { received, endedWith: 'Close' } }
    expect(toldOf(cut).steps).toStrictEqual([
      'Mark what was shown as incomplete, or start the whole answer over: a retry cannot take it up where it stopped.',
      'Retry after a short delay: Auto Top Up is buying tokens, and a 402 is retryable in this case.',
      'Add credits in the dashboard at app.thegrid.ai, and check both balances there: credits, and tokens for the instrument.',
      'Set up Auto-Reload to prevent this.',
    ])
  })

  it('are four at most where the last is about nested retries', () => {
    const request = { ...RIGHT, clientRetries: 2 }
    expect(toldOf({ status: 402, autoTopUp: true, request }).steps).toStrictEqual([
      'Retry after a short delay: Auto Top Up is buying tokens, and a 402 is retryable in this case.',
      'Add credits in the dashboard at app.thegrid.ai, and check both balances there: credits, and tokens for the instrument.',
      'Set up Auto-Reload to prevent this.',
      'Switch the retries of your client off (an SDK: maxRetries: 0): two layers of retries multiply.',
    ])
  })

  it.each([
    [404, 'Write the model in lower case, as the page does: '],
    [403, 'Look at the Server header and the body of the answer: '],
  ])('begin under %i with what the model may be the reason for', (status, start) => {
    expect(toldOf({ status, request: asking('Text-Prime') }).steps[0]).toContain(start)
  })
})

describe('a URL', () => {
  const grid = extendGrid({ hosts: ['https://eu.thegrid.ai/v2'] })

  it('of a listed host is where its instruments are listed', () => {
    const request = { ...asking('gpt-5.2'), url: 'https://eu.thegrid.ai/v2/chat/completions' }
    expect(explain(diagnose({ status: 404, request }, grid)).steps[2]).toBe(
      'GET https://eu.thegrid.ai/v2/models lists all that is offered.',
    )
  })

  it('has its own version', () => {
    const request = at('https://eu.thegrid.ai/v2/v2/chat/completions')
    const { meaning, steps } = explain(diagnose({ status: 404, request }, grid))
    expect(meaning).toContain('The base URL ends with /v2, and your SDK or code appends /v2 again.')
    expect(steps[0]).toBe(
      'Set the base URL to https://eu.thegrid.ai, without /v2. If your SDK or code appends nothing, set it to https://eu.thegrid.ai/v2.',
    )
  })
})

it('tells in a flow of a request that was sent already', () => {
  const request = {
    ...at('https://api.thegrid.ai/v1/v1/chat/completions'),
    headers: { 'x-api-key': 'test-key' },
  }
  const steps = flowSteps(startFlow({ status: 404, request }))
  expect(steps.find(({ id }) => id === 'AuthHeader')?.found).toBe(
    'You sent x-api-key to api.thegrid.ai; that host wants Authorization: Bearer YOUR_KEY.',
  )
})
