import { LAST_MS } from './calendar.js'

/**
 * What the server said about waiting.
 *
 * `In`: at least so many `ms`. `At`: not before that moment, an `epochMs`. `Later`: both, where no clock tells which is
 * longer. `Never`: do not retry at all.
 */
export type Pushback =
  | { readonly _tag: 'In'; readonly ms: number }
  | { readonly _tag: 'At'; readonly epochMs: number }
  | { readonly _tag: 'Later'; readonly ms: number; readonly epochMs: number }
  | { readonly _tag: 'Never' }

/** In many results at once: nobody may write to it. */
export const NEVER: Pushback = /* @__PURE__ */ Object.freeze({ _tag: 'Never' })

/** The share of a number below which a fraction is only what binary arithmetic left behind. */
const DUST = 2 ** -50

/** A part of a ms counts as a whole one, so that nobody is early. */
const wholeMs = (ms: number): number => {
  const nearest = Math.round(ms)
  return ms - nearest > ms * DUST ? nearest + 1 : nearest
}

export const inMs = (ms: number): Pushback => ({ _tag: 'In', ms: wholeMs(ms) })

/**
 * When the answer was sent, by its own clock, makes a moment a wait, whatever the local clock says. What no calendar
 * holds is its end.
 */
export const until = (epochMs: number, sentAtEpochMs: number | null): Pushback => {
  const held = Math.min(epochMs, LAST_MS)
  return sentAtEpochMs === null
    ? { _tag: 'At', epochMs: wholeMs(held) }
    : inMs(Math.max(0, held - sentAtEpochMs))
}

const msOf = (wait: Pushback): number => (wait._tag === 'In' || wait._tag === 'Later' ? wait.ms : 0)

const epochMsOf = (wait: Pushback): number =>
  wait._tag === 'At' || wait._tag === 'Later' ? wait.epochMs : 0

/** The longer of two waits; a veto is the longest of all. A span and a moment are kept both: no clock compares them. */
export const longer = (a: Pushback | null, b: Pushback | null): Pushback | null => {
  if (a === null || b === null) return a ?? b
  if (a._tag === 'Never' || b._tag === 'Never') return NEVER
  const ms = Math.max(msOf(a), msOf(b))
  const epochMs = Math.max(epochMsOf(a), epochMsOf(b))
  if (a._tag === 'In' && b._tag === 'In') return { _tag: 'In', ms }
  return a._tag === 'At' && b._tag === 'At'
    ? { _tag: 'At', epochMs }
    : { _tag: 'Later', ms, epochMs }
}
