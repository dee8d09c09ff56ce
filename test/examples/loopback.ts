import { createServer, type ServerResponse } from 'node:http'
import { extendGrid, type Grid } from 'grid-triage'

export type Play = (response: ServerResponse) => void | Promise<void>

export interface Loopback {
  readonly url: string
  readonly grid: Grid
  /** How many requests came. */
  readonly served: () => number
  readonly close: () => Promise<void>
}

/** A server that plays these answers in turn, the last one again for ever. */
export const play = async (...plays: readonly Play[]): Promise<Loopback> => {
  let count = 0
  const server = createServer((request, response) => {
    const answer = plays[Math.min(count, plays.length - 1)]
    count += 1
    request.resume()
    request.on('end', () => void answer?.(response))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  const origin = `http://127.0.0.1:${port}`
  return {
    url: `${origin}/v1/chat/completions`,
    grid: extendGrid({ hosts: [`${origin}/v1`] }),
    served: () => count,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

export const refuse =
  (status: number): Play =>
  (response) => {
    response
      .writeHead(status, { 'content-type': 'application/json' })
      .end('{"errors":{"detail":"Internal Server Error"}}')
  }

export const START = 'data: {"choices":[{"index":0,"delta":{"role":"assistant","content":""}}]}\n\n'
export const END = 'data: {"choices":[{"delta":{},"finish_reason":"stop"}]}\n\ndata: [DONE]\n\n'
export const says = (words: string): string =>
  `data: ${JSON.stringify({ choices: [{ index: 0, delta: { content: words } }] })}\n\n`

/** Sends the pieces as they are, each in a packet of its own. */
export const write = async (
  response: ServerResponse,
  ...pieces: readonly (string | Uint8Array)[]
): Promise<void> => {
  if (!response.headersSent) response.writeHead(200, { 'content-type': 'text/event-stream' })
  for (const piece of pieces) {
    await new Promise((resolve) => response.write(piece, resolve))
    await new Promise((resolve) => setTimeout(resolve, 2))
  }
}

export const stream =
  (...pieces: readonly (string | Uint8Array)[]): Play =>
  async (response) => {
    await write(response, ...pieces)
    response.end()
  }

export const cut =
  (...pieces: readonly string[]): Play =>
  async (response) => {
    await write(response, ...pieces)
    response.destroy()
  }
