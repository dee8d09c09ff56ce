import type { SeenRequest } from 'grid-triage'
import { CHAT_URL, MESSAGES_URL } from '../arbitraries.js'

/** A request without a fault. */
export const RIGHT = {
  method: 'POST',
  url: CHAT_URL,
  headers: { authorization: 'Bearer test-key', 'content-type': 'application/json' },
  body: { model: 'text-prime', messages: [{ role: 'user', content: 'ping' }] },
}

export const ON_MESSAGES = {
  ...RIGHT,
  url: MESSAGES_URL,
  headers: { 'x-api-key': 'test-key', 'content-type': 'application/json' },
  body: { ...RIGHT.body, max_tokens: 16 },
}

/** The right request with another body, as text. */
export const json = (body: unknown): SeenRequest => ({ ...RIGHT, body: JSON.stringify(body) })
export const at = (url: string): SeenRequest => ({ ...RIGHT, url })
export const headed = (headers: Readonly<Record<string, string>>): SeenRequest => ({
  ...RIGHT,
  headers: { 'content-type': 'application/json', ...headers },
})
export const bearing = (value: string): SeenRequest => headed({ authorization: value })
export const having = (more: object): SeenRequest => ({
  ...RIGHT,
  body: { ...RIGHT.body, ...more },
})
export const asking = (model: unknown): SeenRequest => having({ model })
