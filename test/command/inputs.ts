/** A key that nothing but these tests has. */
export const KEY = 'sk-4f1c9a7be2d05863f1c9a7be2d05863f'

/** As `curl -i` prints an answer. */
export const curlMessage = (statusLine: string, headers: readonly string[], body: string): string =>
  [`HTTP/1.1 ${statusLine}`, 'content-type: application/json', ...headers, '', body, ''].join(
    '\r\n',
  )

export const noBearer = `$ curl -iL https://api.thegrid.ai/v1/chat/completions \\
  -H "Authorization: ${KEY}" \\
  -H "Content-Type: application/json" \\
  -d '{ "model": "text-prime", "messages": [{"role": "user", "content": "ping"}], "temperature": 3 }'
${curlMessage('401 Unauthorized', ['x-request-id: req-7', 'date: Mon, 05 Oct 2026 12:00:30 GMT'], '{"error":{"message":"Unauthorized"}}')}`

export const doubled = `$ curl -iL https://api.thegrid.ai/v1/v1/chat/completions -H "Authorization: Bearer ${KEY}" -H "Content-Type: application/json" -d '{ "model": "text-prime", "messages": [{"role": "user", "content": "ping"}] }'
${curlMessage('404 Not Found', [], '{"error":{"message":"Not Found"}}')}`

export const fault = curlMessage(
  '500 Internal Server Error',
  ['x-request-id: req-7'],
  '{"error":{"message":"Internal Server Error"}}',
)

export const throttled = curlMessage(
  '429 Too Many Requests',
  ['retry-after: 7'],
  '{"error":{"message":"Rate limit exceeded"}}',
)

export const aDay = curlMessage(
  '429 Too Many Requests',
  ['Retry-After: 86400', 'Date: Mon, 05 Oct 2026 12:00:30 GMT'],
  '{"error":{"message":"Rate limit exceeded"}}',
)

export const noCredits = curlMessage(
  '402 Payment Required',
  [],
  '{"error":{"message":"Insufficient credits"}}',
)

export const refused =
  'curl: (7) Failed to connect to api.thegrid.ai port 443 after 12 ms: Connection refused\n'

export const healthy = curlMessage(
  '200 OK',
  [],
  '{"id":"c-1","object":"chat.completion","choices":[{"index":0,"finish_reason":"stop","message":{"role":"assistant","content":"pong"}}]}',
)

export const cancelled = `DOMException [AbortError]: This operation was aborted
    at node:internal/deps/undici/undici:13510:13
    at process.processTicksAndRejections (node:internal/process/task_queues:105:5)
`

export const fetchFailed = `TypeError: fetch failed
    at node:internal/deps/undici/undici:13510:13
    at async main (file:///home/user/app/index.mjs:3:15) {
  [cause]: Error: getaddrinfo ENOTFOUND api.thegrid.ai
      at GetAddrInfoReqWrap.onlookupall [as oncomplete] (node:dns:122:26) {
    errno: -3008,
    code: 'ENOTFOUND',
    syscall: 'getaddrinfo',
    hostname: 'api.thegrid.ai'
  }
}
`

export const envelope =
  '{"error":{"message":"Unknown model: gpt-5.2","type":"invalid_request_error","code":"model_not_found"}}\n'

export const seen = JSON.stringify({ status: 529, headers: { 'x-request-id': 'req-7' } })

export const har = JSON.stringify({
  log: {
    version: '1.2',
    creator: { name: 'WebInspector', version: '537.36' },
    entries: [
      {
        startedDateTime: '2026-10-05T12:00:30.000Z',
        time: 20,
        request: {
          method: 'POST',
          url: 'https://api.thegrid.ai/v1/chat/completions',
          httpVersion: 'HTTP/1.1',
          headers: [
            { name: 'Authorization', value: `Bearer ${KEY}` },
            { name: 'Content-Type', value: 'application/json' },
          ],
          queryString: [],
          cookies: [],
          headersSize: -1,
          bodySize: -1,
          postData: {
            mimeType: 'application/json',
            text: '{"model":"text-prime","messages":[{"role":"user","content":"ping"}]}',
          },
        },
        response: {
          status: 503,
          statusText: 'Service Unavailable',
          httpVersion: 'HTTP/1.1',
          headers: [{ name: 'content-type', value: 'application/json' }],
          cookies: [],
          content: { size: 2, mimeType: 'application/json', text: '{}' },
          redirectURL: '',
          headersSize: -1,
          bodySize: -1,
        },
        cache: {},
        timings: { send: 0, wait: 20, receive: 0 },
      },
    ],
  },
})

export const stream = `HTTP/1.1 200 OK\r
content-type: text/event-stream\r
\r
data: {"id":"c-1","object":"chat.completion.chunk","choices":[{"index":0,"delta":{"content":"po"}}]}

data: {"error":{"message":"The server is overloaded","type":"overloaded_error"}}

`
