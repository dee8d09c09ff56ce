import { type Diagnosis, diagnose, extendGrid, type Retry } from 'grid-triage'
import { drive } from 'grid-triage/drive'
import { describe, expect, it } from 'vitest'
import { accepted } from './traces.js'
import { answers, CHAT_URL, Clock, effects } from './virtual.js'

const asks = (seconds: number) => ({ status: 429, headers: { 'retry-after': `${seconds}` } })

describe('drive', () => {
  it('sends until it goes well, and waits exactly as told', async () => {
    const clock = new Clock(1e12)
    const driven = await drive(effects(clock, answers({ status: 500 }, asks(7), { status: 200 })))
    expect(driven).toEqual({
      _tag: 'Done',
      value: 3,
      diagnosis: diagnose({ status: 200 }),
      attempts: 3,
      session: expect.objectContaining({ attempts: 3 }),
    })
    // 7 s, and half of a spread of 2 · 3.5 s for the second attempt.
    expect(clock.waited).toEqual([2200, 10_500])
  })

  it('makes one attempt of what goes well, and waits for nothing', async () => {
    const clock = new Clock()
    expect(await drive(effects(clock, answers({ status: 200 })))).toMatchObject({ attempts: 1 })
    expect(clock.waited).toEqual([])
  })

  it('gives up with the value, the diagnosis and the reason', async () => {
    const clock = new Clock()
    expect(await drive(effects(clock, answers({ status: 401 })))).toEqual({
      _tag: 'GaveUp',
      value: 1,
      diagnosis: diagnose({ status: 401 }),
      decision: { _tag: 'Stop', reason: 'NeedsFix', untilEpochMs: null },
      attempts: 1,
      session: expect.objectContaining({ attempts: 1 }),
    })
    expect(clock.waited).toEqual([])
  })

  it('gives up when the attempts are spent, and says until when', async () => {
    const clock = new Clock()
    expect(await drive(effects(clock, answers({ status: 500 })))).toMatchObject({
      _tag: 'GaveUp',
      value: 4,
      decision: { reason: 'AttemptsSpent' },
      attempts: 4,
    })
    expect(clock.waited).toEqual([2200, 3740, 6358])
    const later = await drive(effects(new Clock(1000), answers(asks(61))))
    expect(later).toMatchObject({ decision: { reason: 'WaitTooLong', untilEpochMs: 62_000 } })
  })

  it('uses what random gives', async () => {
    const clock = new Clock()
    await drive(effects(clock, answers({ status: 500 }), { random: () => 0 }))
    expect(clock.waited).toEqual([1430, 2431, 4133])
  })

  it('counts the time that the attempts take', async () => {
    const clock = new Clock()
    const send = async (attempt: number) => {
      clock.time += 30_000
      return { value: attempt, seen: { status: 500 } }
    }
    expect(await drive(effects(clock, send))).toMatchObject({
      decision: { reason: 'TimeSpent' },
      attempts: 2,
    })
    expect(clock.waited).toEqual([2200])
  })

  it('follows the policy and the replay that are given', async () => {
    const timeout = answers({ error: { name: 'TimeoutError', message: '' } })
    const never = await drive(effects(new Clock(), timeout, { replay: 'Never' }))
    expect(never).toMatchObject({ attempts: 1, decision: { reason: 'MayHaveRun' } })
    const once = await drive(effects(new Clock(), timeout))
    expect(once).toMatchObject({ attempts: 2, decision: { reason: 'MayHaveRun' } })
    const policy = accepted({ totalMs: 2500 })
    const short = await drive(effects(new Clock(), answers({ status: 500 }), { policy }))
    expect(short).toMatchObject({ attempts: 1, decision: { reason: 'TimeSpent' } })
  })
})

describe('an attempt that throws', () => {
  const refused = Object.assign(new TypeError('fetch failed'), {
    cause: Object.assign(new Error(''), { code: 'ECONNREFUSED' }),
  })

  it('is diagnosed like an answer', async () => {
    const clock = new Clock()
    const send = async (attempt: number) => {
      if (attempt < 3) throw refused
      return { value: 'well', seen: { status: 200 } }
    }
    const request = { url: CHAT_URL }
    const driven = await drive({ ...clock, send, random: () => 0.5, request })
    expect(driven).toMatchObject({ _tag: 'Done', value: 'well', attempts: 3 })
    expect(clock.waited).toEqual([2200, 3740])
  })

  it('has no value', async () => {
    const send = async () => {
      throw Object.assign(new Error('401'), { status: 401 })
    }
    expect(await drive(effects(new Clock(), send))).toMatchObject({
      _tag: 'GaveUp',
      value: null,
      diagnosis: { cause: 'InvalidApiKey' },
      decision: { reason: 'NeedsFix' },
    })
  })

  it('need not be asynchronous to do so', async () => {
    const send = () => {
      throw Object.assign(new Error('422'), { status: 422 })
    }
    const driven = await drive(effects(new Clock(), send))
    expect(driven).toMatchObject({ diagnosis: { cause: 'ValidationFailed' }, attempts: 1 })
  })

  it('is not done, even where what it throws looks healthy', async () => {
    const send = async () => {
      throw Object.assign(new Error('parse'), { status: 200 })
    }
    expect(await drive(effects(new Clock(), send))).toMatchObject({ _tag: 'GaveUp', value: null })
  })
})

describe('what is said once for all attempts', () => {
  const doubled = { url: 'https://api.thegrid.ai/v1/v1/chat/completions' }

  it('is the request, which explains a 404', async () => {
    const driven = await drive(effects(new Clock(), answers({ status: 404 }), { request: doubled }))
    expect(driven).toMatchObject({ diagnosis: { cause: 'DoubledVersionSegment' } })
  })

  it.each([
    [
      'another request',
      { url: 'https://api.thegrid.ai/chat/completions' },
      'MissingVersionSegment',
    ],
    ['no request', undefined, 'DoubledVersionSegment'],
  ])('gives way to what was seen: %s', async (_what, request, cause) => {
    const seen = { status: 404, request }
    const driven = await drive(effects(new Clock(), answers(seen), { request: doubled }))
    expect(driven).toMatchObject({ diagnosis: { cause } })
  })

  it('is whether the balance fills up by itself', async () => {
    const broke = answers({ status: 402 })
    const off = await drive(effects(new Clock(), broke, { autoTopUp: false }))
    expect(off).toMatchObject({ attempts: 1, decision: { reason: 'NeedsFix' } })
    const on = await drive(effects(new Clock(), broke, { autoTopUp: true }))
    expect(on).toMatchObject({ attempts: 7, decision: { reason: 'AttemptsSpent' } })
    const unknown = await drive(effects(new Clock(), broke))
    expect(unknown).toMatchObject({ attempts: 3, decision: { reason: 'AttemptsSpent' } })
  })

  it('is all that is added to it: what was seen is handed on as it is', async () => {
    const seen = {
      response: { status: 307 },
      status: 404,
      headers: { 'x-request-id': 'req-1' },
      url: CHAT_URL,
      redirected: true,
      type: 'basic',
      body: '{"errors":{"detail":"x"}}',
      error: new Error('404'),
      autoTopUp: true,
      cancelled: false,
      request: doubled,
    }
    const driven = await drive(effects(new Clock(), answers(seen)))
    expect(driven.diagnosis).toEqual(diagnose(seen))
    const cut = { stream: { received: 'data: {}\n\n', endedWith: 'Reset' }, status: 200 }
    expect((await drive(effects(new Clock(), answers(cut)))).diagnosis).toEqual(diagnose(cut))
  })

  it('is the service', async () => {
    const grid = extendGrid({ hosts: ['https://llm.example.com/v1'] })
    const request = { url: 'https://llm.example.com/v1/v1/chat/completions' }
    const driven = await drive(effects(new Clock(), answers({ status: 404 }), { request, grid }))
    expect(driven).toMatchObject({ diagnosis: { cause: 'DoubledVersionSegment' } })
  })
})

describe('onRetry', () => {
  const told = async (onRetry: (diagnosis: Diagnosis, decision: Retry) => void, tokens = 4) => {
    const client = { budget: { tokens, asOfEpochMs: 0 } }
    return drive(effects(new Clock(), answers({ status: 500 }), { onRetry, client }))
  }

  it('is told of each retry once, also when it is postponed', async () => {
    for (const tokens of [4, 0]) {
      const heard: unknown[] = []
      await told(({ cause }, decision) => heard.push([cause, decision.afterMs]), tokens)
      const all = [2200, 3740, 6358].map((ms) => ['ServiceError', ms])
      expect(heard).toEqual(tokens === 4 ? all : all.slice(0, 1))
    }
  })

  it('may throw, at once or later: that is ignored', async () => {
    const boom = (): never => {
      throw new Error('the log is full')
    }
    expect(await told(boom)).toMatchObject({ attempts: 4 })
    const unhandled: unknown[] = []
    const listener = (reason: unknown): void => void unhandled.push(reason)
    process.on('unhandledRejection', listener)
    expect(await told(async () => boom())).toMatchObject({ attempts: 4 })
    await new Promise((resolve) => setImmediate(resolve))
    process.off('unhandledRejection', listener)
    expect(unhandled).toEqual([])
  })
})
