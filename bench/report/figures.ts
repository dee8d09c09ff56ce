import type { Spread } from '../cost/stats.js'

/** Three figures, whatever the size. */
export const figure = (value: number): string => {
  const size = Math.abs(value)
  return size >= 100 ? grouped(value) : value.toFixed(size >= 10 ? 1 : 2)
}

export const grouped = (value: number): string => Math.round(value).toLocaleString('en')

/** Kilobytes of 1,000 bytes; what is less than one in bytes. */
export const bytesText = (bytes: number): string => {
  if (bytes < 1000) return `${bytes} B`
  const kilobytes = bytes / 1000
  return `${kilobytes >= 99.95 ? grouped(kilobytes) : kilobytes.toFixed(1)} kB`
}

export const share = (part: number, whole: number): string =>
  `${Math.round((100 * part) / whole)} %`

/** The middle, and what eight in ten rounds lie between. */
export const spreadText = ({ p10, p50, p90 }: Spread): string =>
  `${figure(p50)} (${figure(p10)} to ${figure(p90)})`

/** No more figures than were measured. */
export const rounded = (value: number): number => Number(value.toPrecision(3))

export const roundedSpread = ({ p10, p50, p90 }: Spread): Spread => ({
  p10: rounded(p10),
  p50: rounded(p50),
  p90: rounded(p90),
})
