import {
  diagnose,
  extendGrid,
  type Grid,
  preflight,
  type Seen,
  type SeenRequest,
  theGrid,
} from 'grid-triage'
import { describe, expect, it } from 'vitest'
import { causes } from '../../src/causes.js'
import { readRequest } from '../../src/request.js'
import { inOrder } from '../../src/request-fault.js'
import vectors from '../../vectors/vectors.json' with { type: 'json' }

const RIGHT = 'https://api.thegrid.ai/v1/chat/completions'

const broken = (): never => {
  throw new Error('a getter')
}

/** A record in which one field cannot be read. */
const without = <A extends object>(field: string, rest: A): A =>
  Object.defineProperty({ ...rest }, field, { get: broken, enumerable: true })

const THROTTLED: Seen = {
  status: 429,
  headers: { 'retry-after': '7', 'x-request-id': 'req-1' },
  body: '{"errors":{"detail":"Rate limit exceeded"}}',
  autoTopUp: true,
  request: { url: RIGHT, method: 'POST', body: { model: 'text-prime', messages: [] } },
}

const BARE_KEY: SeenRequest = {
  url: RIGHT,
  method: 'POST',
  headers: { authorization: 'my-key' },
  body: { model: 'text-prime', messages: [] },
}

describe('a field that cannot be read', () => {
  it.each(['error', 'body', 'url', 'stream', 'response', 'cancelled', 'redirected', 'type'])(
    '%s leaves the others as they are',
    (field) => {
      const { cause, pushback, requestId, instrument, autoTopUp } = diagnose(
        without(field, THROTTLED),
      )
      expect(cause).toBe('RateLimited')
      expect(pushback).toEqual({ _tag: 'In', ms: 7000 })
      expect(requestId).toBe('req-1')
      expect(instrument).toBe('text-prime')
      expect(autoTopUp).toBe(true)
    },
  )

  it.each(['url', 'body', 'headers', 'redirected', 'type', 'statusCode', 'data'])(
    '%s of a response leaves the others as they are',
    (field) => {
      const response = without(field, { status: 503, statusText: '' })
      const { cause, status } = diagnose({
        response,
        body: '{"errors":{"detail":"Balance replenishment in progress"}}',
      })
      expect(cause).toBe('BalanceReplenishing')
      expect(status).toBe(503)
    },
  )

  it.each(['url', 'method', 'body', 'redirect', 'followsRedirects', 'clientRetries'])(
    '%s of a request leaves the others as they are',
    (field) => {
      const request = without(field, BARE_KEY)
      expect(diagnose({ status: 401, request }).cause).toBe('MissingBearerPrefix')
      expect(preflight(request).map(({ cause }) => cause)).toContain('MissingBearerPrefix')
    },
  )
})

describe("a runtime's own error", () => {
  const refused = (): Error =>
    Object.assign(new Error('connect ECONNREFUSED 127.0.0.1:443'), {
      code: 'ECONNREFUSED',
      errno: -111,
      syscall: 'connect',
      address: '127.0.0.1',
      port: 443,
    })

  it('is read by its code, behind another one', () => {
    const error = new TypeError('fetch failed', { cause: refused() })
    expect(diagnose({ error }).cause).toBe('ConnectionRefused')
  })

  it('that a client hangs one more field on is read in full', () => {
    const error = Object.assign(refused(), { status: 429, headers: { 'retry-after': '3' } })
    const { cause, status, pushback } = diagnose({ error })
    expect(cause).toBe('RateLimited')
    expect(status).toBe(429)
    expect(pushback).toEqual({ _tag: 'In', ms: 3000 })
  })

  it('of a class of its own is read in full', () => {
    class Refusal extends Error {
      get response(): object {
        return { status: 402, data: { errors: { detail: 'Insufficient credits' } } }
      }
    }
    expect(diagnose({ error: new Refusal('no') }).cause).toBe('InsufficientCredits')
  })

  it('in the message of which stands a status has one', () => {
    expect(diagnose({ error: new Error('402 Insufficient credits') }).status).toBe(402)
  })
})

describe('a body that says how long to wait', () => {
  const wait = (body: string): unknown => diagnose({ status: 500, body }).pushback

  it('may write the name of the field with escapes', () => {
    expect(wait('{"error":{"message":"busy","retry\\u005fafter":7}}')).toEqual({
      _tag: 'In',
      ms: 7000,
    })
  })

  it('may say it in no more than words', () => {
    expect(wait('{"error":{"message":"Please wait 8 seconds"}}')).toEqual({ _tag: 'In', ms: 8000 })
  })

  it('says nothing in a field of another name', () => {
    expect(wait('{"error":{"message":"busy","again_after":7}}')).toBeNull()
  })
})

describe('a grid', () => {
  const throttled = (url: string): Seen => ({ ...THROTTLED, request: { url, method: 'POST' } })
  const odd = (hosts: unknown): Grid => JSON.parse(JSON.stringify({ ...theGrid, hosts }))

  it('with one host that names no surface still knows the others', () => {
    const grid = odd([{ surface: 'chat', origin: 'https://llm.example.com' }, ...theGrid.hosts])
    for (const url of [RIGHT, `${RIGHT}?x=1`]) {
      expect(diagnose(throttled(url), grid).pushback).toEqual({ _tag: 'In', ms: 7000 })
    }
  })

  it('without hosts says what it can of a call without a URL', () => {
    expect(diagnose(throttled(''), odd(null)).cause).toBe('RateLimited')
  })

  it('may write an instrument in letters that grow when they are made small', () => {
    const grid = extendGrid({ instruments: ['İx'] })
    const body = { model: 'i̇x', messages: [] }
    const { cause } = diagnose({ status: 404, request: { url: RIGHT, method: 'POST', body } }, grid)
    expect(cause).toBe('Unknown')
  })
})

describe('a result', () => {
  it('is of no use to who would write into the next one', () => {
    const [seen] = diagnose({ status: 404 }).evidence
    expect(Object.isFrozen(seen?.values)).toBe(true)
    expect(
      Object.isFrozen(diagnose({ status: 500, headers: { 'x-should-retry': 'false' } }).pushback),
    ).toBe(true)
  })
})

describe('a look at the request', () => {
  it('finds what bears its tag, and nothing else', () => {
    const found = vectors.preflight.flatMap(({ request }) => {
      const facts = readRequest(request, theGrid)
      if (facts === null) return []
      return inOrder.flatMap(({ tag, find }) => {
        const fault = find(facts, theGrid)
        return fault._tag === 'Some' ? [[tag, causes[fault.value.cause].tag]] : []
      })
    })
    expect(found.length).toBeGreaterThan(20)
    for (const [promised, tag] of found) expect(tag).toBe(promised)
  })
})
