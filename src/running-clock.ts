import type { Moment } from './decision.js'
import type { Effects } from './effects.js'
import { finiteOr } from './number.js'
import { safely } from './read.js'

/** Less than this share of a wait on the clock is no time at all. */
const STANDSTILL = 0.01

/** A clock that goes on: where the one handed in stands still or goes back, the waits count instead. */
export const clockOf = ({ now, random }: Pick<Effects<unknown>, 'now' | 'random'>) => {
  const read = (source: () => number): number => safely(source, Number.NaN)
  let last = finiteOr(read(now), 0)
  let sleptMs = 0
  return {
    slept: (ms: number): void => {
      sleptMs += ms
    },
    moment: (): Moment => {
      const reading = finiteOr(read(now), 0)
      const goesOn = reading - last >= sleptMs * STANDSTILL
      last = goesOn ? reading : last + sleptMs
      sleptMs = 0
      return { now: last, random: read(random) }
    },
  }
}
