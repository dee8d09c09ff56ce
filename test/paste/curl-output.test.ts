import { diagnose } from 'grid-triage'
import { readPasted } from 'grid-triage/paste'
import { describe, expect, it } from 'vitest'

const CHAT = 'https://api.thegrid.ai/v1/chat/completions'
const DETAIL = '{"errors":{"detail":"Not Found"}}'
const NOT_FOUND = `HTTP/2 404 \ncontent-type: application/json\nx-request-id: req-7\n\n${DETAIL}`
const PAIRS = [
  ['content-type', 'application/json'],
  ['x-request-id', 'req-7'],
]

describe('curl -i', () => {
  it.each([
    ['alone', NOT_FOUND],
    ['with a reason', NOT_FOUND.replace('HTTP/2 404 ', 'HTTP/1.1 404 Not Found')],
    ['of HTTP/3', NOT_FOUND.replace('HTTP/2', 'HTTP/3')],
    ['with line ends of HTTP', NOT_FOUND.replaceAll('\n', '\r\n')],
    ['indented', NOT_FOUND.replaceAll(/^(?=.)/gm, '  ')],
    ['behind an interim answer', `HTTP/1.1 100 Continue\n\n${NOT_FOUND}`],
    ['behind early hints', `HTTP/2 103\nlink: </a>\n\n${NOT_FOUND}`],
    ['behind a tunnel', `HTTP/1.1 200 Connection established\n\n${NOT_FOUND}`],
    [
      'behind how far it has come',
      `  % Total    % Received % Xferd\n                                 Dload  Upload\n100  33  100  33  0  0  99  0 --:--:-- --:--:--\n${NOT_FOUND}`,
    ],
  ])('%s', (_, text) => {
    const { status, headers, body, reading } = readPasted(text)
    expect({ status, headers, body: typeof body === 'string' ? body.trim() : body }).toEqual({
      status: 404,
      headers: PAIRS,
      body: DETAIL,
    })
    expect(reading.unreadLines).toBe(0)
  })

  it('without a body', () => {
    expect(readPasted('HTTP/2 401\nserver: x\n\n')).toMatchObject({
      status: 401,
      headers: [['server', 'x']],
    })
    expect('body' in readPasted('HTTP/2 401\nserver: x\n\n')).toBe(false)
  })

  it('without the head behind its first line', () => {
    expect(readPasted('HTTP/2 503')).toMatchObject({ status: 503, headers: [] })
  })

  it.each(['HTTP/2 99', 'HTTP/2 4040', 'HTTP 404', 'http/2 404', 'HTTP/2: 404', 'xHTTP/2 404'])(
    'is not read from %s',
    (line) => {
      expect(readPasted(line).status).toBeUndefined()
    },
  )
})

describe('curl -v', () => {
  const HEAD = [
    '*   Trying 203.0.113.7:443...',
    '* Connected to api.thegrid.ai (203.0.113.7) port 443 (#0)',
    '> POST /v1/chat/completions HTTP/1.1',
    '> Host: api.thegrid.ai',
    '> Authorization: Bearer hidden-key',
    '> ',
    '} [74 bytes data]',
    '< HTTP/1.1 500 Internal Server Error',
    '* Mark bundle as not supporting multiuse',
    '< x-request-id: req-7',
    '< ',
    '{ [33 bytes data]',
  ]

  it('says what was sent and what came', () => {
    expect(readPasted([...HEAD, DETAIL, '* Closing connection'].join('\n'))).toEqual({
      request: {
        method: 'POST',
        url: CHAT,
        headers: [
          ['Host', 'api.thegrid.ai'],
          ['Authorization', 'Bearer hidden-key'],
        ],
      },
      status: 500,
      headers: [['x-request-id', 'req-7']],
      body: DETAIL,
      reading: {
        parts: [
          { form: 'Request', fromLine: 3, toLine: 6, count: 1 },
          { form: 'Answer', fromLine: 8, toLine: 13, count: 1 },
        ],
        unreadLines: 0,
        firstUnreadLine: null,
        isCut: false,
        text: 'Read: a request (lines 3 to 6) and an answer (lines 8 to 13).',
      },
    })
  })

  it('finds the body before what is glued to it', () => {
    const glued = `${DETAIL}* Connection #0 to host api.thegrid.ai left intact`
    expect(readPasted([...HEAD, glued].join('\n')).body).toBe(DETAIL)
  })

  it('takes nothing in its own lines for a message of curl', () => {
    const pasted = readPasted('< HTTP/2 500\n< server: curl: (7) x\n< \n* a curl: (7) y')
    expect(pasted.headers).toEqual([['server', 'curl: (7) x']])
    expect(pasted.reading.parts).toHaveLength(1)
  })

  it('finds the body behind the head, where another stream brought it', () => {
    const apart = [...HEAD, '* Connection #0 to host api.thegrid.ai left intact', DETAIL]
    const { status, body } = readPasted(apart.join('\n'))
    expect(status).toBe(500)
    expect(diagnose({ status: status ?? null, body }).cause).toBe('ServiceError')
    expect(body).toBe(DETAIL)
  })

  it('takes the URL as it was typed, and the headers as they were sent', () => {
    const { request } = readPasted(
      `$ curl -v ${CHAT}?a -H "Authorization: Bearer $KEY" -d x\n${HEAD.join('\n')}`,
    )
    expect(request).toMatchObject({
      url: `${CHAT}?hidden`,
      body: 'x',
      headers: [
        ['Host', 'api.thegrid.ai'],
        ['Authorization', 'Bearer hidden-key'],
      ],
    })
  })

  it('does not take the tunnel of a proxy for the call', () => {
    const tunnel =
      '> CONNECT api.thegrid.ai:443 HTTP/1.1\n> Host: api.thegrid.ai:443\n> \n< HTTP/1.1 200 Connection established\n< \n'
    expect(readPasted(tunnel + HEAD.join('\n'))).toMatchObject({
      status: 500,
      request: { url: CHAT },
    })
  })
})

describe('curl -L', () => {
  const hop = (status: number, location: string): string =>
    `HTTP/2 ${status}\nlocation: ${location}\n\n`
  const command = `$ curl -iL ${CHAT} -H "Authorization: Bearer $KEY" -d "{}"\n`

  it.each([
    ['https://pool.thegrid.ai/v1/x', 'https://pool.thegrid.ai/v1/x'],
    ['/v2/x', 'https://api.thegrid.ai/v2/x'],
    ['//pool.thegrid.ai/x', 'https://pool.thegrid.ai/x'],
  ])('follows a redirect to %s', (location, url) => {
    const pasted = readPasted(`${command}${hop(307, location)}HTTP/2 401\n\n`)
    expect(pasted).toMatchObject({ status: 401, url, redirected: true, request: { url: CHAT } })
    expect(pasted.reading.text).not.toContain('calls')
  })

  it('loses the key at another host', () => {
    const text = `${command}${hop(307, 'https://pool.thegrid.ai/v1/x')}HTTP/2 401\n\n`
    expect(diagnose(readPasted(text)).cause).toBe('AuthorizationLostOnRedirect')
  })

  it('goes over more than one hop', () => {
    const text = `${command}${hop(308, 'https://a.thegrid.ai/1')}${hop(302, '/2')}HTTP/2 404\n\n`
    expect(readPasted(text)).toMatchObject({ status: 404, url: 'https://a.thegrid.ai/2' })
  })

  it('keeps the request of the first hop', () => {
    const sent = (host: string, more = '') => `> POST /v1 HTTP/2\n> Host: ${host}\n${more}> \n`
    const text = `${sent('api.thegrid.ai', '> Authorization: Bearer hidden-key\n')}< HTTP/2 307\n< location: https://b.example/v1\n< \n${sent('b.example')}< HTTP/2 401\n< \n`
    expect(readPasted(text)).toMatchObject({
      request: {
        url: 'https://api.thegrid.ai/v1',
        headers: [{}, ['Authorization', 'Bearer hidden-key']],
      },
      url: 'https://b.example/v1',
      redirected: true,
    })
  })

  it('was not told to follow', () => {
    const text = `curl -i ${CHAT} -d x\n${hop(307, 'https://pool.thegrid.ai/v1/x')}`
    expect(readPasted(text).status).toBe(307)
    expect('redirected' in readPasted(text)).toBe(false)
    expect(diagnose(readPasted(text)).cause).toBe('RedirectNotFollowed')
  })
})
