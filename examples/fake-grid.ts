import { randomBytes, randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import type { Surface } from 'grid-triage'
import { type Answer, fine, refuse, scenarios } from './scenarios.js'

export interface FakeGridOptions {
  /** How much faster than life time passes here: the server's own waits are multiplied by it. */
  readonly scale?: number
}

export interface FakeGrid {
  /** `http://127.0.0.1:…`, one port each. */
  readonly chatOrigin: string
  readonly messagesOrigin: string
  readonly secondOrigin: string
  readonly chatUrl: string
  readonly messagesUrl: string
  readonly secondOriginUrl: string
  /** Where nobody listens. */
  readonly refusedUrl: string
  /** The one key that is accepted; another one for every start. */
  readonly key: string
  /** The token in the URL that `routed-by-token` redirects to. As secret as a key. */
  readonly token: string
  readonly close: () => Promise<void>
}

const CHAT_PATH = '/v1/chat/completions'
const MESSAGES_PATH = '/v1/messages'
const SIGNED_PATH = '/r/v1/chat/completions'
export const INSTRUMENTS = ['text', 'code', 'agent'].flatMap((kind) =>
  ['standard', 'prime', 'max'].map((size) => `${kind}-${size}`),
)

const listen = (server: Server): Promise<string> =>
  new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      const port = typeof address === 'object' && address !== null ? address.port : 0
      resolve(`http://127.0.0.1:${port}`)
    })
  })

const close = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve())
    // Without this a hanging request would keep the server, and the process, alive.
    server.closeAllConnections()
  })

const textOf = async (request: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(Buffer.from(chunk))
  return Buffer.concat(chunks).toString('utf8')
}

const fieldsOf = (text: string): Readonly<Record<string, unknown>> | null => {
  try {
    const json: unknown = JSON.parse(text)
    return typeof json === 'object' && json !== null
      ? Object.fromEntries(Object.entries(json))
      : null
  } catch {
    return null
  }
}

const REQUIRED: Readonly<Record<Surface, readonly string[]>> = {
  ChatCompletions: ['messages'],
  Messages: ['max_tokens', 'messages'],
}

/** What is wrong with the body, in the order in which it would be noticed. */
const bodyFault = (fields: Readonly<Record<string, unknown>>, surface: Surface): Answer | null => {
  const missing = REQUIRED[surface].find((name) => fields[name] === undefined)
  if (missing !== undefined) return refuse(400, `${missing} is required`)
  if (typeof fields.model !== 'string' || !INSTRUMENTS.includes(fields.model)) {
    return refuse(404, 'Model not found')
  }
  const { temperature } = fields
  return typeof temperature === 'number' && (temperature < 0 || temperature > 2)
    ? refuse(422, 'temperature must be between 0 and 2')
    : null
}

const send = async (response: ServerResponse, answer: Answer): Promise<void> => {
  response.setHeader('x-request-id', `req-${randomUUID()}`)
  if (answer._tag === 'Hang') return
  if (answer._tag === 'Say') {
    response.writeHead(answer.status, answer.headers).end(answer.body)
    return
  }
  response.writeHead(200, { 'content-type': 'text/event-stream' })
  for (const event of answer.events) {
    response.write(event)
    await wait(2)
  }
  if (answer.cut) response.destroy()
  else response.end()
}

/**
 * The Grid on loopback, as its troubleshooting page describes it. Wrong keys, headers, paths,
 * instruments and bodies get what they would get there; everything else is picked with an
 * `x-scenario` header.
 */
export const startFakeGrid = async ({ scale = 1 }: FakeGridOptions = {}): Promise<FakeGrid> => {
  const key = randomBytes(24).toString('hex')
  const token = randomBytes(24).toString('hex')
  const visits = new Map<string, { readonly count: number; readonly answeredAt: number }>()

  const play = (
    name: string,
    surface: Surface,
    fields: Readonly<Record<string, unknown>>,
  ): Answer => {
    const before = visits.get(name) ?? { count: 0, answeredAt: performance.now() }
    const visit = {
      surface,
      model: String(fields.model),
      wantsStream: fields.stream === true,
      nth: before.count + 1,
      sinceLastMs: performance.now() - before.answeredAt,
      scale,
      secondOrigin,
      token,
    }
    const answer = (scenarios[name] ?? fine)(visit)
    visits.set(name, { count: visit.nth, answeredAt: performance.now() })
    return answer
  }

  const inBody = (text: string, surface: Surface, scenario: string): Answer => {
    const fields = fieldsOf(text)
    if (fields === null) return refuse(400, 'Bad Request')
    return bodyFault(fields, surface) ?? play(scenario, surface, fields)
  }

  const isKnown = ({ headers }: IncomingMessage, surface: Surface): boolean =>
    surface === 'Messages'
      ? headers['x-api-key'] === key
      : headers.authorization === `Bearer ${key}`

  const serve =
    (surface: Surface, path: string) =>
    async (request: IncomingMessage): Promise<Answer> => {
      const text = await textOf(request)
      if (request.method !== 'POST' || request.url !== path) return refuse(404, 'Not Found')
      if (!isKnown(request, surface)) return refuse(401, 'Unauthorized')
      return inBody(text, surface, String(request.headers['x-scenario'] ?? ''))
    }

  /** The token of a signed URL is the authorization; the plain path wants the key all the same. */
  const serveSecond = async (request: IncomingMessage): Promise<Answer> =>
    request.url === `${SIGNED_PATH}?token=${token}`
      ? inBody(await textOf(request), 'ChatCompletions', '')
      : serve('ChatCompletions', CHAT_PATH)(request)

  const serverOf = (answer: (request: IncomingMessage) => Promise<Answer>): Server =>
    createServer((request, response) => {
      // A caller that went away in the middle is no reason for the server to go down.
      answer(request).then(
        (found) => send(response, found),
        () => response.destroy(),
      )
    })

  const chat = serverOf(serve('ChatCompletions', CHAT_PATH))
  const messages = serverOf(serve('Messages', MESSAGES_PATH))
  const second = serverOf(serveSecond)
  const nobody = createServer()
  const chatOrigin = await listen(chat)
  const messagesOrigin = await listen(messages)
  const secondOrigin = await listen(second)
  const refusedOrigin = await listen(nobody)
  await close(nobody)

  return {
    chatOrigin,
    messagesOrigin,
    secondOrigin,
    chatUrl: `${chatOrigin}${CHAT_PATH}`,
    messagesUrl: `${messagesOrigin}${MESSAGES_PATH}`,
    secondOriginUrl: `${secondOrigin}${CHAT_PATH}`,
    refusedUrl: `${refusedOrigin}${CHAT_PATH}`,
    key,
    token,
    close: async () => {
      await Promise.all([chat, messages, second].map(close))
    },
  }
}
