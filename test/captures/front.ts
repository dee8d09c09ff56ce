import { readFileSync } from 'node:fs'
import { request as ask, createServer as createHttpServer, type IncomingMessage } from 'node:http'
import {
  createSecureServer,
  type Http2SecureServer,
  type Http2ServerRequest,
  type Http2ServerResponse,
} from 'node:http2'
import type { Socket } from 'node:net'
import { join } from 'node:path'
import type { FakeGrid } from '../../examples/fake-grid.js'
import { ADDRESSES } from './addresses.js'
import { answers } from './answers.js'
import type { Certificate, Certificates } from './certificates.js'
import { cutOff } from './cut-off.js'
import { APP } from './machine.js'
import type { Told, World } from './told.js'

const SECOND = 'https://synapse.thegrid.ai'

/** Belong to one connection, or to HTTP/2 alone. */
const isPassedOn = ([name]: readonly [string, unknown]) =>
  !name.startsWith(':') &&
  !['connection', 'host', 'keep-alive', 'transfer-encoding', 'upgrade', 'http2-settings'].includes(
    name,
  )

const OPEN = {
  'access-control-allow-origin': '*',
  'access-control-allow-headers': '*, authorization',
  'access-control-expose-headers': '*',
}

const passBack = (
  answer: IncomingMessage,
  response: Http2ServerResponse,
  grid: FakeGrid,
  told: Told,
) => {
  const location = answer.headers.location?.replace(grid.secondOrigin, SECOND)
  const headers = Object.fromEntries(Object.entries(answer.headers).filter(isPassedOn))
  if (location !== undefined) {
    delete headers['content-length']
    headers.location = location
  }
  if (told.isOpenToPages) Object.assign(headers, OPEN)
  response.writeHead(answer.statusCode ?? 500, headers)
  answer.on('data', (bytes: Buffer) => {
    response.write(
      location === undefined ? bytes : bytes.toString().replace(grid.secondOrigin, SECOND),
    )
  })
  answer.on('end', () => response.end())
  answer.on('error', () => cutOff(response))
}

/** The page that calls The Grid from a browser. */
const servePage = (request: Http2ServerRequest, response: Http2ServerResponse): void => {
  if (request.url === '/app.js') {
    response.writeHead(200, { 'content-type': 'text/javascript' })
    response.end(readFileSync(join(APP, 'app.js')))
    return
  }
  response.writeHead(200, { 'content-type': 'text/html' })
  response.end(
    '<!doctype html><title>Notes</title><link rel="icon" href="data:,"><script src="/app.js"></script>',
  )
}

/** The fake Grid behind TLS, at the names and the port of the real one. */
const serve =
  (world: World, originOf: (grid: FakeGrid) => string) =>
  (request: Http2ServerRequest, response: Http2ServerResponse): void => {
    const { grid, told } = world
    if (request.method === 'OPTIONS' && told.isOpenToPages) {
      response.writeHead(204, OPEN).end()
      return
    }
    if (request.authority === 'app.example.com' || request.headers.host === 'app.example.com') {
      servePage(request, response)
      return
    }
    if (told.answer !== undefined) {
      request.resume()
      void answers[told.answer](request, response)
      return
    }
    const headers = {
      ...Object.fromEntries(Object.entries(request.headers).filter(isPassedOn)),
      'x-scenario': told.scenario ?? '',
    }
    const onward = ask(
      `${originOf(grid)}${request.url}`,
      { method: request.method, headers },
      (answer) => passBack(answer, response, grid, told),
    )
    onward.on('error', () => cutOff(response))
    request.pipe(onward)
  }

const secure = (
  { key, cert }: Certificate,
  onRequest: (request: Http2ServerRequest, response: Http2ServerResponse) => void,
): Http2SecureServer => {
  const server = createSecureServer({ key, cert, allowHTTP1: true }, onRequest)
  // A client that gives up is what some captures are about.
  server.on('sessionError', () => {})
  server.on('tlsClientError', () => {})
  return server
}

/** Lets nobody through: 407 for who has no name, 403 for the others. */
const proxy = () => {
  const server = createHttpServer()
  server.on('connect', ({ headers }: IncomingMessage, socket: Socket) => {
    socket.end(
      headers['proxy-authorization'] === undefined
        ? 'HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm="proxy.example.com"\r\nContent-Length: 0\r\n\r\n'
        : 'HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n',
    )
  })
  return server
}

const listening = (
  server: Http2SecureServer | ReturnType<typeof proxy>,
  port: number,
  address: string,
) =>
  new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, address, resolve)
  })

export const startFront = async (
  world: World,
  { trusted, inspecting }: Certificates,
): Promise<void> => {
  const chat = serve(world, ({ chatOrigin }) => chatOrigin)
  const messages = serve(world, ({ messagesOrigin }) => messagesOrigin)
  const second = serve(world, ({ secondOrigin }) => secondOrigin)
  await listening(secure(trusted, chat), 443, ADDRESSES.api)
  await listening(secure(trusted, messages), 443, ADDRESSES.messages)
  await listening(secure(trusted, second), 443, ADDRESSES.second)
  await listening(secure(inspecting, chat), 443, ADDRESSES.inspecting)
  await listening(proxy(), 3128, ADDRESSES.proxy)
}
