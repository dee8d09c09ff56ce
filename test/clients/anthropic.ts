import Anthropic from '@anthropic-ai/sdk'
import { type Call, type Came, type Client, orError } from './client.js'
import { isStream, readAll, scenarioOf } from './sdk.js'
import { versionOf } from './versions.js'

/** The rows of the page that are about an address, as they look with this SDK, which appends `/v1/messages`. */
const baseUrlOf = ({ id, fake, url }: Call): string => {
  const { messagesOrigin, chatOrigin } = fake
  const addresses: Readonly<Record<string, string>> = {
    'v1-v1': `${messagesOrigin}/v1`,
    'wrong-host': `${messagesOrigin.replace('127.0.0.1', 'localhost')}/v1`,
    'endpoint-twice': `${messagesOrigin}/v1/messages`,
    'other-surface': chatOrigin,
    refused: new URL(url).origin,
  }
  return addresses[id] ?? messagesOrigin
}

/** This major sends `apiKey` as a bearer token, which the Messages host does not want. */
const authOf = ({ id, headers }: Call) => {
  const key = headers['x-api-key'] ?? headers.authorization?.replace('Bearer ', '') ?? null
  return id === 'bearer-to-messages'
    ? { apiKey: key, defaultHeaders: {} }
    : { apiKey: null, defaultHeaders: { 'x-api-key': key, authorization: null } }
}

const send = (call: Call): Promise<Came> => {
  const { apiKey, defaultHeaders } = authOf(call)
  const client = new Anthropic({
    baseURL: baseUrlOf(call),
    apiKey,
    defaultHeaders: { ...scenarioOf(call), ...defaultHeaders },
    maxRetries: 0,
    timeout: call.timeoutMs,
    ...(call.follows ? {} : { fetchOptions: { redirect: 'manual' } }),
  })
  const body: Anthropic.MessageCreateParams = { max_tokens: 16, ...JSON.parse(call.init.body) }
  return orError({ client, body }, async () => {
    const answer = await client.messages.create(body, { signal: call.signal })
    if (isStream(answer)) await readAll(answer)
  })
}

const MESSAGES_ONLY = 'the SDK calls Messages only'
const APPENDED = 'the SDK puts /v1/messages behind the base URL by itself'

export const anthropic: Client = {
  name: `@anthropic-ai/sdk ${versionOf('@anthropic-ai/sdk')}`,
  line: '@anthropic-ai/sdk',
  send,
  cannot: {
    chat: MESSAGES_ONLY,
    'no-bearer': 'the Messages surface wants no Bearer',
    'api-key-to-chat': MESSAGES_ONLY,
    'lost-on-redirect': 'x-api-key is not dropped on a redirect',
    'no-v1': APPENDED,
    slash: APPENDED,
    'broken-json': 'the SDK writes the JSON by itself',
    followed: 'the row leads to Chat Completions',
    stream: MESSAGES_ONLY,
  },
}
