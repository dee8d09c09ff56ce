import { describe, expect, it } from 'vitest'
import { at, inMs, said } from './said.js'

/** With a gateway's page a 503 is not about a balance. */
const PAGE = '<html><head><title>503</title></head><body>nginx</body></html>'

/** Every bucket that has headers of its own. */
const BUCKETS: readonly (readonly [reset: string, remaining: string])[] = [
  ['x-ratelimit-reset', 'x-ratelimit-remaining'],
  ['x-ratelimit-reset-after', 'x-ratelimit-remaining'],
  ['ratelimit-reset', 'ratelimit-remaining'],
  ['x-rate-limit-reset', 'x-rate-limit-remaining'],
  ['x-ratelimit-reset-requests', 'x-ratelimit-remaining-requests'],
  ['x-ratelimit-reset-tokens', 'x-ratelimit-remaining-tokens'],
  ['x-ratelimit-reset-input-tokens', 'x-ratelimit-remaining-input-tokens'],
  ['x-ratelimit-reset-output-tokens', 'x-ratelimit-remaining-output-tokens'],
  ['x-ratelimit-reset-project-tokens', 'x-ratelimit-remaining-project-tokens'],
  ['anthropic-ratelimit-requests-reset', 'anthropic-ratelimit-requests-remaining'],
  ['anthropic-ratelimit-tokens-reset', 'anthropic-ratelimit-tokens-remaining'],
  ['anthropic-ratelimit-input-tokens-reset', 'anthropic-ratelimit-input-tokens-remaining'],
  ['anthropic-ratelimit-output-tokens-reset', 'anthropic-ratelimit-output-tokens-remaining'],
  ['anthropic-priority-input-tokens-reset', 'anthropic-priority-input-tokens-remaining'],
  ['anthropic-priority-output-tokens-reset', 'anthropic-priority-output-tokens-remaining'],
  ['x-ratelimit-reset-images', 'x-ratelimit-remaining-images'],
]

describe.each(BUCKETS)('%s', (reset, remaining) => {
  it.each([
    ['0', inMs(7000)],
    ['-1', inMs(7000)],
    ['0.0', inMs(7000)],
    ['0.5', null],
    ['1', null],
    ['5000', null],
    ['3, 0', inMs(7000)],
  ])('with %s remaining', (left, expected) => {
    expect(said({ [reset]: '7', [remaining]: left })).toEqual(expected)
  })

  it.each(['', 'none', '+1', '1e3', '0x1', '1'.repeat(65)])(
    'with %j remaining, which cannot be read, counts on a 429 only',
    (left) => {
      expect(said({ [reset]: '7', [remaining]: left })).toEqual(inMs(7000))
      expect(said({ [reset]: '7', [remaining]: left }, 403)).toBeNull()
    },
  )

  it('counts on 403, 503 and 529 as well, when it is said that nothing is left', () => {
    const exhausted = { [reset]: '7', [remaining]: '0' }
    expect(said(exhausted, 403)).toEqual(inMs(7000))
    expect(said(exhausted, 503, PAGE)).toEqual(inMs(7000))
    expect(said(exhausted, 503)).toEqual(inMs(7000))
    expect(said(exhausted, 529)).toEqual(inMs(7000))
    expect([400, 404, 500, 502].map((status) => said(exhausted, status, PAGE))).toEqual(
      [400, 404, 500, 502].map(() => null),
    )
  })

  it('alone counts on a 429 only', () => {
    expect(said({ [reset]: '7' })).toEqual(inMs(7000))
    const others = [400, 403, 428, 500, 503, 529]
    expect(others.map((status) => said({ [reset]: '7' }, status, PAGE))).toEqual(
      others.map(() => null),
    )
  })
})

describe('buckets', () => {
  const exhausted = { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '7' }

  it('are not looked for while a balance is filled up', () => {
    const refilling = { errors: { detail: 'Balance replenishment in progress' } }
    expect(said(exhausted, 503, refilling)).toBeNull()
    expect(said({ ...exhausted, 'retry-after': '2' }, 503, refilling)).toEqual(inMs(2000))
  })

  it('prefer the reset that needs no clock', () => {
    const both = { 'x-ratelimit-reset': '1470173023', 'x-ratelimit-reset-after': '1.5' }
    expect(said(both)).toEqual(inMs(1500))
    expect(said({ ...both, 'x-ratelimit-reset-after': 'soon' })).toEqual(at(1_470_173_023_000))
  })
})

describe('the bucket of Anthropic’s subscriptions', () => {
  const reset = { 'anthropic-ratelimit-unified-reset': '1770685200' }
  const status = (word: string) => ({ ...reset, 'anthropic-ratelimit-unified-status': word })

  it('is exhausted when it says so', () => {
    expect(said(status('rejected'))).toEqual(at(1_770_685_200_000))
    expect(said(status(' Rejected '), 403)).toEqual(at(1_770_685_200_000))
    const sent = { ...status('rejected'), date: 'Tue, 10 Feb 2026 00:59:30 GMT' }
    expect(said(sent)).toEqual(inMs(30_000))
  })

  it.each(['allowed', 'allowed_warning', 'ALLOWED'])('is not when it says %s', (word) => {
    expect(said(status(word))).toBeNull()
  })

  it.each(['', 'soon', 'allowed_never', 'not rejected', '0'])(
    'is on a 429 only when it says %j, which is no word of its own',
    (word) => {
      expect(said(status(word))).toEqual(at(1_770_685_200_000))
      expect(said(status(word), 403)).toBeNull()
    },
  )

  it('without a word is on a 429 only', () => {
    expect(said(reset)).toEqual(at(1_770_685_200_000))
    expect(said(reset, 503)).toBeNull()
  })
})

describe('several buckets', () => {
  it('that are exhausted: the longest counts', () => {
    const both = {
      'x-ratelimit-remaining-requests': '0',
      'x-ratelimit-reset-requests': '1s',
      'x-ratelimit-remaining-tokens': '0',
      'x-ratelimit-reset-tokens': '6m0s',
    }
    expect(said(both)).toEqual(inMs(360_000))
    expect(said({ ...both, 'x-ratelimit-remaining-tokens': '1' })).toEqual(inMs(1000))
  })

  it('of which none is exhausted say nothing', () => {
    // The sample values of OpenAI's guide.
    expect(
      said({
        'x-ratelimit-limit-requests': '60',
        'x-ratelimit-limit-tokens': '150000',
        'x-ratelimit-remaining-requests': '59',
        'x-ratelimit-remaining-tokens': '149984',
        'x-ratelimit-reset-requests': '1s',
        'x-ratelimit-reset-tokens': '6m0s',
      }),
    ).toBeNull()
  })
})

describe('the order of kinds', () => {
  const kinds: readonly (readonly [name: string, text: string, expected: unknown])[] = [
    ['retry-after-ms', '1', inMs(1)],
    ['retry-after', '2', inMs(2000)],
    ['x-ratelimit-retry-after', '3', inMs(3000)],
    ['x-ratelimit-reset', '4', inMs(4000)],
  ]
  const body = { error: { message: 'Please try again in 5s.', type: 'rate_limit_error' } }

  it.each(kinds.map((kind, i) => ({ name: kind[0], expected: kind[2], present: kinds.slice(i) })))(
    '$name goes before what follows it',
    ({ expected, present }) => {
      const headers = Object.fromEntries(present.map(([name, text]) => [name, text]))
      expect(said(headers, 429, body)).toEqual(expected)
    },
  )

  it('ends with the body', () => {
    expect(said({}, 429, body)).toEqual(inMs(5000))
  })

  it('leaves out what cannot be read', () => {
    const unreadable = Object.fromEntries(kinds.map(([name]) => [name, 'soon']))
    expect(said(unreadable, 429, body)).toEqual(inMs(5000))
    expect(said({ ...unreadable, 'x-ratelimit-reset': '4' }, 429, body)).toEqual(inMs(4000))
  })
})

describe('x-ratelimit-retry-after', () => {
  it('is read as Retry-After is', () => {
    const name = 'x-ratelimit-retry-after'
    expect(said({ [name]: '30' })).toEqual(inMs(30_000))
    expect(said({ [name]: 'Sun, 06 Nov 1994 08:49:37 GMT' })).toEqual(at(784_111_777_000))
    expect(said({ [name]: '6m0s' })).toBeNull()
  })
})

describe('an answer out of a cache', () => {
  it('says nothing of a bucket', () => {
    const headers = { 'x-ratelimit-reset': '7', age: '0' }
    expect(said(headers)).toEqual(inMs(7000))
    expect(said({ ...headers, age: 'old' })).toEqual(inMs(7000))
    expect(said({ ...headers, age: '1' })).toBeNull()
    expect(said({ 'retry-after': '7', age: '1' })).toEqual(inMs(7000))
  })
})
