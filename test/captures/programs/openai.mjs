import OpenAI from 'openai'
import { show } from './show.mjs'

const client = new OpenAI({
  baseURL: process.env.GRID_BASE_URL ?? 'https://api.thegrid.ai/v1',
  apiKey: process.env.GRID_API_KEY,
  maxRetries: 0,
  timeout: 2000,
})

const answer = async () => {
  const stream = process.argv[3] === 'stream'
  const completion = await client.chat.completions.create({
    model: process.env.MODEL ?? 'text-prime',
    messages: [{ role: 'user', content: 'ping' }],
    stream,
  })
  if (stream) for await (const _ of completion);
}

await show(answer)
