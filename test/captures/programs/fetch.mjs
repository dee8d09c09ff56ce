const response = await fetch('https://api.thegrid.ai/v1/chat/completions', {
  method: 'POST',
  headers: {
    authorization: `Bearer ${process.env.GRID_API_KEY}`,
    'content-type': 'application/json',
  },
  body: JSON.stringify({
    model: 'text-prime',
    messages: [{ role: 'user', content: 'ping' }],
  }),
})
if (!response.ok) throw new Error(`HTTP ${response.status}: ${await response.text()}`)
console.log(await response.json())
