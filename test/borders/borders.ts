import { type Cause, type Diagnosis, diagnose, type Seen, type SeenRequest } from 'grid-triage'
import { describe, expect, it } from 'vitest'
import { CHAT_URL, MESSAGES_URL } from '../arbitraries.js'

export const KEY = 'test-key'

/** A request without a fault. */
export const RIGHT = {
  method: 'POST',
  url: CHAT_URL,
  headers: { authorization: `Bearer ${KEY}`, 'content-type': 'application/json' },
  body: { model: 'text-prime', messages: [{ role: 'user', content: 'ping' }] },
}
export const ON_MESSAGES = {
  ...RIGHT,
  url: MESSAGES_URL,
  headers: { 'x-api-key': KEY },
  body: { ...RIGHT.body, max_tokens: 16 },
}

export const at = (url: string): SeenRequest => ({ ...RIGHT, url })
export const auth = (value: string): SeenRequest => ({
  ...RIGHT,
  headers: { authorization: value },
})
export const model = (name: string): SeenRequest => ({ ...RIGHT, body: { model: name } })

/** A body in The Grid's envelope. */
export const detail = (text: string): string => JSON.stringify({ errors: { detail: text } })

type Border = readonly [what: string, seen: Seen, cause: Cause, more?: Partial<Diagnosis>]

/** Cases on either side of a rule: what was seen beside a right request, and what it is. */
export const borders = (title: string, cases: readonly Border[]): void => {
  describe(title, () => {
    for (const [what, seen, cause, more = {}] of cases) {
      it(what, () => {
        const found = diagnose({ request: RIGHT, ...seen })
        expect(found.cause).toBe(cause)
        expect(found).toMatchObject(more)
      })
    }
  })
}
