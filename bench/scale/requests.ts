import { HEADER_COUNTS, headerForms, pairsOf } from './answers.js'
import { MOST_BODY_BYTES, MOST_VALUE_BYTES } from './most.js'
import { between, filled, KB, ladder, type Row } from './row.js'

const URL_SIZES = ladder(10, MOST_VALUE_BYTES, 4 * KB)
const MODEL_SIZES = ladder(10, MOST_VALUE_BYTES, 64)
const KEY_SIZES = ladder(10, MOST_VALUE_BYTES, 4 * KB)
const PROMPT_SIZES = ladder(KB, MOST_BODY_BYTES, 8 * KB)

const HOST = 'https://api.thegrid.ai/v1/'

const request = (
  input: string,
  status: number,
  sizes: readonly number[],
  make: (size: number) => object,
): Row => ({
  input,
  unit: 'bytes',
  sizes,
  peers: [],
  isRequest: true,
  make: (size) => ({
    status,
    request: {
      method: 'POST',
      url: `${HOST}chat/completions`,
      headers: { authorization: 'Bearer key-of-the-bench', 'content-type': 'application/json' },
      body: { model: 'text-prime', messages: [] },
      ...make(size),
    },
  }),
})

const url = (name: string, make: (size: number) => unknown): Row =>
  request(`URL, ${name}`, 404, URL_SIZES, (size) => ({ url: make(size) }))

const urls: readonly Row[] = [
  url('text', (n) => filled('word-', n)),
  url('long path', (n) => between(HOST, 'word/', '', n)),
  url('long host', (n) => between('https://', 'word.', '/', n)),
  url('URL object', (n) => new URL(between(HOST, 'word', '', n))),
  url('slashes', (n) => between(HOST, '/', '', n)),
  url('percent signs', (n) => between(HOST, '%25', '', n)),
  url('spaces', (n) => between(HOST, 'a ', '', n)),
]

const model = (name: string, make: (size: number) => unknown): Row =>
  request(`model, ${name}`, 404, MODEL_SIZES, (size) => ({ body: make(size) }))

const models: readonly Row[] = [
  model('in an object', (n) => ({ model: filled('word-', n), messages: [] })),
  model('in JSON text', (n) => between('{"model":"', 'word-', '","messages":[]}', n)),
  model('near a known name', (n) => ({ model: between('text-prim', 'e', '', n), messages: [] })),
]

const MESSAGES = '"messages":[{"role":"user","content":"'

const prompts: readonly Row[] = [
  request('prompt, model first', 422, PROMPT_SIZES, (n) => ({
    body: between(`{"model":"text-prime",${MESSAGES}`, 'word ', '"}]}', n),
  })),
  request('prompt, model last', 422, PROMPT_SIZES, (n) => ({
    body: between(`{${MESSAGES}`, 'word ', '"}],"model":"text-prime"}', n),
  })),
  request('prompt, braces', 422, PROMPT_SIZES, (n) => ({
    body: between(`{${MESSAGES}`, '{"model":', '"}', n),
  })),
  request('prompt, many messages', 422, PROMPT_SIZES, (n) => ({
    body: {
      model: 'text-prime',
      messages: Array.from({ length: n / 64 }, () => ({ role: 'user', content: 'word' })),
    },
  })),
]

const key = (name: string, make: (size: number) => string): Row =>
  request(`authorization, ${name}`, 401, KEY_SIZES, (size) => ({
    headers: { authorization: make(size) },
  }))

const keys: readonly Row[] = [
  key('bare key', (n) => filled('key', n)),
  key('Bearer', (n) => between('Bearer ', 'key', '', n)),
  key('spaces', (n) => between('Bearer', ' ', 'x', n)),
]

const headers: readonly Row[] = headerForms.map(([name, make]) => ({
  ...request(`request headers, ${name}`, 401, HEADER_COUNTS, (count) => ({
    headers: make(pairsOf(count)),
  })),
  unit: 'count',
}))

export const requests: readonly Row[] = [...urls, ...models, ...prompts, ...keys, ...headers]
