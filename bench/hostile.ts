import { diagnose, type Seen } from 'grid-triage'

/** How the time grows with the input: each row at a size and at 64 times that size, median of many calls. */
const GROWTH = 64
const CALLS = 301

const request = (more: object): Seen['request'] => ({
  url: 'https://api.thegrid.ai/v1/chat/completions',
  headers: { authorization: 'Bearer key-of-the-bench' },
  body: { model: 'text-prime' },
  ...more,
})

const nested = (depth: number): object => {
  let value: object = { message: 'deep' }
  for (let i = 0; i < depth; i++) value = { error: value, errors: [value], cause: value }
  return value
}

const filler = (length: number): string => 'x '.repeat(length / 2)

const rows: readonly (readonly [name: string, size: number, make: (size: number) => Seen])[] = [
  [
    'body, JSON',
    1024,
    (n) => ({ status: 500, body: JSON.stringify({ errors: { detail: filler(n) } }) }),
  ],
  ['body, HTML', 1024, (n) => ({ status: 502, body: `<html>${filler(n)}` })],
  ['body, braces', 1024, (n) => ({ status: 500, body: '{'.repeat(n) })],
  ['body, quotes', 1024, (n) => ({ status: 500, body: `{"errors":"${'\\"'.repeat(n)}` })],
  [
    'headers',
    16,
    (n) => ({
      status: 429,
      headers: Object.fromEntries(Array.from({ length: n }, (_, i) => [`x-${i}`, 'x'])),
    }),
  ],
  [
    'headers, pairs',
    16,
    (n) => ({ status: 429, headers: Array.from({ length: n }, (_, i) => [`x-${i}`, 'x']) }),
  ],
  ['retry-after', 64, (n) => ({ status: 429, headers: { 'retry-after': '9'.repeat(n) } })],
  ['url', 64, (n) => ({ status: 404, request: request({ url: `https://${filler(n)}/v1` }) })],
  [
    'url, slashes',
    64,
    (n) => ({ status: 404, request: request({ url: `https://a/${'/'.repeat(n)}` }) }),
  ],
  ['model', 64, (n) => ({ status: 404, request: request({ body: { model: 'a'.repeat(n) } }) })],
  [
    'prompt',
    1024,
    (n) => ({ status: 404, request: request({ body: `{"messages":["${filler(n)}"]}` }) }),
  ],
  [
    'key',
    64,
    (n) => ({ status: 401, request: request({ headers: { authorization: 'x'.repeat(n) } }) }),
  ],
  ['stream', 1024, (n) => ({ status: 200, stream: { received: `data: ${filler(n)}\n\n` } })],
  [
    'stream, lines',
    1024,
    (n) => ({ status: 200, stream: { received: 'data:\n\n'.repeat(n / 8) } }),
  ],
  ['message', 1024, (n) => ({ error: new Error(filler(n)) })],
  ['nesting', 16, (n) => ({ error: nested(n) })],
]

const medianMs = (seen: Seen): number => {
  const times = Array.from({ length: CALLS }, () => {
    const start = performance.now()
    diagnose(seen)
    return performance.now() - start
  })
  return times.toSorted((a, b) => a - b)[Math.floor(CALLS / 2)] ?? Number.NaN
}

console.log(`Node ${process.version}, median of ${CALLS} calls\n`)
console.log('input             size    ms    64 × the size    ms    × the time')
for (const [name, size, make] of rows) {
  const small = make(size)
  const large = make(size * GROWTH)
  medianMs(small)
  medianMs(large)
  const before = medianMs(small)
  const after = medianMs(large)
  const cells = [
    name.padEnd(16),
    `${size}`.padStart(6),
    before.toFixed(4),
    `${size * GROWTH}`.padStart(12),
    after.toFixed(4),
    (after / before).toFixed(2).padStart(6),
  ]
  console.log(cells.join('  '))
}
