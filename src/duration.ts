import * as O from 'fp-ts/Option'

/** `µ` is sent in UTF-8, and a client reads its two bytes as two characters of Latin-1. */
const COMPACT = /^(?:\d{1,9}(?:\.\d{1,9})?(?:d|h|ms?|s|(?:u|Â?µ|μ)s|ns)){1,7}$/
const PART = /(\d{1,9}(?:\.\d{1,9})?) ?([a-zÂµμ]{1,12})/g

/** Ms in a unit, abbreviated or spelled out. */
const msIn = (unit: string): number => {
  if (unit.startsWith('ms') || unit.startsWith('mil')) return 1
  if (unit.startsWith('s')) return 1000
  if (unit.startsWith('m')) return 60_000
  if (unit.startsWith('h')) return 3_600_000
  if (unit.startsWith('d')) return 86_400_000
  return unit.startsWith('n') ? 1e-6 : 1e-3
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
 * Days, which others add, hours, minutes, seconds, ms, µs and ns, each at most once and in this
 * order. No sign, no blank, no number without a unit.
 */
export const duration = (text: string): O.Option<number> =>
  COMPACT.test(text) ? sumOfParts(text) : O.none
