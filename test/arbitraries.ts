import fc from 'fast-check'
import type { SeenRequest, Surface } from 'grid-triage'

export const CHAT_URL = 'https://api.thegrid.ai/v1/chat/completions'
export const MESSAGES_URL = 'https://messages-beta.api.thegrid.ai/v1/messages'

/** A key in the shape that the service gives out. */
export const key = fc.stringMatching(/^[0-9a-f]{32,64}$/).map((hex) => `sk-or-v1-${hex}`)

const nine = fc.constantFrom(
  'text-standard',
  'text-prime',
  'text-max',
  'code-standard',
  'code-prime',
  'code-max',
  'agent-standard',
  'agent-prime',
  'agent-max',
)

type Pairs = readonly (readonly [string, string])[]

const cased = (name: string): fc.Arbitrary<string> =>
  fc.constantFrom(
    name,
    name.toUpperCase(),
    name.replace(/(^|-)[a-z]/g, (letter) => letter.toUpperCase()),
  )

const containers: readonly ((pairs: Pairs) => unknown)[] = [
  (pairs) => Object.fromEntries(pairs),
  (pairs) => pairs.map(([name, value]) => [name, value]),
  (pairs) => pairs.flat(),
  (pairs) => new Map(pairs),
  (pairs) => new Headers(pairs.map(([name, value]): [string, string] => [name, value])),
]

/** The same headers in any case, in any order, in any container, among others that mean nothing. */
export const headers = (record: Readonly<Record<string, string>>): fc.Arbitrary<unknown> =>
  fc
    .tuple(
      fc.tuple(
        ...Object.entries({ ...record, 'x-unrelated': 'of no account' }).map(([name, value]) =>
          cased(name).map((spelling) => [spelling, value] as const),
        ),
      ),
      fc.constantFrom(...containers),
      fc.boolean(),
    )
    .map(([pairs, contain, reversed]) => contain(reversed ? [...pairs].reverse() : pairs))

/** How a body reaches the library: as text or parsed. */
export const body = (json: object): fc.Arbitrary<unknown> =>
  fc.constantFrom<unknown>(json, JSON.stringify(json))

export const detail = (text: string): fc.Arbitrary<unknown> => body({ errors: { detail: text } })

export interface RequestParts {
  readonly url?: string
  readonly auth?: fc.Arbitrary<Readonly<Record<string, string>>>
  readonly model?: fc.Arbitrary<string>
  readonly method?: string
}

const AUTH: { readonly [S in Surface]: fc.Arbitrary<Readonly<Record<string, string>>> } = {
  ChatCompletions: key.map((text) => ({ authorization: `Bearer ${text}` })),
  Messages: key.map((text) => ({ 'x-api-key': text })),
}

/** A request that is right but for what is said. */
const request = (
  surface: Surface,
  { url, auth, model, method = 'POST' }: RequestParts = {},
): fc.Arbitrary<SeenRequest> =>
  fc.tuple(auth ?? AUTH[surface], model ?? nine).chain(([credentials, name]) =>
    fc.record({
      method: fc.constant(method),
      url: fc.constant(url ?? (surface === 'Messages' ? MESSAGES_URL : CHAT_URL)),
      headers: headers({ ...credentials, 'content-type': 'application/json' }),
      body: body({
        model: name,
        max_tokens: 16,
        messages: [{ role: 'user', content: 'ping' }],
      }),
    }),
  )

export const chat = (parts: RequestParts = {}): fc.Arbitrary<SeenRequest> =>
  request('ChatCompletions', parts)
export const messages = (parts: RequestParts = {}): fc.Arbitrary<SeenRequest> =>
  request('Messages', parts)
export const anyRequest = fc.oneof(chat(), messages())
