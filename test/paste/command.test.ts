import { preflight, type SeenRequest } from 'grid-triage'
import { readPasted } from 'grid-triage/paste'
import { describe, expect, it } from 'vitest'

const CHAT = 'https://api.thegrid.ai/v1/chat/completions'
const FORM = ['content-type', 'application/x-www-form-urlencoded']
const JSON_TYPE = ['content-type', 'application/json']
const POST = { method: 'POST', url: CHAT }
const GET = { method: 'GET', url: CHAT, headers: [] }

const requestIn = (text: string): SeenRequest | undefined => readPasted(text).request

describe('a curl command', () => {
  it.each<[string, object]>([
    [`curl ${CHAT}`, GET],
    [`$ curl -i '${CHAT}'`, GET],
    [`ada@host:~/app$ curl -sS ${CHAT}`, GET],
    [`PS C:\\app> curl.exe ${CHAT}`, GET],
    [`❯ time curl ${CHAT}`, GET],
    [`# /usr/bin/curl ${CHAT}`, GET],
    [`GRID_API_KEY=x curl ${CHAT}`, GET],
    [`curl --url ${CHAT}`, GET],
    [`curl -L ${CHAT}`, { ...GET, followsRedirects: true }],
    [`curl -isSL ${CHAT}`, { ...GET, followsRedirects: true }],
    [`curl --location-trusted ${CHAT}`, { ...GET, followsRedirects: true }],
    [`curl -I ${CHAT}`, { ...GET, method: 'HEAD' }],
    [`curl --head ${CHAT}`, { ...GET, method: 'HEAD' }],
    [`curl -X DELETE ${CHAT}`, { ...GET, method: 'DELETE' }],
    [`curl -XPUT ${CHAT}`, { ...GET, method: 'PUT' }],
    [`curl -siXPUT ${CHAT}`, { ...GET, method: 'PUT' }],
    [`curl --request PATCH ${CHAT}`, { ...GET, method: 'PATCH' }],
    [`curl --retry 3 ${CHAT}`, { ...GET, clientRetries: 3 }],
    [`curl --retry x ${CHAT}`, GET],
    [`curl -m 5 --max-time 5 -o /dev/null -w '%{http_code}' ${CHAT}`, GET],
    [`curl -o out.txt -D - ${CHAT} | jq .`, GET],
    [`curl ${CHAT} > out.txt 2>&1`, GET],
    [`curl ${CHAT} && echo done`, GET],
    [`curl api.thegrid.ai/v1/models`, { ...GET, url: 'http://api.thegrid.ai/v1/models' }],
    [`curl ^"${CHAT}^" ^\n  -i`, GET],
    [`curl --proto '=https' --tlsv1.2 -sSf ${CHAT}`, GET],
    [`curl -x a:1 --socks5-hostname b:2 --doh-url https://c.example ${CHAT}`, GET],
    [`curl --proxy-header 'X-A: b' --resolve a:443:127.0.0.1 -A me -e d ${CHAT}`, GET],
    [`curl --http2 --compressed --no-buffer --fail-with-body ${CHAT}`, GET],
    [`curl localhost`, { ...GET, url: 'http://localhost' }],
  ])('says what was asked: %s', (text, request) => {
    expect(requestIn(text)).toEqual(request)
  })

  it.each<[string, object]>([
    [`-d '{"a":1}'`, { headers: [FORM], body: '{"a":1}' }],
    [`-d'{"a":1}'`, { headers: [FORM], body: '{"a":1}' }],
    [`-d a=1 -d b=2`, { headers: [FORM], body: 'a=1&b=2' }],
    [`--data '{"a":1}'`, { headers: [FORM], body: '{"a":1}' }],
    [`--data-raw '@x'`, { headers: [FORM], body: '@x' }],
    [`--data-binary '{"a":1}'`, { headers: [FORM], body: '{"a":1}' }],
    [`--json '{"a":1}'`, { headers: [JSON_TYPE], body: '{"a":1}' }],
    [`-H 'Content-Type: a/b' -d x`, { headers: [['Content-Type', 'a/b']], body: 'x' }],
    [`-d "{\\"a\\":\\"$B\\"}"`, { headers: [] }],
    [`-d '{"a":"$B"}'`, { headers: [FORM], body: '{"a":"$B"}' }],
    [`-d 'It'\\''s'`, { headers: [FORM], body: "It's" }],
    [`-d $'a\\'b\\n\\t\\u0021'`, { headers: [FORM], body: "a'b\n\t!" }],
    [`-d ^"^{^\\^"a^\\^":1^}^"`, { headers: [FORM], body: '{"a":1}' }],
    [`-d @body.json`, { headers: [] }],
    [`-d @-`, { headers: [] }],
    [`--data-urlencode 'a=b c'`, { headers: [] }],
    [`-F 'file=@a.txt'`, { headers: [] }],
    [`-T a.txt`, { method: 'PUT', headers: [] }],
  ])('says what was sent: %s', (options, sent) => {
    expect(requestIn(`curl ${CHAT} ${options}`)).toEqual({ ...POST, ...sent })
  })

  it.each<[string, object]>([
    ['-H "X-A: b"', ['X-A', 'b']],
    ['-HX-A:b', ['X-A', 'b']],
    ['-iH "X-A:b"', ['X-A', 'b']],
    ['--header "X-A: b: c"', ['X-A', 'b: c']],
    ['-H "X-A;"', ['X-A', '']],
    ['-H X-A:\\ b', ['X-A', 'b']],
    ['-H "X-A: $(cat key)"', ['X-A', 'hidden-key']],
    [`-H "X-A: $\{B:-c}"`, ['X-A', 'hidden-key']],
    ['-H X-A:$B', ['X-A', 'hidden-key']],
    ["-H $'X-A: b'", ['X-A', 'b']],
  ])('says which headers were sent: %s', (option, header) => {
    const headers = requestIn(`curl ${option} ${CHAT}`)?.headers
    expect(headers).toEqual([header])
  })

  it('has no body with -G', () => {
    expect(requestIn(`curl -G ${CHAT} -d a=1`)).toEqual(GET)
  })

  it('can lack a header that curl would send', () => {
    expect(requestIn(`curl -H 'Authorization:' ${CHAT}`)?.headers).toEqual([])
  })
})

describe('a curl command over several lines', () => {
  const SENT = { ...POST, headers: [['X-A', 'b'], FORM], body: '{"a":\n1}' }

  it.each([
    ['as they were typed', `curl ${CHAT} \\\n  -H 'X-A: b' \\\n  -d '{"a":\n1}'`],
    ['behind the prompts of bash', `$ curl ${CHAT} \\\n> -H 'X-A: b' \\\n> -d '{"a":\n> 1}'`],
    ['behind those of zsh', `% curl ${CHAT} \\\n> -H 'X-A: b' \\\n> -d '{"a":\nquote> 1}'`],
    ['of Windows', `C:\\>curl ${CHAT} ^\n  -H "X-A: b" ^\n  -d "{\\"a\\":\n1}"`],
    ['of PowerShell', `PS> curl ${CHAT} \`\n  -H 'X-A: b' \`\n  -d '{"a":\n1}'`],
    ['with line ends of Windows', `curl ${CHAT} \\\r\n  -H 'X-A: b' \\\r\n  -d '{"a":\r\n1}'`],
  ])('%s', (_, text) => {
    const { request, reading } = readPasted(`${text}\nHTTP/2 404\n\n`)
    expect(request).toEqual(SENT)
    expect(reading.parts).toEqual([
      { form: 'CurlCommand', fromLine: 1, toLine: 4, count: 1 },
      { form: 'Answer', fromLine: 5, toLine: 6, count: 1 },
    ])
  })

  it.each([
    ['plain', `curl ${CHAT} -d @- <<EOF\n{"a":\n1}\nEOF`],
    ['with more behind it', `curl ${CHAT} -d @- <<EOF 2>&1\n{"a":\n1}\nEOF`],
    ['quoted', `curl ${CHAT} -d @- <<'END'\n{"a":\n1}\nEND`],
    ['behind prompts', `$ curl ${CHAT} -d @- <<EOF\n> {"a":\n> 1}\n> EOF`],
    [
      'behind prompts of zsh',
      `% curl ${CHAT} -d @- <<EOF\nheredoc> {"a":\nheredoc> 1}\nheredoc> EOF`,
    ],
  ])('with a here-document, %s', (_, text) => {
    const { request, reading } = readPasted(`${text}\ncurl: (7) Failed to connect`)
    expect(request?.body).toBe('{"a":\n1}')
    expect(reading.parts.map(({ toLine }) => toLine)).toEqual([4, 5])
  })

  it('with a here-document that does not end', () => {
    expect(requestIn(`curl ${CHAT} -d @- <<EOF\n{"a":1}`)).toEqual({ ...POST, headers: [] })
  })
})

describe('what is no curl command', () => {
  it.each([
    'curl',
    'curl says nothing',
    'curl is great',
    'We use curl for this.',
    'curl: try curl --help',
    'recurl https://api.thegrid.ai/v1',
    'curl -V',
  ])('is none: %s', (text) => {
    expect(readPasted(text).reading.parts.filter(({ form }) => form === 'CurlCommand')).toEqual([])
  })
})

describe('the request of a command', () => {
  it('is what preflight looks at', () => {
    const request = requestIn(`curl -X POST https://api.thegrid.ai/v1/v1/chat/completions -d '{}'`)
    const causes = preflight({ ...request }).map(({ cause }) => cause)
    expect(causes).toContain('DoubledVersionSegment')
    expect(causes).toContain('MissingCredentials')
    expect(causes).not.toContain('RedirectNotFollowed')
  })
})

describe('what only the shell knows', () => {
  it('of the URL, leaves it out', () => {
    expect(requestIn('curl -i "$BASE/chat/completions"')).toEqual({ method: 'GET', headers: [] })
  })

  it('of the body, leaves it out', () => {
    expect(requestIn(`curl ${CHAT} -d "$(jq . a.json)"`)).not.toHaveProperty('body')
  })

  it('of a key, is a key', () => {
    const { headers } = readPasted(`curl ${CHAT} -H "X-Api-Key: $KEY"`).request ?? {}
    expect(headers).toEqual([['X-Api-Key', 'hidden-key']])
  })
})
