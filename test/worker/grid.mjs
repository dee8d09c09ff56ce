import { createServer } from 'node:http'

const json = { 'content-type': 'application/json' }
const START = 'data: {"choices":[{"delta":{"role":"assistant","content":""}}]}\n\n'
const END =
  'data: {"choices":[{"delta":{"content":"ng"},"finish_reason":"stop"}]}\n\ndata: [DONE]\n\n'

export const PONG = '{"model":"text-prime","choices":[{"message":{"content":"pong"}}]}'

const fine = (response) => response.writeHead(200, json).end(PONG)
const fault = (response) =>
  response.writeHead(500, json).end('{"errors":{"detail":"Internal Server Error"}}')

/** What is played, by the words of the message, a fault for all others; `nth` counts from 1. */
const plays = {
  ping: fine,
  'fault twice': (response, nth) => (nth < 3 ? fault(response) : fine(response)),
  'no answer': () => undefined,
  stream: async (response, _, released) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' })
    response.write(START)
    await released
    response.end(END)
  },
}

/** The Grid on loopback: one key, and a stream that goes on only when it is released. */
export const startGrid = async (key) => {
  const counts = new Map()
  const gate = { release: () => undefined }
  const released = new Promise((resolve) => {
    gate.release = resolve
  })
  const answer = (request, text, response) => {
    const { messages } = JSON.parse(text)
    const what = messages[0].content
    const nth = (counts.get(what) ?? 0) + 1
    counts.set(what, nth)
    response.setHeader('x-request-id', `req-${nth}`)
    if (request.headers.authorization !== `Bearer ${key}`) {
      return response.writeHead(401, json).end('{"errors":{"detail":"Unauthorized"}}')
    }
    return (plays[what] ?? fault)(response, nth, released)
  }
  const server = createServer((request, response) => {
    let text = ''
    request.on('data', (chunk) => {
      text += chunk
    })
    request.on('end', () => answer(request, text, response))
  })
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    baseUrl: `http://127.0.0.1:${server.address().port}/v1`,
    served: (what) => counts.get(what) ?? 0,
    release: () => gate.release(),
    close: () =>
      new Promise((resolve) => {
        server.close(resolve)
        server.closeAllConnections()
      }),
  }
}
