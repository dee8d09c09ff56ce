import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { inspect } from 'node:util'
import ts from 'typescript'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { type FakeGrid, startFakeGrid } from '../../examples/fake-grid.js'
import { createClient, GridError } from '../../examples/sdk.js'
import { leaks } from '../canary.js'

const KEY = 'sk-proj-4f9a1c7e2b8d6035a1c4e7f2b9d80c63'
const ping = { model: 'text-prime', messages: [{ role: 'user', content: 'ping' }] }
const pong = { model: 'text-prime', choices: [{ message: { content: 'pong' } }] }

const errorOf = async (calling: Promise<unknown>): Promise<GridError> => {
  const error: unknown = await calling.then(
    () => null,
    (thrown: unknown) => thrown,
  )
  if (error instanceof GridError) return error
  throw new Error(`not a GridError: ${inspect(error)}`)
}

/** Everything that a logger could get out of an error. */
const logged = (error: GridError): string =>
  [
    JSON.stringify(error),
    inspect(error, { depth: null, showHidden: true }),
    String(error),
    error.stack,
    error.cause,
  ].join('\n')

describe('a client of one’s own', () => {
  let fake: FakeGrid
  beforeAll(async () => {
    fake = await startFakeGrid()
    return fake.close
  })
  afterEach(() => {
    vi.useRealTimers()
    vi.unstubAllGlobals()
    vi.restoreAllMocks()
  })

  const client = (apiKey: string) => createClient({ apiKey, baseUrl: `${fake.chatOrigin}/v1` })

  it('answers', async () => {
    const { choices } = await client(fake.key).chat(ping)
    expect(choices[0]?.message.content).toBe('Pong from the fake Grid.')
  })

  it('throws the diagnosis, and what to do in words', async () => {
    const error = await errorOf(client(KEY).chat(ping))
    expect(error).toMatchObject({
      name: 'GridError',
      diagnosis: { _tag: 'Unauthorized', cause: 'InvalidApiKey', culprit: 'CallerConfig' },
      decision: { _tag: 'Stop', reason: 'NeedsFix', untilEpochMs: null },
      session: { attempts: 1 },
    })
    expect(error.message).toContain('401 · InvalidApiKey · yours to fix')
    expect(error.diagnosis.requestId).toMatch(/^req-/)
    expect(String(error)).toMatch(/^GridError: 401 · InvalidApiKey/)
  })

  it('can be told apart by tag', async () => {
    const error = await errorOf(client(fake.key).chat({ ...ping, model: 'text-primer' }))
    expect(error.diagnosis._tag === 'UnknownInstrument' && error.diagnosis.instrument).toBe(
      'text-primer',
    )
  })

  it.each([
    ['a key that is not accepted', KEY],
    ['a key that fetch refuses, naming it', `${KEY}\n${KEY}`],
    ['a key with a letter that fetch refuses', `${KEY}…`],
  ])('keeps %s out of its error', async (_, apiKey) => {
    const error = await errorOf(client(apiKey).chat(ping))
    expect(error.diagnosis._tag).toBe('Unauthorized')
    expect(leaks(logged(error), KEY)).toBe(false)
  })

  it('keeps the key out of what a server echoes, and out of the client itself', async () => {
    const echo = async (_: unknown, { headers, body }: RequestInit) =>
      Response.json({ error: { message: `no ${inspect(headers)} ${body}` } }, { status: 400 })
    vi.stubGlobal('fetch', echo)
    const echoing = client(KEY)
    const error = await errorOf(echoing.chat(ping))
    expect(error.diagnosis._tag).toBe('BadRequest')
    expect(leaks(logged(error), KEY)).toBe(false)
    expect(leaks(inspect(echoing, { depth: null, showHidden: true }), KEY)).toBe(false)
  })

  it('waits and tries again by itself', async () => {
    vi.useFakeTimers()
    vi.spyOn(Math, 'random').mockReturnValue(0.5)
    const answers = [new Response('', { status: 500 }), Response.json(pong)]
    const fetching = vi.fn(async () => answers.shift())
    vi.stubGlobal('fetch', fetching)
    const calling = client(KEY).chat(ping)
    await vi.advanceTimersByTimeAsync(2199)
    expect(fetching).toHaveBeenCalledTimes(1)
    await vi.advanceTimersByTimeAsync(1)
    expect(await calling).toEqual(pong)
  })

  it('pays the retries of all its calls from one budget', async () => {
    vi.useFakeTimers()
    vi.spyOn(Math, 'random').mockReturnValue(0.5)
    const fetching = vi.fn(async () => new Response('', { status: 500 }))
    vi.stubGlobal('fetch', fetching)
    const shared = client(KEY)
    const errors = Promise.all([1, 2, 3].map(() => errorOf(shared.chat(ping))))
    await vi.advanceTimersByTimeAsync(120_000)
    expect((await errors).map(({ decision }) => decision.reason)).toContain('BudgetSpent')
    // Three first attempts, four tokens, and at most one that comes back within the minute.
    expect(fetching.mock.calls.length).toBeLessThanOrEqual(8)
  })

  it('does not take for an answer what is none', async () => {
    vi.stubGlobal(
      'fetch',
      async () => new Response('<html>', { headers: { 'content-type': 'text/html' } }),
    )
    expect((await errorOf(client(KEY).chat(ping))).diagnosis.cause).toBe('CaptivePortal')
  })
})

describe('its declarations', () => {
  const root = fileURLToPath(new URL('../..', import.meta.url))
  const scratch = mkdtempSync(join(tmpdir(), 'grid-triage-sdk-'))
  afterAll(() => rmSync(scratch, { recursive: true, force: true }))

  beforeAll(() => {
    const { options } = ts.parseJsonConfigFileContent(
      ts.readConfigFile(`${root}test/tsconfig.json`, ts.sys.readFile).config,
      ts.sys,
      `${root}test`,
    )
    const emitting = { ...options, noEmit: false, declaration: true, emitDeclarationOnly: true }
    const program = ts.createProgram([`${root}examples/sdk.ts`], emitting)
    program.emit(program.getSourceFile(`${root}examples/sdk.ts`), (_, text) =>
      writeFileSync(join(scratch, 'sdk.d.ts'), text),
    )
    writeFileSync(join(scratch, 'package.json'), '{ "type": "module" }')
    mkdirSync(join(scratch, 'node_modules'))
    symlinkSync(root, join(scratch, 'node_modules/grid-triage'))
  }, 120_000)

  /** What the strictest compiler says of a program that uses the SDK, and has neither DOM nor Node. */
  const errorsIn = (text: string): readonly string[] => {
    const path = join(scratch, 'consumer.ts')
    writeFileSync(path, text)
    const program = ts.createProgram([path], {
      strict: true,
      exactOptionalPropertyTypes: true,
      noImplicitReturns: true,
      noEmit: true,
      skipLibCheck: false,
      target: ts.ScriptTarget.ES2022,
      lib: ['lib.es2022.d.ts'],
      types: [],
      module: ts.ModuleKind.NodeNext,
      moduleResolution: ts.ModuleResolutionKind.NodeNext,
    })
    return ts
      .getPreEmitDiagnostics(program)
      .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'))
  }

  const consumer = (credits: string): string => `
import { createClient, GridError } from './sdk.js'
export const ask = async (apiKey: string): Promise<string> => {
  try {
    const { choices } = await createClient({ apiKey }).chat({ model: 'text-prime', messages: [] })
    return choices[0]?.message.content ?? ''
  } catch (error) {
    if (!(error instanceof GridError)) throw error
    const { diagnosis, decision } = error
    switch (diagnosis._tag) {
      case 'Unauthorized': {
        const cause: 'InvalidApiKey' | 'MissingCredentials' | 'MissingBearerPrefix' | 'WrongAuthHeader'
          | 'MalformedKey' | 'AuthorizationLostOnRedirect' = diagnosis.cause
        return cause
      }
      case '${credits}': return 'add credits'
      default: return decision.reason === 'AttemptsSpent' ? 'later' : diagnosis.requestId ?? ''
    }
  }
}`

  it('compile in the program of a consumer, library checks included', () => {
    expect(errorsIn(consumer('PaymentRequired'))).toEqual([])
  })

  it('know the tags', () => {
    expect(errorsIn(consumer('PaymentRequested')).join('\n')).toContain('"PaymentRequested"')
  })
})
