const https = require('node:https')

const request = https.request(
  'https://api.thegrid.ai/v1/chat/completions',
  { method: 'POST', headers: { authorization: `Bearer ${process.env.GRID_API_KEY}` } },
  (response) => response.pipe(process.stdout),
)
request.end(JSON.stringify({ model: 'text-prime', messages: [] }))
