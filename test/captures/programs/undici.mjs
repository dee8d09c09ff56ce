import { request } from 'undici'
import { show } from './show.mjs'

await show(() =>
  request('https://api.thegrid.ai/v1/chat/completions', {
    method: 'POST',
    headers: { authorization: `Bearer ${process.env.GRID_API_KEY}` },
    body: JSON.stringify({ model: 'text-prime', messages: [{ role: 'user', content: 'ping' }] }),
    headersTimeout: 1000,
  }),
)
