import Anthropic from '@anthropic-ai/sdk'
import { show } from './show.mjs'

const client = new Anthropic({
  baseURL: 'https://messages-beta.api.thegrid.ai',
  apiKey: process.env.GRID_API_KEY,
  defaultHeaders: { 'x-api-key': process.env.GRID_API_KEY },
  maxRetries: 0,
  timeout: 2000,
})

const answer = async () => {
  const stream = process.argv[3] === 'stream'
  const message = await client.messages.create({
    model: 'text-prime',
    max_tokens: 64,
    messages: [{ role: 'user', content: 'ping' }],
    stream,
  })
  if (stream) for await (const _ of message);
}

await show(answer)
