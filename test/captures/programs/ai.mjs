import { createOpenAICompatible } from '@ai-sdk/openai-compatible'
import { generateText } from 'ai'
import { show } from './show.mjs'

const grid = createOpenAICompatible({
  name: 'the-grid',
  baseURL: 'https://api.thegrid.ai/v1',
  apiKey: process.env.GRID_API_KEY,
})

await show(() =>
  generateText({
    model: grid(process.env.MODEL ?? 'text-prime'),
    prompt: 'ping',
    maxRetries: Number(process.argv[3] ?? 0),
  }),
)
