import { bytesText, figure, grouped } from './figures.js'

type Unit = '×' | 'B' | 'kB' | 'rows'

/** One thing that was to be reached. Weights are in bytes, whatever the unit they are shown in. */
export interface Goal {
  readonly id: string
  readonly what: string
  readonly unit: Unit
  readonly least?: number
  readonly most?: number
  readonly measured: number
  readonly p10?: number
  readonly p90?: number
}

export const isMet = ({ least = 0, most = Number.POSITIVE_INFINITY, measured }: Goal): boolean =>
  measured >= least && measured <= most

const amount = (value: number, unit: Unit): string => {
  if (unit === '×') return `${Number(figure(value))} ×`
  return unit === 'kB' ? `${value / 1000} kB` : `${grouped(value)} ${unit}`
}

export const wanted = ({ least, most, unit }: Goal): string => {
  if (unit === 'rows') return `all of ${least ?? 0} rows`
  return least === undefined
    ? `at most ${amount(most ?? 0, unit)}`
    : `at least ${amount(least, unit)}`
}

export const reached = ({ measured, p10, p90, unit }: Goal): string => {
  if (unit === 'kB') return bytesText(measured)
  if (unit !== '×') return `${grouped(measured)} ${unit}`
  const spread = p10 === undefined || p90 === undefined ? '' : ` (${figure(p10)} to ${figure(p90)})`
  return `${figure(measured)} ×${spread}`
}
