import { type FakeGrid, INSTRUMENTS } from './fake-grid.js'
import type { TriageInit, TriageOptions } from './fetch-wrapper.js'

/** One row of the page, brought about: what is sent, and where. */
export interface Row {
  readonly id: string
  /** In a few words, for the table. */
  readonly sent: string
  readonly url: string
  readonly init: TriageInit
  readonly options?: TriageOptions
  readonly cancelAfterMs?: number
  /** What its client has earned before: a new one cannot afford to send a call again that may have run. */
  readonly successesBefore?: number
}

type Headers = Readonly<Record<string, string>>
type More = Partial<Omit<Row, 'id' | 'sent'>>

const PING = [{ role: 'user', content: 'ping' }]
const RIGHT = { model: 'text-prime', messages: PING }
const JSON_TYPE = { 'content-type': 'application/json' }

const post = (headers: Headers, body: unknown): TriageInit => ({
  method: 'POST',
  headers: { ...JSON_TYPE, ...headers },
  body: typeof body === 'string' ? body : JSON.stringify(body),
})

export const rowsFor = (grid: FakeGrid): readonly Row[] => {
  const bearer = { authorization: `Bearer ${grid.key}` }
  const apiKey = { 'x-api-key': grid.key }
  const wrongKey = [...grid.key].reverse().join('')

  const chat = (id: string, sent: string, more: More = {}): Row => ({
    id,
    sent,
    url: grid.chatUrl,
    init: post(bearer, RIGHT),
    ...more,
  })
  const withHeaders = (id: string, sent: string, headers: Headers): Row =>
    chat(id, sent, { init: post(headers, RIGHT) })
  const withBody = (id: string, sent: string, body: unknown): Row =>
    chat(id, sent, { init: post(bearer, body) })
  const toPath = (id: string, path: string, sent = path): Row =>
    chat(id, sent, { url: `${grid.chatOrigin}${path}` })
  const playing = (id: string, sent: string, scenario: string, more: More = {}): Row =>
    chat(id, sent, { init: post({ ...bearer, 'x-scenario': scenario }, RIGHT), ...more })
  const toMessages = (id: string, sent: string, headers: Headers, body: object = {}): Row =>
    chat(id, sent, {
      url: grid.messagesUrl,
      init: post(headers, { ...RIGHT, max_tokens: 16, ...body }),
    })

  const unfollowed: TriageInit = {
    ...post({ ...bearer, 'x-scenario': 'routed-by-token' }, RIGHT),
    redirect: 'manual',
  }
  const cutStream = post({ ...bearer, 'x-scenario': 'stream-cut' }, { ...RIGHT, stream: true })

  return [
    chat('chat', 'right key, Chat Completions'),
    toMessages('messages', 'right key, Messages', apiKey),
    ...INSTRUMENTS.map((model) => withBody(model, `model ${model}`, { ...RIGHT, model })),

    withHeaders('no-bearer', 'key without Bearer', { authorization: grid.key }),
    withHeaders('no-header', 'no key at all', {}),
    withHeaders('wrong-key', 'a wrong key', { authorization: `Bearer ${wrongKey}` }),
    withHeaders('placeholder', 'Bearer YOUR_API_KEY', { authorization: 'Bearer YOUR_API_KEY' }),
    withHeaders('api-key-to-chat', 'x-api-key, to chat', apiKey),
    toMessages('bearer-to-messages', 'Bearer, to Messages', bearer),
    playing('lost-on-redirect', 'routed to another origin', 'routed-without-token'),

    playing('top-up-off', 'Auto Top Up off', 'credits-gone', { options: { autoTopUp: false } }),
    playing('top-up-on', 'Auto Top Up on', 'tokens-being-bought', {
      options: { autoTopUp: true },
    }),
    playing('top-up-unknown', 'Auto Top Up not known', 'credits-gone'),

    withBody('model', 'model gpt-5.2', { ...RIGHT, model: 'gpt-5.2' }),
    withBody('model-near', 'model code-standart', { ...RIGHT, model: 'code-standart' }),
    toPath('v1-v1', '/v1/v1/chat/completions'),
    toPath('no-v1', '/chat/completions'),
    chat('wrong-host', 'a host that nobody named', {
      url: `${grid.chatOrigin.replace('127.0.0.1', 'localhost')}/v1/chat`,
    }),
    toPath('slash', '/v1/chat/completions/'),
    toPath(
      'endpoint-twice',
      '/v1/chat/completions/chat/completions',
      '/v1, then the endpoint twice',
    ),
    toPath('other-surface', '/v1/messages'),

    playing('retry-after', 'throttled, Retry-After: 3', 'throttled-3-s'),
    playing('no-retry-after', 'throttled, no Retry-After', 'throttled-without-a-hint'),
    playing('retry-after-a-day', 'throttled, Retry-After: 86400', 'throttled-a-day'),

    playing('fault-passes', 'a fault that passes', 'fault-that-passes'),
    playing('fault-stays', 'a fault that stays', 'fault-that-stays'),
    playing('replenishing', 'balance being replenished', 'replenishing'),
    playing('gateway', "a gateway's page", 'gateway-trouble'),

    withBody('broken-json', 'half a JSON body', '{"model":"text-prime","messages":['),
    withBody('field-missing', 'no messages', { model: 'text-prime' }),
    withBody('out-of-range', 'temperature 9', { ...RIGHT, temperature: 9 }),

    chat('not-followed', 'redirects not followed', { init: unfollowed }),
    playing('followed', 'redirects followed', 'routed-by-token'),

    chat('refused', 'a port where nobody listens', { url: grid.refusedUrl }),
    playing('hang', 'no answer at all', 'no-answer', {
      options: { timeoutMs: 150 },
      successesBefore: 20,
    }),

    withBody('stream', 'stream, Chat Completions', { ...RIGHT, stream: true }),
    toMessages('stream-messages', 'stream, Messages', apiKey, { stream: true }),
    chat('stream-cut', 'stream, cut after some words', { init: cutStream }),

    playing('cancelled', 'the caller hangs up', 'no-answer', { cancelAfterMs: 30 }),
  ]
}
