/** What RFC 9110, section 15, calls a status: some clients say no more of it. */
const PHRASES: ReadonlyMap<string, number> = /* @__PURE__ */ new Map<string, number>([
  ['bad request', 400],
  ['unauthorized', 401],
  ['payment required', 402],
  ['forbidden', 403],
  ['not found', 404],
  ['too many requests', 429],
  ['internal server error', 500],
  ['bad gateway', 502],
  ['service unavailable', 503],
  ['gateway timeout', 504],
  ['gateway time-out', 504],
])

/** The status with that name; `null` where none has it. */
export const statusOfPhrase = (phrase: string): number | null =>
  PHRASES.get(phrase.trim().toLowerCase()) ?? null

const NUMBER = /^([1-5]\d\d)(?:$|:|\s{0,4}[{<]|\s{1,4}([A-Za-z -]{2,32}?)\s{0,4}(?:$|[.:<{(|]))/

/** The status that a text begins with, where it names it, or says nothing else; `null` for any other number. */
export const statusAtStart = (text: string): number | null => {
  const [, number, phrase] = NUMBER.exec(text) ?? []
  if (number === undefined) return null
  return phrase === undefined || statusOfPhrase(phrase) === Number(number) ? Number(number) : null
}
