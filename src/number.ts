/** A finite number as it is, but never `-0`, which JSON does not keep; `null` for anything else. */
export const finiteIn = (value: unknown): number | null =>
  typeof value === 'number' && Number.isFinite(value) ? value + 0 : null

/** The same, with `otherwise` for anything else. */
export const finiteOr = (value: unknown, otherwise: number): number => finiteIn(value) ?? otherwise

/** A random number, in [0, 1]: what is no number is taken as the middle. */
export const fraction = (random: unknown): number => Math.min(Math.max(finiteOr(random, 0.5), 0), 1)

/** A time gone by, in ms: what is no number is 0, and what never ends stays so. */
export const elapsed = (ms: unknown): number =>
  ms === Number.POSITIVE_INFINITY ? ms : Math.max(finiteOr(ms, 0), 0)

/** Attempts made, a whole number from 1: what is no number is 1. */
export const attemptsMade = (attempt: unknown): number =>
  attempt === Number.POSITIVE_INFINITY
    ? Number.MAX_SAFE_INTEGER
    : Math.min(Math.max(Math.floor(finiteOr(attempt, 1)), 1), Number.MAX_SAFE_INTEGER)
