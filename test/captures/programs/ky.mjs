import ky from 'ky'
import { show } from './show.mjs'

await show(() =>
  ky
    .post('https://api.thegrid.ai/v1/chat/completions', {
      headers: { authorization: `Bearer ${process.env.GRID_API_KEY}` },
      json: { model: 'text-prime', messages: [{ role: 'user', content: 'ping' }] },
      retry: 0,
      timeout: 1500,
    })
    .json(),
)
