import got from 'got'
import { show } from './show.mjs'

await show(() =>
  got
    .post('https://api.thegrid.ai/v1/chat/completions', {
      headers: { authorization: `Bearer ${process.env.GRID_API_KEY}` },
      json: { model: 'text-prime', messages: [{ role: 'user', content: 'ping' }] },
      retry: { limit: 0 },
      timeout: { request: 1500 },
    })
    .json(),
)
