import { createOpenAICompatible } from '@ai-sdk/openai-compatible'
import { generateText, streamText } from 'ai'
import { type Call, type Came, type Client, orError } from './client.js'
import { versionOf } from './versions.js'

/** `fetch` that does not follow: the SDK has no option for it. */
const unfollowed: typeof fetch = (input, init) => fetch(input, { ...init, redirect: 'manual' })

/** Its streams do not throw: an error is one of their parts. */
const readParts = async (
  parts: AsyncIterable<{ readonly type: string; readonly error?: unknown }>,
): Promise<void> => {
  for await (const part of parts) if (part.type === 'error') throw part.error
}

const send = (call: Call): Promise<Came> => {
  const { 'content-type': _, ...headers } = call.headers
  const baseURL = call.url.replace(/\/chat\/completions$/, '')
  const grid = createOpenAICompatible({
    name: 'the-grid',
    baseURL: call.id === 'other-surface' ? `${call.fake.messagesOrigin}/v1` : baseURL,
    headers,
    ...(call.follows ? {} : { fetch: unfollowed }),
  })
  const { model, temperature, stream } = JSON.parse(call.init.body)
  const options = {
    model: grid(model),
    prompt: 'ping',
    temperature,
    maxRetries: 0,
    abortSignal: call.signal,
    timeout: call.timeoutMs,
  }
  return orError({ headers }, async () => {
    if (stream === true)
      await readParts(streamText({ ...options, onError: () => undefined }).fullStream)
    else await generateText(options)
  })
}

const CHAT_ONLY = 'this provider calls Chat Completions only'

export const ai: Client = {
  name: `ai ${versionOf('ai')}`,
  line: 'ai',
  send,
  cannot: {
    messages: CHAT_ONLY,
    'stream-messages': CHAT_ONLY,
    'bearer-to-messages': CHAT_ONLY,
    slash: 'the provider puts /chat/completions behind the base URL by itself',
    'broken-json': 'the provider writes the JSON by itself',
    'field-missing': 'the SDK refuses to make a call without messages',
  },
}
