import { extendGrid } from 'grid-triage'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type FakeGrid, startFakeGrid } from '../../examples/fake-grid.js'
import { streamWithRetry } from '../../examples/stream-with-retry.js'
import {
  cut,
  END,
  type Loopback,
  type Play,
  play,
  refuse,
  START,
  says,
  stream,
  write,
} from './loopback.js'

const body = JSON.stringify({
  model: 'text-prime',
  messages: [{ role: 'user', content: 'ping' }],
  stream: true,
})
const headers = { authorization: 'Bearer 0123456789abcdef', 'content-type': 'application/json' }
const init = { method: 'POST', headers, body }

const closing: (() => Promise<void>)[] = []
afterEach(async () => {
  await Promise.all(closing.splice(0).map((close) => close()))
})

const serve = async (...plays: readonly Play[]): Promise<Loopback> => {
  const server = await play(...plays)
  closing.push(server.close)
  return server
}

/** One call whose waits take no time, and what it handed out. */
const call = async (
  { url, grid }: Pick<Loopback, 'url' | 'grid'>,
  more: { readonly init?: object; readonly silenceMs?: number } = {},
) => {
  const heard: string[] = []
  const waited: number[] = []
  const driven = await streamWithRetry(
    url,
    { ...init, ...more.init },
    (words) => heard.push(words),
    {
      grid,
      random: () => 0.5,
      sleep: async (ms) => waited.push(ms),
      silenceMs: more.silenceMs ?? 10_000,
    },
  )
  return { driven, heard: heard.join(''), waited }
}

describe('a stream that is tried again while nothing of it was seen', () => {
  it('hands out words when they come, not when the stream has ended', async () => {
    const gate = { open: (): void => undefined }
    const opened = new Promise<void>((resolve) => {
      gate.open = resolve
    })
    const server = await serve(async (response) => {
      await write(response, START, says('Po'))
      await opened
      await write(response, says('ng'), END)
      response.end()
    })
    const heard: string[] = []
    const driven = await streamWithRetry(
      server.url,
      init,
      (words) => {
        heard.push(words)
        gate.open()
      },
      { grid: server.grid },
    )
    expect(heard).toEqual(['Po', 'ng'])
    expect(driven).toMatchObject({ _tag: 'Done', value: 'Pong', attempts: 1 })
  })

  it.each<readonly [string, Play, number]>([
    ['an error status', refuse(500), 2200],
    ['a cut before the first word', cut(START), 3000],
    ['an end before the first word', stream(START), 3000],
    ['an error event', stream(START, 'data: {"error":{"code":500,"message":"oops"}}\n\n'), 2200],
  ])('sends again after %s', async (_, trouble, waitMs) => {
    const server = await serve(trouble, stream(START, says('Po'), says('ng'), END))
    const { driven, heard, waited } = await call(server)
    expect(driven).toMatchObject({ _tag: 'Done', value: 'Pong', attempts: 2 })
    expect([heard, waited, server.served()]).toEqual(['Pong', [waitMs], 2])
  })

  it.each<readonly [string, Play]>([
    ['a cut', cut(START, says('Po'))],
    ['an end without an end mark', stream(START, says('Po'))],
    ['an error event', stream(says('Po'), 'data: {"error":{"code":500,"message":"oops"}}\n\n')],
  ])('does not send again after %s behind the first words', async (_, trouble) => {
    const server = await serve(trouble)
    const { driven, heard, waited } = await call(server)
    expect(driven).toMatchObject({
      _tag: 'GaveUp',
      value: 'Po',
      attempts: 1,
      decision: { _tag: 'Stop', reason: 'OutputDelivered' },
      diagnosis: { _tag: 'CutShort', outputDelivered: true },
    })
    expect([heard, waited, server.served()]).toEqual(['Po', [], 1])
  })

  it('reads events without a space behind the colon', async () => {
    const close = (text: string): string => text.replaceAll('data: ', 'data:')
    const server = await serve(stream(...[START, says('Po'), says('ng'), END].map(close)))
    const { driven, heard } = await call(server)
    expect(driven).toMatchObject({ _tag: 'Done', value: 'Pong', attempts: 1 })
    expect(heard).toBe('Pong')
  })

  it('hands out an answer that came whole', async () => {
    const server = await serve((response) => {
      response.setHeader('content-type', 'application/json')
      const whole = { choices: [{ message: { content: 'Pong' }, finish_reason: 'stop' }] }
      response.end(JSON.stringify(whole))
    })
    const { driven, heard } = await call(server)
    expect(driven).toMatchObject({ _tag: 'Done', value: 'Pong', attempts: 1 })
    expect(heard).toBe('Pong')
  })

  it('gives up a stream in which nothing comes any more', async () => {
    const silent = await serve(async (response) => write(response, START))
    const before = await call(silent, { silenceMs: 250 })
    expect(before.driven).toMatchObject({ attempts: 2, decision: { reason: 'MayHaveRun' } })
    const stopped = await serve(async (response) => write(response, says('Po')))
    const after = await call(stopped, { silenceMs: 250 })
    expect(after.driven).toMatchObject({ attempts: 1, decision: { reason: 'OutputDelivered' } })
    expect(after.heard).toBe('Po')
  })

  it('does not give up a stream that is slow', async () => {
    const server = await serve(async (response) => {
      for (const words of ['P', 'o', 'n', 'g']) {
        await new Promise((resolve) => setTimeout(resolve, 300))
        await write(response, says(words))
      }
      await write(response, END)
      response.end()
    })
    expect(await call(server, { silenceMs: 900 })).toMatchObject({
      driven: { _tag: 'Done', attempts: 1 },
      heard: 'Pong',
    })
  })

  it('puts together what was cut in the middle of a line or a letter', async () => {
    const [line = '', letter = ''] = ['data: {"choices":[{"delta":{"cont', 'ent":"é"}}]}\r\n\r\n']
    const bytes = new TextEncoder().encode(letter)
    const half = letter.indexOf('é') + 1
    const server = await serve(stream(line, bytes.slice(0, half), bytes.slice(half), END))
    expect(await call(server)).toMatchObject({ heard: 'é', driven: { _tag: 'Done', value: 'é' } })
  })

  it('passes over what is no event of a chat completion', async () => {
    const odd = ': keep-alive\n\ndata: {"choices":\n\ndata: {"choices":[]}\n\ndata: {}\n\n'
    const server = await serve(stream(odd, says('Pong'), END))
    expect(await call(server)).toMatchObject({ heard: 'Pong', driven: { _tag: 'Done' } })
  })
})

describe('a caller who has enough', () => {
  it('ends the call in the middle of the words', async () => {
    const server = await serve(async (response) => write(response, says('Po')))
    const caller = new AbortController()
    const driven = await streamWithRetry(
      server.url,
      { ...init, signal: caller.signal },
      () => caller.abort(),
      { grid: server.grid },
    )
    expect(driven).toMatchObject({
      _tag: 'GaveUp',
      attempts: 1,
      diagnosis: { _tag: 'Cancelled' },
      decision: { reason: 'Cancelled' },
    })
    expect(server.served()).toBe(1)
  })

  it('ends a wait', async () => {
    const server = await serve(refuse(500))
    const caller = new AbortController()
    const driven = await streamWithRetry(
      server.url,
      { ...init, signal: caller.signal },
      () => undefined,
      { grid: server.grid, onRetry: () => caller.abort() },
    )
    expect(driven).toMatchObject({ attempts: 1, decision: { reason: 'Cancelled' } })
    expect(server.served()).toBe(1)
  })

  it('is told of an error of its own, and nothing is sent again', async () => {
    const server = await serve(async (response) => write(response, says('Po')))
    const full = Object.assign(new Error('disk full'), { code: 'ECONNRESET' })
    const heard: string[] = []
    const calling = streamWithRetry(
      server.url,
      init,
      (words) => {
        heard.push(words)
        throw full
      },
      { grid: server.grid, sleep: async () => undefined },
    )
    await expect(calling).rejects.toBe(full)
    expect([heard, server.served()]).toEqual([['Po'], 1])
  })
})

describe('against the fake Grid', () => {
  let fake: FakeGrid
  beforeAll(async () => {
    fake = await startFakeGrid()
    return fake.close
  })

  const to = (key: string, scenario: string) => ({
    init: { headers: { ...headers, authorization: `Bearer ${key}`, 'x-scenario': scenario } },
  })
  const at = () => ({
    url: fake.chatUrl,
    grid: extendGrid({ hosts: [`${fake.chatOrigin}/v1`] }),
  })

  it('reads a whole answer', async () => {
    const { driven, heard } = await call(at(), to(fake.key, ''))
    expect(heard).toBe('Pong from the fake Grid.')
    expect(driven).toMatchObject({ _tag: 'Done', value: 'Pong from the fake Grid.', attempts: 1 })
  })

  it('outlasts two faults', async () => {
    const { driven, heard, waited } = await call(at(), to(fake.key, 'fault-that-passes'))
    expect(driven).toMatchObject({ _tag: 'Done', attempts: 3 })
    expect([heard, waited]).toEqual(['Pong from the fake Grid.', [2200, 3740]])
  })

  it('hands out the words before a cut once', async () => {
    const { driven, heard } = await call(at(), to(fake.key, 'stream-cut'))
    expect(driven).toMatchObject({ attempts: 1, decision: { reason: 'OutputDelivered' } })
    expect(heard).toBe('Pong from the')
  })

  it('says what to fix', async () => {
    const { driven } = await call(at(), to('0123456789abcdef0123', ''))
    expect(driven).toMatchObject({
      attempts: 1,
      diagnosis: { cause: 'InvalidApiKey' },
      decision: { reason: 'NeedsFix' },
    })
  })
})
