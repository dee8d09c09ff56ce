import * as O from 'fp-ts/Option'

const COMPACT = /^(?:\d{1,9}(?:\.\d{1,9})?(?:h|ms?|s)){1,4}$/
const PART = /(\d{1,9}(?:\.\d{1,9})?) ?([a-z]{1,12})/g

/** Ms in a unit, abbreviated or spelled out. */
const msIn = (unit: string): number => {
  if (unit.startsWith('ms') || unit.startsWith('mil')) return 1
  if (unit.startsWith('s')) return 1000
  return unit.startsWith('m') ? 60_000 : 3_600_000
}

/** Numbers and units as one span of ms; `none` when a unit does not follow a larger one. */
export const sumOfParts = (text: string): O.Option<number> => {
  let totalMs = 0
  let lastUnitMs = Number.POSITIVE_INFINITY
  for (const [, amount, unit = ''] of text.matchAll(PART)) {
    const unitMs = msIn(unit)
    if (unitMs >= lastUnitMs) return O.none
    totalMs += Number(amount) * unitMs
    lastUnitMs = unitMs
  }
  return O.some(totalMs)
}

/**
 * A duration as Go prints it, which is how OpenAI writes a reset: `6m0s`, `1h2m3.5s`, `88ms`. In ms.
 *
 * Hours, minutes, seconds and ms, each at most once and in this order. No sign, no blank, no number without a unit.
 */
export const duration = (text: string): O.Option<number> =>
  COMPACT.test(text) ? sumOfParts(text) : O.none
