import type { Cause } from './diagnosis.js'
import { unquoted } from './quoted.js'
import { lazy } from './read.js'
import { type Signals, signals } from './signals.js'

const entries = /* @__PURE__ */ lazy(() => {
  const all: (readonly [Cause, Signals])[] = []
  let cause: Cause
  for (cause in signals) all.push([cause, signals[cause]])
  return all
})

/** For each key the first cause that lists it, in the order of the table. */
const indexed = <K>(keysIn: (signal: Signals) => readonly K[] | undefined) =>
  lazy(() => {
    const index = new Map<K, Cause>()
    for (const [cause, signal] of entries()) {
      for (const key of keysIn(signal) ?? []) if (!index.has(key)) index.set(key, cause)
    }
    return index
  })

const bare = /* @__PURE__ */ indexed((signal) => signal.bare)
const codes = /* @__PURE__ */ indexed((signal) => signal.codes)
const vagueCodes = /* @__PURE__ */ indexed((signal) => signal.vagueCodes)
const thrownCodes = /* @__PURE__ */ indexed((signal) => signal.thrownCodes)

/** What a status means when nothing says more. */
export const causeOfStatus = (status: number): Cause | null => bare().get(status) ?? null

/** Whether a fault of the request, or what a body says, can be the reason for a status. */
export const explainsStatus = (cause: Cause, status: number): boolean =>
  signals[cause].within?.includes(status) === true

/** Whether a fault of the request can be the reason why no answer came. */
export const explainsSilence = (cause: Cause): boolean => signals[cause].silences === true

const within = (cause: Cause | undefined, status: number | null): Cause | null =>
  cause !== undefined && (status === null || explainsStatus(cause, status)) ? cause : null

/** The cause of an exact machine code, within the status; any status when `null`. */
export const causeOfCode = (code: string, status: number | null): Cause | null =>
  within(codes().get(code), status)

/** The cause of a machine code that counts only where words say nothing. */
export const causeOfVagueCode = (code: string, status: number | null): Cause | null =>
  within(vagueCodes().get(code), status)

/** The first cause that claims the words of a body, within the status; any status when `null`. */
export const causeOfWords = (said: string, status: number | null): Cause | null => {
  const words = unquoted(said)
  if (words.trim() === '') return null
  for (const [cause, signal] of entries()) {
    if (signal.words === undefined) continue
    if (status !== null && signal.within?.includes(status) !== true) continue
    if (signal.words.test(words)) return cause
  }
  return null
}

/** The first of a thrown error's codes that the table knows, as runtimes write it; `null` without one. */
export const knownThrownCode = (found: readonly string[]): string | null =>
  found.find((code) => thrownCodes().has(code))?.toUpperCase() ?? null

/** The first cause, in the order of the table, to which one of a thrown error's codes or names points. */
export const causeOfThrownCode = (
  found: readonly string[],
  counts: (cause: Cause) => boolean,
): Cause | null => {
  for (const code of found) {
    const cause = thrownCodes().get(code)
    if (cause !== undefined && counts(cause)) return cause
  }
  return null
}

/** The first cause, in the order of the table, that claims one of a thrown error's messages. */
export const causeOfThrownWords = (
  messages: readonly string[],
  counts: (cause: Cause) => boolean,
): Cause | null => {
  for (const [cause, { thrownWords }] of entries()) {
    if (thrownWords === undefined || !counts(cause)) continue
    if (messages.some((message) => thrownWords.test(message))) return cause
  }
  return null
}
