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

/** For each key the causes that list it, in the order of the table. */
const indexed = <K>(keysIn: (signal: Signals) => readonly K[] | undefined) =>
  lazy(() => {
    const index = new Map<K, readonly Cause[]>()
    for (const [cause, signal] of entries()) {
      for (const key of keysIn(signal) ?? []) index.set(key, [...(index.get(key) ?? []), cause])
    }
    return index
  })

const bare = /* @__PURE__ */ indexed((signal) => signal.bare)
const codes = /* @__PURE__ */ indexed((signal) => signal.codes)
const vagueCodes = /* @__PURE__ */ indexed((signal) => signal.vagueCodes)
const thrownCodes = /* @__PURE__ */ indexed((signal) => signal.thrownCodes)

/** What a status means when nothing says more. */
export const causeOfStatus = (status: number): Cause | null => bare().get(status)?.[0] ?? null

/** Whether a fault of the request, or what a body says, can be the reason for a status. */
export const explainsStatus = (cause: Cause, status: number): boolean =>
  signals[cause].within?.includes(status) === true

/** Whether a fault of the request can be the reason why no answer came. */
export const explainsSilence = (cause: Cause): boolean => signals[cause].silences === true

/** The first of them that the status admits. */
const within = (causes: readonly Cause[] | undefined, status: number | null): Cause | null =>
  causes?.find((cause) => status === null || explainsStatus(cause, status)) ?? null

/** The cause of an exact machine code, within the status; any status when `null`. */
export const causeOfCode = (code: string, status: number | null): Cause | null =>
  code === '' ? null : within(codes().get(code), status)

/** The cause of a machine code that counts only where words say nothing. */
export const causeOfVagueCode = (code: string, status: number | null): Cause | null =>
  code === '' ? null : within(vagueCodes().get(code), status)

type Worded = readonly (readonly [Cause, RegExp])[]

/** The causes that have words, in the order of the table; those that a status admits. */
const wordedIn = (status: number | null): Worded =>
  entries().flatMap(([cause, { words, within }]) =>
    words !== undefined && (status === null || within?.includes(status) === true)
      ? [[cause, words] as const]
      : [],
  )

const anyStatus = /* @__PURE__ */ lazy(() => wordedIn(null))

const byStatus = /* @__PURE__ */ lazy(() => {
  const statuses = entries().flatMap(([, { within }]) => within ?? [])
  return new Map(statuses.map((status) => [status, wordedIn(status)]))
})

/** The first cause that claims the words of a body, within the status; any status when `null`. */
export const causeOfWords = (said: string, status: number | null): Cause | null => {
  const worded = status === null ? anyStatus() : byStatus().get(status)
  if (worded === undefined) return null
  const words = unquoted(said)
  if (words.trim() === '') return null
  for (const [cause, pattern] of worded) if (pattern.test(words)) return cause
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
    const cause = thrownCodes().get(code)?.[0]
    if (cause !== undefined && counts(cause)) return cause
  }
  return null
}

/** Looks for the first cause, in the order of the table, that claims one of a thrown error's messages. */
export const thrownWordsOf = (
  counts: (cause: Cause) => boolean,
): ((messages: readonly string[]) => Cause | null) => {
  const worded = lazy(() =>
    entries().flatMap(([cause, { thrownWords }]) =>
      thrownWords !== undefined && counts(cause) ? [[cause, thrownWords] as const] : [],
    ),
  )
  return (messages) => {
    for (const [cause, words] of worded()) {
      for (const message of messages) if (words.test(message)) return cause
    }
    return null
  }
}
