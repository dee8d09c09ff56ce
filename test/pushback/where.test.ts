import { decide, diagnose, type Seen } from 'grid-triage'
import { describe, expect, it } from 'vitest'
import { inMs, said } from './said.js'

const LIMITER = { 'x-ratelimit-retry-after': '30' }
const BUCKET = { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '30' }
const FIELD = { RateLimit: '"burst";r=0;t=30' }

const REFILLS = { errors: { detail: 'Balance replenishment in progress' } }
const CUT = { received: 'data: {"choices":[{"delta":{}}]}\n\n', endedWith: 'close' }

describe('a bare 503', () => {
  it.each([LIMITER, BUCKET, FIELD])('with %j is not retried before 30 s', (headers) => {
    for (const autoTopUp of [undefined, true, false]) {
      const seen: Seen = autoTopUp === undefined ? {} : { autoTopUp }
      const diagnosis = diagnose({ ...seen, status: 503, headers })
      expect(diagnosis.pushback).toEqual(inMs(30_000))
      for (const random of [0, 0.5, 1]) {
        const decision = decide(diagnosis, { attempt: 1, now: 0, random })
        expect(decision).toMatchObject({ _tag: 'Retry', reason: 'ServerAsked' })
        if (decision._tag === 'Retry') expect(decision.afterMs).toBeGreaterThanOrEqual(30_000)
      }
    }
  })

  it('without any of them follows a rhythm of its own', () => {
    expect(said({}, 503)).toBeNull()
    expect(said({ ...BUCKET, 'x-ratelimit-remaining': '1' }, 503)).toBeNull()
    expect(said({ 'x-ratelimit-reset': '30' }, 503)).toBeNull()
  })
})

describe('x-ratelimit-retry-after', () => {
  it.each([403, 408, 425, 429, 500, 502, 503, 504, 520, 529])('is read on %i', (status) => {
    expect(said(LIMITER, status)).toEqual(inMs(30_000))
  })

  it.each([400, 401, 402, 404, 405, 409, 413, 422, 499])('is not read on %i', (status) => {
    expect(said(LIMITER, status)).toBeNull()
  })

  it('is read while a balance is filled up, in the answer’s own words too', () => {
    expect(said(LIMITER, 503, REFILLS)).toEqual(inMs(30_000))
  })

  it('is read in a stream that was cut, and without a status', () => {
    expect(diagnose({ status: 200, stream: CUT, headers: LIMITER }).pushback).toEqual(inMs(30_000))
    expect(diagnose({ stream: CUT, headers: LIMITER }).pushback).toEqual(inMs(30_000))
    const error = Object.assign(new Error('Connection error.'), { headers: LIMITER })
    expect(diagnose({ error }).pushback).toEqual(inMs(30_000))
  })

  it('is not read of a success', () => {
    expect(diagnose({ status: 200, headers: LIMITER, body: { choices: [] } }).pushback).toBeNull()
  })
})

describe.each([BUCKET, FIELD])('the bucket %j', (headers) => {
  it.each([403, 429, 503, 529])('is read on %i', (status) => {
    expect(said(headers, status)).toEqual(inMs(30_000))
  })

  it.each([400, 401, 402, 404, 408, 409, 422, 425, 500, 502, 504])(
    'is not read on %i',
    (status) => {
      expect(said(headers, status)).toBeNull()
    },
  )

  it('is read without a status', () => {
    const error = Object.assign(new Error('Connection error.'), { headers })
    expect(diagnose({ error }).pushback).toEqual(inMs(30_000))
  })

  it('is not read where the body says that a balance is filled up', () => {
    expect(said(headers, 503, REFILLS)).toBeNull()
  })

  it('is read where the body only leaves it open', () => {
    for (const body of [{ errors: { detail: 'Service Unavailable' } }, '', undefined]) {
      const diagnosis = diagnose({ status: 503, headers, body })
      expect(diagnosis).toMatchObject({ cause: 'BalanceReplenishing', certainty: 'Likely' })
      expect(diagnosis.pushback).toEqual(inMs(30_000))
    }
  })
})

describe('what is looked up', () => {
  const lookedUp = (status: number): readonly string[] => {
    const names: string[] = []
    const get = (name: string) => {
      names.push(name)
      return null
    }
    diagnose({ status, headers: { get }, body: '<html><title>no</title></html>' })
    return names
  }

  it('on a plain 500 are no buckets', () => {
    const hints = lookedUp(500).filter((name) => /retry|limit|reset/.test(name))
    expect(hints).toEqual([
      'x-should-retry',
      'grpc-retry-pushback-ms',
      'retry-after-ms',
      'retry-after',
      'x-ratelimit-retry-after',
    ])
  })

  it.each([200, 400, 402, 403, 429, 500, 503])('on %i is x-should-retry, once', (status) => {
    expect(lookedUp(status).filter((name) => name === 'x-should-retry')).toHaveLength(1)
  })
})

describe('x-should-retry: true', () => {
  const codes = (seen: Seen) => diagnose(seen).evidence.map(({ code }) => code)
  const headers = { 'x-should-retry': 'true' }

  it.each(['true', ' TRUE ', 'true, true', 'maybe, true'])('as %j is evidence', (text) => {
    expect(codes({ status: 500, headers: { 'x-should-retry': text } })).toContain('ServerSaysRetry')
  })

  it.each(['', 'false', 'true, false', 'false, true', 'yes', '1', 'truely', 'true;q=1'])(
    'is not what %j says',
    (text) => {
      expect(codes({ status: 500, headers: { 'x-should-retry': text } })).not.toContain(
        'ServerSaysRetry',
      )
    },
  )

  it('is no evidence of a success, nor where the caller ended the call', () => {
    expect(codes({ status: 200, headers, body: { choices: [] } })).toEqual([])
    expect(codes({ status: 500, headers, cancelled: true })).toEqual([])
  })

  it.each([400, 401, 402, 403, 404, 408, 409, 422, 425, 429, 500, 502, 503, 529])(
    'on %i is evidence, and changes nothing else',
    (status) => {
      const found = diagnose({ status, headers })
      const plain = diagnose({ status })
      expect(found).toEqual({
        ...plain,
        evidence: [...plain.evidence, { code: 'ServerSaysRetry', values: {} }],
      })
      const at = { attempt: 1, now: 0, random: 0.5 }
      expect(decide(found, at)).toEqual(decide(plain, at))
    },
  )
})
