const response: Response = await fetch('https://api.thegrid.ai/v1/chat/completions', {
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ model: 'text-prime', messages: [{ role: 'user', content: 'ping' }] }),
})
console.log(response.status, await response.text())

export {}
