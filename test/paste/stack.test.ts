import { diagnose } from 'grid-triage'
import { readPasted } from 'grid-triage/paste'
import { describe, expect, it } from 'vitest'

const NODE = `file:///srv/app/ask.mjs:3
  throw new Error('the call failed', { cause })
        ^

Error: the call failed
    at file:///srv/app/ask.mjs:3:9
    ... 3 lines matching cause stack trace ...
    at process.processTicksAndRejections (node:internal/process/task_queues:90:21) {
  [cause]: Error: connect ECONNREFUSED 203.0.113.7:443
      at TCPConnectWrap.afterConnect [as oncomplete] (node:net:1611:16) {
    errno: -111,
    code: 'ECONNREFUSED',
    syscall: 'connect',
    address: '203.0.113.7',
    port: 443
  }
}

Node.js v22.21.0`

const DENO = `error: Uncaught (in promise) TypeError: fetch failed
await fetch('https://api.thegrid.ai/v1/chat/completions')
^
    at async fetch (ext:deno_fetch/26_fetch.js:2:7360)
Caused by: Error: client error (Connect): dns error: failed to lookup address information
    at mainFetch (ext:deno_fetch/26_fetch.js:2:3477)`

const BUN = `1 | const response = await fetch(url)
                           ^
ConnectionRefused: Unable to connect. Is the computer able to access the url?
  path: "https://api.thegrid.ai/v1/chat/completions",
 errno: 0,
  code: "ConnectionRefused"

      at /srv/app/ask.ts:1:20

Bun v1.3.0 (Linux x64)`

const OPENAI_PYTHON = `Traceback (most recent call last):
  File "/srv/app/ask.py", line 4, in <module>
    client.chat.completions.create(model="text-prime", messages=[])
    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  File "/srv/lib/openai/_base_client.py", line 1047, in request
    raise self._make_status_error_from_response(err.response) from None
openai.RateLimitError: Error code: 429 - {'error': {'message': 'Too many', 'type': 'rate_limit_error', 'param': None, 'code': 'rate_limit_exceeded'}}`

const REQUESTS_PYTHON = `Traceback (most recent call last):
  File "/srv/lib/urllib3/connection.py", line 198, in _new_conn
    sock = connection.create_connection(
ConnectionRefusedError: [Errno 111] Connection refused

During handling of the above exception, another exception occurred:

Traceback (most recent call last):
  File "/srv/app/ask.py", line 3, in <module>
    requests.post("https://api.thegrid.ai/v1/chat/completions")
requests.exceptions.ConnectionError: HTTPSConnectionPool(host='api.thegrid.ai', port=443): Max retries exceeded with url: /v1/chat/completions (Caused by NewConnectionError('<urllib3.connection.HTTPSConnection object at 0x7f>: Failed to establish a new connection: [Errno 111] Connection refused'))`

describe('an error with its stack', () => {
  it.each([
    ['Node', NODE, 'ConnectionRefused', 0],
    ['Deno', DENO, 'DnsFailure', 0],
    ['Bun', BUN, 'ConnectionRefused', 0],
    ['Python, with a body', OPENAI_PYTHON, 'RateLimited', 0],
    ['Python, with errors behind it', REQUESTS_PYTHON, 'ConnectionRefused', 0],
    [
      'Python, with a status alone',
      'Traceback (most recent call last):\n  File "a.py", line 1, in <module>\nurllib.error.HTTPError: HTTP Error 402: Payment Required',
      'InsufficientCredits',
      0,
    ],
    ['Python, of httpx', 'httpx.ReadTimeout: The read operation timed out', 'Timeout', 0],
    [
      'Chromium',
      'Uncaught (in promise) TypeError: Failed to fetch\n    at ask (app.js:3:28)\nask @ app.js:3',
      'NetworkFailure',
      0,
    ],
    [
      'Firefox',
      'Uncaught (in promise) TypeError: NetworkError when attempting to fetch resource.\n    ask https://app.example/app.js:3',
      'NetworkFailure',
      1,
    ],
    ['Safari', 'TypeError: Load failed\nask@https://app.example/app.js:3:28', 'NetworkFailure', 0],
    [
      'a client that says its status',
      'APIError: 402 Payment Required\n    at a.js:1:1',
      'InsufficientCredits',
      0,
    ],
    [
      'a client that says its phrase',
      'AI_APICallError: Too Many Requests\n    at a.js:1:1',
      'RateLimited',
      0,
    ],
    [
      'a line of a log',
      '[2026-10-05 12:00:00] ERROR: TypeError: fetch failed: connect ECONNREFUSED 203.0.113.7:443',
      'ConnectionRefused',
      0,
    ],
  ])('of %s', (_, text, cause, unread) => {
    const pasted = readPasted(text)
    expect(pasted.reading.parts.map(({ form }) => form)).toContain('StackTrace')
    expect(diagnose(pasted).cause).toBe(cause)
    expect(pasted.reading.unreadLines).toBe(unread)
  })

  it('of Node has the fields of both errors', () => {
    expect(readPasted(NODE).error).toEqual({
      stack: '',
      name: 'Error',
      message: 'the call failed',
      cause: {
        stack: '',
        name: 'Error',
        message: 'connect ECONNREFUSED 203.0.113.7:443',
        errno: -111,
        code: 'ECONNREFUSED',
        syscall: 'connect',
        address: '203.0.113.7',
        port: 443,
      },
    })
  })

  it('of Bun has the fields below its message', () => {
    expect(readPasted(BUN).error).toMatchObject({
      name: 'ConnectionRefused',
      code: 'ConnectionRefused',
      errno: 0,
      path: 'https://api.thegrid.ai/v1/chat/completions',
    })
  })

  it('of Python has the body that stands in its message', () => {
    expect(readPasted(OPENAI_PYTHON).error).toMatchObject({
      body: { error: { code: 'rate_limit_exceeded', param: null } },
    })
  })

  it.each([
    ['Bad Request', 400],
    ['Unauthorized', 401],
    ['Payment Required', 402],
    ['Not Found', 404],
    ['Too Many Requests', 429],
    ['Internal Server Error', 500],
    ['Bad Gateway', 502],
    ['Service Unavailable', 503],
    ['Gateway Timeout', 504],
    ['I am a teapot', undefined],
  ])('says its status by a phrase alone: %s', (phrase, status) => {
    const { error } = readPasted(`HTTPError: ${phrase}\n    at a.js:1:1`)
    expect(Object(error).status).toBe(status)
  })

  it.each([
    'an Error occurred',
    'Errors: 3',
    'No errors.',
    'the error is mine',
    'class HTTPError extends Error {',
  ])('is not found in %s', (text) => {
    expect(readPasted(text).reading.parts.filter(({ form }) => form === 'StackTrace')).toEqual([])
  })
})
