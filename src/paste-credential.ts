import { FOREIGN_KEY, keyShape, NOT_A_KEY, SCHEMES } from './auth-fault.js'

/** In place of a key whose shape is right. No letter of it is the key's. */
export const HIDDEN_KEY = 'hidden-key'

/** In place of a key that has the named fault, a key that has it too, in signs that end no quote and no word. */
const WITH_FAULT: ReadonlyMap<string, string> = /* @__PURE__ */ new Map<string, string>([
  ['bearer', `Bearer ${HIDDEN_KEY}`],
  ['variable', 'GRID_API_KEY'],
  ['quotes', `${HIDDEN_KEY};`],
  ['characters', 'hidden·key'],
  ['placeholder', 'your-key'],
])

/** Who pastes a text may have hidden the key before: of that nothing is known, so that it counts as right. */
const HIDDEN_BEFORE = /redacted|hidden|masked|filtered|censored|\*{3}|\.{3}|…|x{6}/i

const foreignMark = (key: string): string =>
  FOREIGN_KEY.exec(key)?.[0].replace(/^bearer\s{1,16}/i, '') ?? ''

const keyFor = (key: string): string => {
  const bare = key.trim()
  if (NOT_A_KEY.test(bare)) return bare
  const hiddenBefore = HIDDEN_BEFORE.test(bare) && !/[^\x21-\x7e…]|;$/.test(bare)
  const shape = hiddenBefore ? null : keyShape(key)
  // A shell puts something in the place of that, and of no other.
  if (shape === 'variable' && bare.startsWith('$')) return '$GRID_API_KEY'
  return WITH_FAULT.get(shape ?? '') ?? `${foreignMark(bare)}${HIDDEN_KEY}`
}

const authorizationFor = (value: string): string => {
  const text = value.trimStart()
  if (NOT_A_KEY.test(text.trim())) return text.trim()
  const start = /^bearer(?:[ \t]{1,16}|$)/i.exec(text) ?? SCHEMES.exec(text)
  if (start !== null && /^bearer/i.test(start[0]))
    // In a string a tab would be none any more, as it was escaped there.
    return start[0].replace(/\t/g, ' ') + keyFor(text.slice(start[0].length))
  if (start !== null) return `${start[0].trim()} ${HIDDEN_KEY}`
  const glued = /^bearer[:=]?/i.exec(text)?.[0] ?? ''
  return glued + keyFor(text.slice(glued.length))
}

/**
 * A value that is judged as the credential would be, and holds nothing of it.
 *
 * `Authorization` keeps its scheme. A key of the right shape, and one that was hidden before, becomes `hidden-key`, with
 * the mark of another provider where it bears one.
 */
export const standInFor = (header: string, value: string): string => {
  const name = header.toLowerCase()
  if (name === 'authorization') return authorizationFor(value)
  return name === 'x-api-key' ? keyFor(value) : HIDDEN_KEY
}
