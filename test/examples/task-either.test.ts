import * as E from 'fp-ts/lib/Either.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { post, retrying } from '../../examples/task-either.js'

const url = 'https://api.thegrid.ai/v1/chat/completions'
const request = { method: 'POST', url, headers: { authorization: 'Bearer 0123456789abcdef' } }

/** A task that ends so in turn, the last one again for ever. */
const turns = (...ends: readonly E.Either<unknown, string>[]) => {
  const run = vi.fn(async (): Promise<E.Either<unknown, string>> => {
    return ends[Math.min(run.mock.calls.length, ends.length) - 1] ?? E.left(null)
  })
  return run
}

/** When each attempt was made, in ms from the first, and how the task ended. */
const timed = async (call: TaskEither<unknown, string>) => {
  const began = Date.now()
  const times: number[] = []
  const running = retrying({ request })(() => {
    times.push(Date.now() - began)
    return call()
  })()
  await vi.advanceTimersByTimeAsync(300_000)
  return { times, end: await running }
}

beforeEach(() => {
  vi.useFakeTimers()
  vi.spyOn(Math, 'random').mockReturnValue(0.5)
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

describe('a TaskEither that is tried again where that helps', () => {
  it('is run once when it goes well', async () => {
    expect(await timed(turns(E.right('pong')))).toEqual({ times: [0], end: E.right('pong') })
  })

  it('is run again after the waits that were decided', async () => {
    const faults = [E.left({ status: 500 }), E.left(new TypeError('fetch failed'))]
    const { times, end } = await timed(turns(...faults, E.right('pong')))
    expect(end).toEqual(E.right('pong'))
    expect(times).toEqual([0, 2200, 5940])
  })

  it('honours what the server asked for', async () => {
    const asked = E.left({ status: 429, headers: { 'retry-after': '7' } })
    expect((await timed(turns(asked, E.right('pong')))).times).toEqual([0, 8750])
  })

  it('is not run again where that does not help', async () => {
    const { times, end } = await timed(turns(E.left({ status: 401 })))
    expect(times).toEqual([0])
    expect(end).toMatchObject({
      _tag: 'Left',
      left: {
        diagnosis: { _tag: 'Unauthorized', cause: 'InvalidApiKey' },
        decision: { _tag: 'Stop', reason: 'NeedsFix' },
      },
    })
  })

  it('ends with the last diagnosis when the attempts are spent', async () => {
    const { times, end } = await timed(turns(E.left({ status: 500 }), E.left({ status: 502 })))
    expect(times).toEqual([0, 2200, 12_200, 32_200])
    expect(end).toMatchObject({
      _tag: 'Left',
      left: { diagnosis: { cause: 'BadGateway' }, decision: { reason: 'AttemptsSpent' } },
    })
  })

  it('keeps to the deadline of a minute over all attempts', async () => {
    const asked = E.left({ status: 429, headers: { 'retry-after': '29' } })
    const { times, end } = await timed(turns(asked))
    expect(times).toEqual([0, 36_250])
    expect(end).toMatchObject({ left: { decision: { reason: 'TimeSpent' } } })
  })

  it('counts the deadline from its run, not from when it was made', async () => {
    const task = retrying({ request })(turns(E.left({ status: 500 }), E.right('pong')))
    await vi.advanceTimersByTimeAsync(600_000)
    const running = task()
    await vi.advanceTimersByTimeAsync(2200)
    expect(await running).toEqual(E.right('pong'))
  })
})

describe('a call as a TaskEither', () => {
  const answering = (answer: () => Response) => vi.stubGlobal('fetch', async () => answer())

  it('is Right with the text of an answer', async () => {
    answering(() => new Response('pong'))
    expect(await post(url, {})()).toEqual(E.right('pong'))
  })

  it('is tried again after what fetch throws', async () => {
    const fetching = vi.fn<typeof fetch>(async () => new Response('pong'))
    fetching.mockRejectedValueOnce(new TypeError('fetch failed'))
    vi.stubGlobal('fetch', fetching)
    expect((await timed(post(url, request))).end).toEqual(E.right('pong'))
    const sent = [url, { ...request, signal: expect.any(AbortSignal) }]
    expect(fetching.mock.calls).toEqual([sent, sent])
    // One that ran out with the first attempt would end the second before it is sent.
    const [first, second] = fetching.mock.calls.map(([, init]) => init?.signal)
    expect(first).not.toBe(second)
  })

  it('takes an error in a 200 for one', async () => {
    answering(() => Response.json({ error: { code: 'model_not_found', message: 'No such model' } }))
    const { times, end } = await timed(post(url, request))
    expect(times).toEqual([0])
    expect(end).toMatchObject({ left: { decision: { reason: 'NeedsFix' } } })
  })

  it('tells the diagnosis status, headers and body', async () => {
    answering(() =>
      Response.json(
        { errors: { detail: 'Balance replenishment in progress' } },
        { status: 503, headers: { 'x-request-id': 'req-7' } },
      ),
    )
    expect((await timed(post(url, request))).end).toMatchObject({
      left: { diagnosis: { cause: 'BalanceReplenishing', status: 503, requestId: 'req-7' } },
    })
  })
})
