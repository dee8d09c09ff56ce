const call = async (signal, more = {}) => {
  const response = await fetch('https://api.thegrid.ai/v1/chat/completions', {
    method: 'POST',
    headers: { authorization: `Bearer ${process.env.GRID_API_KEY}` },
    body: JSON.stringify({
      model: 'text-prime',
      messages: [{ role: 'user', content: 'ping' }],
      ...more,
    }),
    signal,
  })
  return response.text()
}

const controller = new AbortController()
const ways = {
  timeout: () => call(AbortSignal.timeout(500)),
  abort: () => {
    setTimeout(() => controller.abort(), 200)
    return call(controller.signal)
  },
  stream: () => call(undefined, { stream: true }),
}
await ways[process.argv[2]]().catch((error) => console.error(error))
