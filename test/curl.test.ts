import { type SpawnSyncReturns, spawn, spawnSync } from 'node:child_process'
import { createServer } from 'node:http'
import fc from 'fast-check'
import { curl, extendGrid, type Grid, theGrid } from 'grid-triage'
import { describe, expect, it } from 'vitest'
import { shellWord, wordWithVariable } from '../src/shell.js'
import { CHAT_URL, MESSAGES_URL } from './arbitraries.js'
import { given, hostile } from './session/hostile.js'

const PAGE = `curl -L https://api.thegrid.ai/v1/chat/completions \\
  -H "Authorization: Bearer $GRID_API_KEY" \\
  -H "Content-Type: application/json" \\
  -d '{ "model": "text-prime", "messages": [{"role": "user", "content": "ping"}] }'`

describe("the page's curl", () => {
  it('is given where there is no request', () => {
    expect(curl()).toBe(PAGE)
    expect(curl(null)).toBe(PAGE)
    expect(curl({})).toBe(PAGE)
  })

  it('of the Messages API has its address, its header and a limit', () => {
    expect(
      curl({ url: MESSAGES_URL, body: { model: 'code-max', messages: [] } }),
    ).toBe(`curl -L https://messages-beta.api.thegrid.ai/v1/messages \\
  -H "x-api-key: $GRID_API_KEY" \\
  -H "Content-Type: application/json" \\
  -d '{ "model": "code-max", "max_tokens": 16, "messages": [{"role": "user", "content": "ping"}] }'`)
  })

  it.each([
    'https://api.thegrid.ai/v1/v1/chat/completions',
    'https://api.thegird.ai/v1/chat/completions/',
    'http://api.thegrid.ai/chat/completions?api_key=0',
    'api.thegrid.ai',
  ])('has the right URL in place of %s', (url) => {
    expect(curl({ url, method: 'GET', headers: { 'x-api-key': 'test-key' } })).toBe(PAGE)
  })

  it('goes to the host of the endpoint that was called, not to the one that was named', () => {
    expect(curl({ url: 'https://api.thegrid.ai/v1/messages' })).toContain(
      'curl -L https://messages-beta.api.thegrid.ai/v1/messages ',
    )
  })

  it.each([
    ['text-max', 'text-max'],
    ['Text-MAX', 'text-max'],
    ['kimi-latest', 'kimi-latest'],
    ['gpt-5.2', 'text-prime'],
    ['', 'text-prime'],
  ])('asks for %j as %s', (model, instrument) => {
    expect(curl({ url: CHAT_URL, body: { model } })).toContain(`{ "model": "${instrument}", `)
    expect(curl({ url: CHAT_URL, body: JSON.stringify({ model }) })).toContain(`"${instrument}"`)
  })

  it('knows the gateway and the instrument that were added', () => {
    const grid = extendGrid({
      hosts: [{ baseUrl: 'http://[::1]:8080/grid/v1', surface: 'Messages' }],
      instruments: ["it's mine"],
    })
    const request = { url: 'http://[::1]:8080/grid/v1/v1/messages', body: { model: "IT'S mine" } }
    expect(curl(request, grid)).toBe(`curl -L -g 'http://[::1]:8080/grid/v1/messages' \\
  -H "x-api-key: $GRID_API_KEY" \\
  -H "Content-Type: application/json" \\
  -d '{ "model": "it'\\''s mine", "max_tokens": 16, "messages": [{"role": "user", "content": "ping"}] }'`)
  })

  it('is that of the page where the grid has no host, or is none', () => {
    const noHosts: Grid = { ...theGrid, hosts: [] }
    expect(curl({ url: CHAT_URL }, noHosts)).toBe(PAGE)
    expect(given(curl, { url: CHAT_URL }, 'no grid')).toBe(PAGE)
    expect(given(curl, {}, { ...theGrid, surfaces: { ChatCompletions: { endpoint: '' } } })).toBe(
      PAGE,
    )
  })

  it('takes nothing else of the request', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Z]{8,16}$/), (word) => {
        const request = {
          method: word,
          url: `https://${word}:${word}@api.thegrid.ai/${word}/v1/chat/completions?${word}=${word}`,
          headers: { authorization: `Bearer ${word}`, [word]: word },
          body: { model: word, messages: [{ role: word, content: word }], [word]: word },
        }
        expect(curl(request)).toBe(PAGE)
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

it('has a variable for the address of a gateway that looks as though it held a key', () => {
  const grid = extendGrid({ hosts: ['https://llm.example.com/0123456789abcdef0123456789/v1'] })
  const made = curl({ url: 'https://llm.example.com/v1/chat/completions' }, grid)
  expect(made.split('\n')[0]).toBe('curl -L "$GRID_BASE_URL"/chat/completions \\')
  const short = extendGrid({ hosts: ['https://llm.example.com/team-7/v1'] })
  expect(curl({ url: 'https://llm.example.com/v1/chat/completions' }, short)).toContain(
    'curl -L https://llm.example.com/team-7/v1/chat/completions ',
  )
})

describe('a NUL', () => {
  it('never stands in a word', () => {
    expect(shellWord('a\0b')).toBe("'a\ufffdb'")
    expect(wordWithVariable('a\0', 'KEY')).toBe('\'a\ufffd\'"$KEY"')
    const grid = extendGrid({ hosts: ['https://a\0b.example/v\0'], instruments: ['c\0'] })
    const request = { url: 'https://a\0b.example/', body: { model: 'c\0' } }
    expect(curl(request, grid)).not.toContain('\0')
    expect(curl(request, grid)).toContain('"c\\u0000"')
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
