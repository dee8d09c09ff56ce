import axios from 'axios'
import { show } from './show.mjs'

await show(() =>
  axios.post(
    'https://api.thegrid.ai/v1/chat/completions',
    { model: 'text-prime', messages: [{ role: 'user', content: 'ping' }] },
    {
      headers: { Authorization: `${process.env.SCHEME ?? 'Bearer '}${process.env.GRID_API_KEY}` },
      timeout: 2000,
    },
  ),
)
