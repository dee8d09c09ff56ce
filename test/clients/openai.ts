import OpenAI from 'openai'
import OpenAI6 from 'openai-6'
import { type Call, type Came, type Client, orError } from './client.js'
import { isStream, readAll, scenarioOf } from './sdk.js'
import { versionOf } from './versions.js'

const CHAT_ONLY = 'the SDK calls Chat Completions only'

const cannot: Client['cannot'] = {
  messages: CHAT_ONLY,
  'stream-messages': CHAT_ONLY,
  'bearer-to-messages': CHAT_ONLY,
  slash: 'the SDK puts /chat/completions behind the base URL by itself',
  'broken-json': 'the SDK writes the JSON by itself',
}

const baseUrlOf = ({ id, url, fake }: Call): string =>
  // This SDK calls a wrong endpoint for the surface where its base URL is the other surface's.
  id === 'other-surface' ? `${fake.messagesOrigin}/v1` : url.replace(/\/chat\/completions$/, '')

/** A key that is sent as the SDK sends it; any other header has to be set by hand. */
const authOf = ({ headers }: Call) => {
  const { authorization = null, 'x-api-key': xApiKey } = headers
  const key = /^Bearer (.+)$/.exec(authorization ?? '')?.[1]
  if (key !== undefined) return { apiKey: key, headers: {} }
  return {
    apiKey: 'not-sent',
    headers: { authorization, ...(xApiKey === undefined ? {} : { 'x-api-key': xApiKey }) },
  }
}

const UNFOLLOWED: { readonly redirect: 'manual' } = { redirect: 'manual' }

const optionsOf = (call: Call) => {
  const { apiKey, headers } = authOf(call)
  return {
    baseURL: baseUrlOf(call),
    apiKey,
    defaultHeaders: { ...scenarioOf(call), ...headers },
    maxRetries: 0,
    timeout: call.timeoutMs,
    ...(call.follows ? {} : { fetchOptions: UNFOLLOWED }),
  }
}

const seven = (call: Call): Promise<Came> => {
  const client = new OpenAI(optionsOf(call))
  const body: OpenAI.ChatCompletionCreateParams = JSON.parse(call.init.body)
  return orError({ client, body }, async () => {
    const answer = await client.chat.completions.create(body, { signal: call.signal })
    if (isStream(answer)) await readAll(answer)
  })
}

const six = (call: Call): Promise<Came> => {
  const client = new OpenAI6(optionsOf(call))
  const body: OpenAI6.ChatCompletionCreateParams = JSON.parse(call.init.body)
  return orError({ client, body }, async () => {
    const answer = await client.chat.completions.create(body, { signal: call.signal })
    if (isStream(answer)) await readAll(answer)
  })
}

export const openai: readonly Client[] = [
  {
    name: `openai ${versionOf('openai')}`,
    line: 'openai',
    send: seven,
    cannot,
  },
  {
    name: `openai ${versionOf('openai-6')}`,
    line: 'openai',
    send: six,
    cannot,
  },
]
