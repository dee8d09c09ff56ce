import { begins, type PlannedWait } from '../../command/waits.js'
import { seconds, span } from './seconds.js'

/** One row: a wait, in pixels. */
export interface Row {
  /** The one that failed before it. */
  readonly attempt: number
  /** The middle of the bar. */
  readonly y: number
  readonly startX: number
  readonly floorX: number | null
  readonly leastX: number
  readonly middleX: number
  readonly mostX: number
  readonly label: string
  readonly labelX: number
  readonly anchor: 'start' | 'end'
}

/** A drawing to scale: one axis from the first failure to the deadline, one row for each wait. */
export interface Timeline {
  readonly width: number
  readonly height: number
  readonly rows: readonly Row[]
  /** The last attempt, which has no wait behind it. */
  readonly end: { readonly attempt: number; readonly x: number; readonly y: number }
  readonly axisY: number
  readonly ticks: readonly { readonly x: number; readonly label: string }[]
  readonly deadlineX: number
}

export const RADIUS = 10
const ROW = 46
const TOP = 52
const LABEL_WIDTH = 90
/** The way from the row above comes down where a row begins. */
const ASIDE = 6
/** A band that is narrower would not be seen. */
const LEAST_BAND = 3
const MOST_TICKS = 7
const TICK_WIDTH = 44

/** Ticks at round seconds, as many as have room. */
const stepOf = (deadlineMs: number, width: number): number => {
  const room = Math.max(1, Math.min(MOST_TICKS, Math.floor(width / TICK_WIDTH)))
  const steps = [1000, 2000, 5000, 10_000, 20_000, 30_000, 60_000]
  return steps.find((step) => deadlineMs / step <= room) ?? deadlineMs
}

export const timeline = (
  waits: readonly PlannedWait[],
  deadlineMs: number,
  width: number,
): Timeline => {
  const scale = (width - 2 * RADIUS) / deadlineMs
  const xAt = (ms: number): number => Math.round((RADIUS + ms * scale) * 10) / 10
  const yAt = (row: number): number => TOP + row * ROW
  const beginMs = begins(waits)
  const rows = waits.map(({ attempt, floorMs, fromMs, middleMs, toMs }, row): Row => {
    const beganMs = beginMs[row] ?? 0
    const startX = xAt(beganMs)
    const leastX = xAt(beganMs + fromMs)
    const isRoom = startX + LABEL_WIDTH <= width
    return {
      attempt: attempt - 1,
      y: yAt(row),
      startX,
      floorX: floorMs === null ? null : xAt(beganMs + floorMs),
      leastX,
      middleX: xAt(beganMs + middleMs),
      mostX: Math.max(xAt(beganMs + toMs), leastX + LEAST_BAND),
      label: span(fromMs, toMs),
      labelX: isRoom ? startX + ASIDE : width,
      anchor: isRoom ? 'start' : 'end',
    }
  })
  const axisY = yAt(rows.length) + ROW / 2 + RADIUS
  const stepMs = stepOf(deadlineMs, width)
  const count = Math.floor(deadlineMs / stepMs) + 1
  return {
    width,
    height: axisY + 26,
    rows,
    end: { attempt: rows.length + 1, x: rows.at(-1)?.middleX ?? xAt(0), y: yAt(rows.length) },
    axisY,
    ticks: Array.from({ length: count }, (_, i) => ({
      x: xAt(i * stepMs),
      label: i === 0 ? '0' : `${seconds(i * stepMs)} s`,
    })),
    deadlineX: xAt(deadlineMs),
  }
}
