/** What one member of a `RateLimit` field says of its bucket; `null` for what it does not say. */
export interface LimitState {
  readonly remaining: number | null
  readonly resetSeconds: number | null
}

/** Longer fields are not read: to cut one could turn 3000 seconds into 30. */
const MOST_CHARACTERS = 1024
const MOST_PARTS = 16
const NAME = /^(?:"(?:[ !#-[\]-~]|\\["\\]){0,64}"|[A-Za-z*][\w!#$%&'*+.^`|~:/-]{0,63})$/
const PARAMETER =
  /^ {0,8}([a-z*][a-z0-9_.*-]{0,31})(?:=("(?:[ !#-[\]-~]|\\["\\]){0,64}"|[^\s",;]{1,128}))?$/
const INTEGER = /^-?\d{1,15}$/
const OLD_MEMBER = /^(limit|remaining|reset)=(-?\d{1,15})$/

/** The parts between separators; one inside a quoted string separates nothing. */
const parted = (text: string, separator: string): readonly string[] => {
  const parts: string[] = []
  let start = 0
  let quoted = false
  for (let i = 0; i < text.length; i++) {
    if (quoted && text[i] === '\\') i++
    else if (text[i] === '"') quoted = !quoted
    else if (!quoted && text[i] === separator) {
      parts.push(text.slice(start, i))
      start = i + 1
    }
  }
  parts.push(text.slice(start))
  return parts.slice(0, MOST_PARTS)
}

const integer = (text: string | undefined): number | null =>
  text !== undefined && INTEGER.test(text) ? Number(text) : null

/** `"default";r=0;t=30`: a name, then parameters, of which the last of a kind counts. `null` when malformed. */
const memberState = (member: string): LimitState | null => {
  const [name = '', ...parameters] = parted(member, ';')
  if (!NAME.test(name)) return null
  let state: LimitState = { remaining: null, resetSeconds: null }
  for (const parameter of parameters) {
    const match = PARAMETER.exec(parameter)
    if (match === null) return null
    const [, key, text] = match
    const value = integer(text)
    if ((key === 'r' || key === 't') && value === null) return null
    if (key === 'r') state = { remaining: value, resetSeconds: state.resetSeconds }
    if (key === 't') state = { remaining: state.remaining, resetSeconds: value }
  }
  return state
}

/** `limit=50, remaining=0, reset=5`, as draft 07 had it: a key that comes again begins a new bucket. */
const oldStates = (members: readonly string[]): readonly LimitState[] => {
  const states: LimitState[] = []
  let found = new Map<string, number>()
  const close = (): void => {
    states.push({
      remaining: found.get('remaining') ?? null,
      resetSeconds: found.get('reset') ?? null,
    })
    found = new Map()
  }
  for (const member of members) {
    const [, key, value] = OLD_MEMBER.exec(member) ?? []
    if (key === undefined) continue
    if (found.has(key)) close()
    found.set(key, Number(value))
  }
  close()
  return states
}

/**
 * The buckets of a `RateLimit` field (draft-ietf-httpapi-ratelimit-headers-10), of one line or several.
 *
 * A list of names with the parameters `r` and `t`, both integers; other parameters are comments. A malformed member
 * is ignored, and takes nothing away from the others, which another hop may have written; only behind a quote that
 * nobody closes are members not told apart.
 */
export const limitStates = (text: string): readonly LimitState[] => {
  if (text.length > MOST_CHARACTERS) return []
  const members = parted(text, ',').map((member) => member.trim())
  const states = members.map(memberState).filter((state) => state !== null)
  return [...states, ...oldStates(members)]
}
