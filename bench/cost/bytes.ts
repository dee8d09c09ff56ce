import { getHeapStatistics } from 'node:v8'
import { exchanges } from './exchanges.js'
import type { Row } from './row.js'
import { allRows } from './rows.js'
import { quantile } from './stats.js'

/**
 * What one exchange allocates: how much the heap has grown after up to 20,000 of it. A process of its own, since it needs a
 * young generation so large that nothing is collected meanwhile; in one like that every allocation touches memory that
 * the processor has not seen, and times would be twice to ten times as long.
 */
const MOST_BYTES = 64 * 1024 * 1024
const COUNTS = 3
const WARM_MS = 40

const [most = '', ...ids] = process.argv.slice(2)
const mostExchanges = Number(most)

const usedBytes = (): number => getHeapStatistics().used_heap_size

const grownBy = (row: Row, times: number): number => {
  globalThis.gc?.({ type: 'minor' })
  const before = usedBytes()
  row.run(times)
  return (usedBytes() - before) / (times * exchanges.length)
}

const warmUp = (row: Row): void => {
  const start = performance.now()
  while (performance.now() - start < WARM_MS) row.run(8)
}

const bytesOf = (row: Row): number => {
  warmUp(row)
  const rough = Math.max(grownBy(row, 20), 1)
  const often = Math.min(mostExchanges, MOST_BYTES / rough)
  const times = Math.max(1, Math.floor(often / exchanges.length))
  return quantile(
    Array.from({ length: COUNTS }, () => grownBy(row, times)),
    0.5,
  )
}

const asked = new Set(ids)
const bytes = allRows.filter(({ id }) => asked.has(id)).map((row) => [row.id, bytesOf(row)])
console.log(JSON.stringify(Object.fromEntries(bytes)))
