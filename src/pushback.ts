import { LAST_MS } from './calendar.js'

/**
 * What the server said about waiting.
 *
 * `In`: at least so many ms. `At`: not before that moment. `Never`: do not retry at all.
 */
export type Pushback =
  | { readonly _tag: 'In'; readonly ms: number }
  | { readonly _tag: 'At'; readonly epochMs: number }
  | { readonly _tag: 'Never' }

export const NEVER: Pushback = { _tag: 'Never' }

/** The share of a number below which a fraction is only what binary arithmetic left behind. */
const DUST = 2 ** -50

/** A part of a ms counts as a whole one, so that nobody is early. */
const wholeMs = (ms: number): number => {
  const nearest = Math.round(ms)
  return ms - nearest > ms * DUST ? nearest + 1 : nearest
}

export const inMs = (ms: number): Pushback => ({ _tag: 'In', ms: wholeMs(ms) })

/** When the answer was sent, by its own clock; `null` when it does not say. */
export type SentAt = () => number | null

/** The answer's own clock makes a moment a wait, whatever the local clock says. */
export const until = (epochMs: number, sentAt: SentAt): Pushback | null => {
  if (epochMs > LAST_MS) return null
  const sent = sentAt()
  return sent === null
    ? { _tag: 'At', epochMs: wholeMs(epochMs) }
    : inMs(Math.max(0, epochMs - sent))
}

/**
 * The longer of two waits; a veto is the longest of all.
 *
 * A moment is taken over a span, since the two cannot be compared without a clock.
 */
export const longer = (a: Pushback | null, b: Pushback | null): Pushback | null => {
  if (a === null || b === null) return a ?? b
  if (a._tag === 'Never' || b._tag === 'Never') return NEVER
  if (a._tag === 'In' && b._tag === 'In') return a.ms >= b.ms ? a : b
  if (a._tag === 'At' && b._tag === 'At') return a.epochMs >= b.epochMs ? a : b
  return a._tag === 'In' ? b : a
}
