import { getHeapStatistics } from 'node:v8'
import { exchanges } from './exchanges.js'
import type { Row } from './row.js'
import { quantile } from './stats.js'

/** A small part of the young generation, so that few of the counts meet a collection: the median is of one that did not. */
const PASSES = 20
const COUNTS = 15

const usedBytes = (): number => getHeapStatistics().used_heap_size

/** Bytes for one exchange: how much the heap has grown. For a row that is warm. */
export const bytesOf = ({ run }: Row): number => {
  const grown = Array.from({ length: COUNTS }, () => {
    const before = usedBytes()
    run(PASSES)
    return usedBytes() - before
  })
  return quantile(grown, 0.5) / (PASSES * exchanges.length)
}
