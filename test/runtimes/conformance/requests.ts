import type { SeenRequest } from 'grid-triage'
import { below, maybe, oneIn, oneOf, type Random } from './random.js'

const KEY = 'sk-or-v1-00112233445566778899aabbccddeeff'

const RIGHT: readonly [string, ...string[]] = [
  'https://api.thegrid.ai/v1/chat/completions',
  'https://api.thegrid.ai/v1/chat/completions',
  'https://messages-beta.api.thegrid.ai/v1/messages',
]

const url = (random: Random): string =>
  oneOf(random, ['https://', 'https://', 'https://', 'http://', 'HTTPS://', '']) +
  oneOf(random, [
    'api.thegrid.ai',
    'api.thegrid.ai',
    'messages-beta.api.thegrid.ai',
    'trading.api.thegrid.ai',
    'api.openai.com',
    'localhost:8080',
    '10.0.0.7:4000',
    'API.TheGrid.AI:443',
    'api.thegrid.ai.',
    'user:secret@api.thegrid.ai',
    '[::1]:3000',
    'api.thegrid.test',
    'bücher.example',
  ]) +
  oneOf(random, ['/v1', '/v1', '/v1', '/v1/v1', '', '/v2', '/api/v1', '/V1', '//v1', '/v1/']) +
  oneOf(random, [
    '/chat/completions',
    '/chat/completions',
    '/messages',
    '/chat/completions/',
    '/completions',
    '/models',
    '/chat/completions?key=abc#x',
    '/chat%2Fcompletions',
    '',
    '/ünïcode/✓',
  ])

const model = (random: Random): unknown =>
  oneOf<unknown>(random, [
    'text-prime',
    'text-standard',
    'code-max',
    'Text-Prime',
    'openai/text-prime',
    'text-prim',
    'gpt-5.2',
    'claude-opus-latest',
    ' agent-max ',
    '',
    7,
    null,
  ])

const content = (random: Random): unknown =>
  oneOf<unknown>(random, ['ping', '', 'Grüße 🙂', '\ud800', ['part'], null])

const parameters = (random: Random): object =>
  oneOf<object>(random, [
    {},
    {},
    { max_tokens: 16 },
    { temperature: 3 },
    { temperature: '1', top_p: -0.5 },
    { n: 0, presence_penalty: 2.5 },
    { stream: true },
    { max_tokens: -1, frequency_penalty: -3 },
  ])

const body = (random: Random): unknown => {
  const parsed = {
    model: model(random),
    messages: [{ role: 'user', content: content(random) }],
    ...parameters(random),
  }
  return oneOf<unknown>(random, [
    parsed,
    parsed,
    JSON.stringify(parsed),
    JSON.stringify(parsed).slice(0, -below(random, 20) - 1),
    { ...parsed, messages: [] },
    '',
    [parsed],
  ])
}

const credentials = (random: Random): Readonly<Record<string, unknown>> =>
  oneOf<Readonly<Record<string, unknown>>>(random, [
    { authorization: `Bearer ${KEY}` },
    { authorization: `Bearer ${KEY}` },
    { 'x-api-key': KEY },
    { Authorization: KEY },
    { AUTHORIZATION: `bearer  ${KEY} ` },
    { authorization: 'Bearer $GRID_API_KEY' },
    { authorization: `Bearer "${KEY}"` },
    { authorization: 'Bearer Bearer x' },
    { authorization: 'Basic dXNlcjpwYXNz' },
    { authorization: '' },
    { authorization: `Bearer ${KEY}\u2026` },
    { 'api-key': KEY, cookie: 'a=b' },
    {},
  ])

/** One record in each kind of container that clients have for headers. */
export const contained = (
  random: Random,
  record: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> | object => {
  const pairs = Object.entries(record)
  const named = new Map(pairs.map(([name, value]) => [name.toLowerCase(), value]))
  return oneOf<object>(random, [
    record,
    record,
    pairs,
    pairs.flat(),
    named,
    { get: (name: string) => named.get(name.toLowerCase()) ?? null },
    Object.fromEntries(pairs.map(([name, value]) => [name, [value]])),
  ])
}

/** A request with any number of faults, or none. */
export const request = (random: Random): SeenRequest => {
  const address = oneIn(random, 2) ? oneOf(random, RIGHT) : url(random)
  return {
    url: oneOf<unknown>(random, [address, address, { href: address }, { url: address }]),
    method: oneOf(random, ['POST', 'POST', 'post', 'GET', undefined]),
    headers: maybe(random, 8, () =>
      contained(random, {
        ...credentials(random),
        ...(oneIn(random, 4) ? {} : { 'content-type': 'application/json' }),
        ...(oneIn(random, 8) ? { 'x-stainless-retry-count': '1' } : {}),
      }),
    ),
    body: maybe(random, 8, body),
    followsRedirects: oneOf(random, [undefined, undefined, undefined, true, false]),
    redirect: oneOf(random, [undefined, undefined, undefined, 'manual', 'follow']),
    clientRetries: oneOf(random, [undefined, undefined, undefined, undefined, 0, 2]),
  }
}
