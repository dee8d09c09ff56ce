import { type SpawnSyncReturns, spawn, spawnSync } from 'node:child_process'
import { createServer } from 'node:http'
import fc from 'fast-check'
import { curl, extendGrid, type Grid, theGrid } from 'grid-triage'
import { describe, expect, it } from 'vitest'
import { shellWord, wordWithVariable } from '../src/shell.js'
import { given, hostile } from './session/hostile.js'

describe("the page's curl", () => {
  it('takes nothing else of the request', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Z]{8,16}$/), (word) => {
        const request = {
          method: word,
          url: `https://${word}:${word}@api.thegrid.ai/${word}/v1/chat/completions?${word}=${word}`,
          headers: { authorization: `Bearer ${word}`, [word]: word },
          body: { model: word, messages: [{ role: word, content: word }], [word]: word },
        }
        expect(curl(request)).toBe(curl())
      }),
    )
  })

  it('is one for anything at all', () => {
    fc.assert(
      fc.property(hostile, hostile, (request, grid) => {
        expect(given(curl, request(), grid())).toMatch(/^curl -L /)
      }),
      { numRuns: 2000 },
    )
  })
})

const SHELLS = ['/bin/sh', 'dash', 'bash'].filter(
  (shell) => spawnSync(shell, ['-c', 'exit 0']).status === 0,
)

/** Ends the run of a function named curl with what it was given, each argument with a NUL behind it. */
const PRINT = 'curl() { printf "%s\\0" "$@"; }\n'

const run = (shell: string, script: string, key: string, base = ''): SpawnSyncReturns<string> =>
  spawnSync(shell, ['-c', script], {
    encoding: 'utf8',
    // bash takes a socket for a login from afar and reads its start-up files.
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: process.env.PATH ?? '', GRID_API_KEY: key, GRID_BASE_URL: base },
  })

const argumentsOf = (
  shell: string,
  command: string,
  key: string,
  base?: string,
): readonly string[] => {
  const { stdout, stderr, status } = run(shell, PRINT + command, key, base)
  expect({ stderr, status }).toEqual({ stderr: '', status: 0 })
  return stdout.split('\0').slice(0, -1)
}

/** What shells give a meaning to, among letters of all sorts. */
const awkward = fc
  .array(
    fc.oneof(
      fc.constantFrom(...'\'"\\`$!#&|;<>(){}[]*?~^-=%@ \t\n\r', "'\\''", '$(id)', '$HOME'),
      fc.string({ unit: 'binary', maxLength: 3 }),
      fc.string({ maxLength: 5 }),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join('').replaceAll('\0', ''))
const aKey = fc.oneof(awkward, fc.stringMatching(/^[\w-]{1,20}$/))

describe.each(SHELLS)('%s', (shell) => {
  it('gives words back as they went in, and a variable its value', () => {
    fc.assert(
      fc.property(fc.array(awkward, { maxLength: 8 }), awkward, aKey, (words, text, key) => {
        const line = [...words.map(shellWord), wordWithVariable(text, 'GRID_API_KEY')].join(' ')
        expect(argumentsOf(shell, `curl ${line}`, key)).toEqual([...words, text + key])
      }),
      { numRuns: 100 },
    )
  })

  it("gives curl what the grid lists, and the key's value", () => {
    fc.assert(
      fc.property(awkward, awkward, awkward, aKey, (host, path, instrument, key) => {
        const [first] = theGrid.hosts
        const origin = `https://${host}`
        const grid: Grid = {
          ...theGrid,
          hosts: first === undefined ? [] : [{ ...first, origin, basePath: path }],
          instruments: [{ id: instrument, seenOn: null }],
        }
        const made = curl({ body: { model: instrument } }, grid)
        const asked = argumentsOf(shell, made, key, `${origin}${path}`)
        const [redirects, ...others] = asked.filter((word) => word !== '-g')
        const [url, h1, auth, h2, type, d, body = ''] = others
        expect([redirects, h1, h2, d]).toEqual(['-L', '-H', '-H', '-d'])
        expect(url).toBe(`${origin}${path}/chat/completions`)
        expect(auth).toBe(`Authorization: Bearer ${key}`)
        expect(type).toBe('Content-Type: application/json')
        expect(JSON.parse(body)).toEqual({
          model: instrument,
          messages: [{ role: 'user', content: 'ping' }],
        })
      }),
      { numRuns: 100 },
    )
  })
})

describe.runIf(spawnSync('curl', ['--version']).status === 0)('curl itself', () => {
  interface Got {
    readonly method: string | undefined
    readonly url: string | undefined
    readonly headers: Readonly<Record<string, unknown>>
    readonly body: string
  }

  it.each([
    ['ChatCompletions', '/grid/v1/chat/completions', 'authorization', 'Bearer a key of $5'],
    ['Messages', '/grid/v1/messages', 'x-api-key', 'a key of $5'],
  ] as const)('sends the call of %s, redirected once', async (surface, path, header, value) => {
    const got: Got[] = []
    const server = createServer((request, response) => {
      const chunks: Buffer[] = []
      request.on('data', (chunk: Buffer) => chunks.push(chunk))
      request.on('end', () => {
        const { method, url, headers } = request
        got.push({ method, url, headers, body: Buffer.concat(chunks).toString() })
        response.writeHead(got.length === 1 ? 307 : 200, { location: '/served' }).end('pong')
      })
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const address = server.address()
    const port = typeof address === 'object' && address !== null ? address.port : 0
    const baseUrl = `http://127.0.0.1:${port}/grid/v1`
    const grid = extendGrid({ hosts: [{ baseUrl, surface }], instruments: ['it\'s "mine"'] })
    const request = {
      url: `${baseUrl}${path.slice('/grid/v1'.length)}`,
      body: { model: 'it\'s "mine"' },
    }
    const sh = spawn('sh', ['-c', curl(request, grid)], {
      env: { PATH: process.env.PATH ?? '', GRID_API_KEY: 'a key of $5' },
    })
    const output: Buffer[] = []
    sh.stdout.on('data', (chunk: Buffer) => output.push(chunk))
    const code = await new Promise((resolve) => sh.on('close', resolve))
    server.close()

    expect([code, Buffer.concat(output).toString()]).toEqual([0, 'pong'])
    expect(got.map(({ url }) => url)).toEqual([path, '/served'])
    for (const { method, headers, body } of got) {
      expect(method).toBe('POST')
      expect(headers[header]).toBe(value)
      expect(headers['content-type']).toBe('application/json')
      expect(JSON.parse(body)).toEqual({
        model: 'it\'s "mine"',
        ...(surface === 'Messages' ? { max_tokens: 16 } : {}),
        messages: [{ role: 'user', content: 'ping' }],
      })
    }
  })
})
