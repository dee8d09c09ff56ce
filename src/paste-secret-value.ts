/** The place of a value in a text: from the first character to behind the last one. */
interface Span {
  readonly from: number
  readonly to: number
}

/** A credential that is named: the header or field, and where its value stands. */
export interface NamedSecret extends Span {
  readonly name: string
  /** What was sent: where it stands in a string, with its escapes read. */
  readonly value: string
}

/** A span, and how many backslashes an escape in it has: none where nothing is escaped. */
interface Found extends Span {
  readonly escapedBy: number
}

const LONGEST_NAME = 40

const CORE =
  /authorization|api[-_]?key|access[-_]?key|(?:auth|access|refresh|id|session|security)[-_]?token|secret|passw(?:or)?d|cookie/gi
const NAME_CHARACTER = /[\w-]/
/** `"name": "Authorization", "comment": "", "value": "…"`, as a HAR writes a header; consoles and HTML quote less. */
const AS_PAIR =
  /\\{0,3}["'`](?:\s{0,64},)?\s{0,64}(?:\\{0,3}["']?\w{1,32}\\{0,3}["']?\s{0,8}:\s{0,8}(?:\\{0,3}"[^"\\\n]{0,256}\\{0,3}"|'[^'\\\n]{0,256}'|\w{1,32})\s{0,16},\s{0,16}){0,2}\\{0,3}["'`]?value\\{0,3}["'`]?\s{0,8}(?:=>|[:=])\s{0,8}(\\{0,3}["'`])/y
/** `- name: GRID_API_KEY`, and `value: x` in the line below. */
const AS_LINES = /["']?[ \t]{0,8}\n[ \t]{0,64}value:[ \t]{1,8}(["']?)/y
const NAMES = /\bname:[ \t]{1,8}["']?$/
/** `setx GRID_API_KEY "x"` */
const AS_ARGUMENT = /[ \t]{1,8}(["'])/y
const SETS = /\b(?:setx|set -[a-zU]{1,4})[ \t]{1,4}$/i
/** `<apiKey>x</apiKey>` */
const ELEMENT_END = /[<\n]/g
/** `[ 'Authorization', 'x' ]`, as Node lists raw headers: of names that are nothing else. */
const AS_LIST = /\\{0,3}["'`]\s{0,8},\s{0,64}b?(\\{0,3}["'`])/y
const HEADER = /^(?:(?:proxy-)?authorization|(?:x-)?api-key|(?:set-)?cookie)$/i
/** `'authorization': 'x'`, `authorization => "x"`, `headers['authorization'] = 'x'`; Python marks bytes with a `b`. */
const QUOTED = /\\{0,3}["'`]?\]?\s{0,8}(?:=>|[:=])\s{0,64}\[?\s{0,64}b?(\\{0,3}["'`])/y
const BARE = /\\{0,3}["'`]?\s{0,8}[:=][ \t]{0,8}/y
const AT_LINE_START = /(?:^|\n)[<>*|\s]{0,8}$/
const AS_UNQUOTED_OPTION = /(?:-H|--header)[ =]?$/
const QUOTE = /["'`]/

const matchAt = (pattern: RegExp, text: string, at: number): RegExpExecArray | null => {
  pattern.lastIndex = at
  return pattern.exec(text)
}

/** The first of the signs at or behind a place; the end of the text where there is none. */
const firstOf = (signs: RegExp, text: string, from: number): number => {
  signs.lastIndex = from
  return signs.exec(text)?.index ?? text.length
}

/** `GRID_API_KEY=x curl …`: the command is none of the value. */
const LINE_END = /\n| (?=(?:\S{0,64}\/)?curl(?:\.exe)? )/g
const BESIDE = /["'`\\,;&<>\]})\n]| (?=(?:\S{0,64}\/)?curl(?:\.exe)? )/g
const SPACE = /\s/g
/** `* [HTTP/2] [1] [authorization: x]`, as curl says what it sends. */
const ASIDE_END = /\]?\s{0,8}\n|\]\s{0,8}$/g

const ESCAPE = /(\\{1,8})(?:u([\da-f]{4})|x([\da-f]{2})|([nrt]))/gi
const LETTERS: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' }

/** A string within a string has twice as many backslashes; an even number of them is a backslash that was sent. */
const unescaped = (text: string, escapedBy: number): string =>
  escapedBy === 0
    ? text
    : text.replace(ESCAPE, (all, slashes: string, long?: string, short?: string, letter = '') => {
        if ((slashes.length / escapedBy) % 2 !== 1) return all
        const code = long ?? short
        return code === undefined
          ? (LETTERS[letter] ?? all)
          : String.fromCharCode(Number.parseInt(code, 16))
      })

/** Up to the quote that closes: the same as the one that opened, escaped as often. */
const quotedSpan = (text: string, from: number, quote: string): Span => {
  let at = from
  while (at < text.length && text[at] !== '\n') {
    if (text.startsWith(quote, at) && text[at - 1] !== '\\') return { from, to: at }
    at++
  }
  return { from, to: at }
}

/** Without quotes of its own a value ends with its line, or with what it stands in. */
const bareSpan = (text: string, nameAt: number, from: number): Span => {
  const before = text.slice(Math.max(nameAt - 16, 0), nameAt)
  const opened = before.slice(-1)
  if (QUOTE.test(opened)) return quotedSpan(text, from, opened)
  if (opened === '[') return { from, to: firstOf(ASIDE_END, text, from) }
  const startsLine = AT_LINE_START.test(nameAt <= 16 ? `\n${before}` : before)
  const isOption = AS_UNQUOTED_OPTION.test(before)
  // What stands behind a blank is another word.
  if (isOption && /\s/.test(text[from - 1] ?? '')) return { from, to: from }
  const end = startsLine ? LINE_END : isOption ? SPACE : BESIDE
  return { from, to: firstOf(end, text, from) }
}

const nameStart = (text: string, at: number): number => {
  let start = at
  while (start > 0 && at - start < LONGEST_NAME && NAME_CHARACTER.test(text[start - 1] ?? ''))
    start--
  // `\r\nAuthorization` within a string: the letter belongs to the line end.
  return text[start - 1] === '\\' && start < at ? start + 1 : start
}

const withinQuotes = (text: string, from: number, quote: string): Found => ({
  ...quotedSpan(text, from, quote),
  escapedBy: quote.length,
})

/** Where words or signs around the name say what stands behind it. */
const placedAt = (text: string, nameAt: number, nameEnd: number): Found | null => {
  if (text[nameAt - 1] === '<' && text[nameEnd] === '>') {
    return { from: nameEnd + 1, to: firstOf(ELEMENT_END, text, nameEnd + 1), escapedBy: 0 }
  }
  const before = text.slice(Math.max(nameAt - 24, 0), nameAt)
  const found =
    (SETS.test(before) ? matchAt(AS_ARGUMENT, text, nameEnd) : null) ??
    (NAMES.test(before) ? matchAt(AS_LINES, text, nameEnd) : null)
  if (found === null) return null
  const from = nameEnd + found[0].length
  const quote = found[1] ?? ''
  return quote === ''
    ? { from, to: firstOf(LINE_END, text, from), escapedBy: 0 }
    : withinQuotes(text, from, quote)
}

const valueAt = (text: string, nameAt: number, nameEnd: number): Found | null => {
  const placed = placedAt(text, nameAt, nameEnd)
  if (placed !== null) return placed
  const name = text.slice(nameAt, nameEnd)
  const isHeader = HEADER.test(name)
  // In `'Authorization: x'` the quote is around both: one behind the colon is the end, or a part of the value.
  const isWithin = QUOTE.test(text[nameAt - 1] ?? '') && !/["'`\\]/.test(text[nameEnd] ?? '')
  const quoted = isWithin
    ? null
    : (matchAt(AS_PAIR, text, nameEnd) ??
      matchAt(QUOTED, text, nameEnd) ??
      (isHeader ? matchAt(AS_LIST, text, nameEnd) : null))
  if (quoted !== null) {
    const value = withinQuotes(text, nameEnd + quoted[0].length, quoted[1] ?? '"')
    // `'x-api-key': [ 'X-API-Key', 'x' ]`, as Node keeps what it sends.
    const isName = text.slice(value.from, value.to).toLowerCase() === name.toLowerCase()
    const next = isName ? matchAt(AS_LIST, text, value.to) : null
    return next === null ? value : withinQuotes(text, value.to + next[0].length, next[1] ?? '"')
  }
  const bare = matchAt(BARE, text, nameEnd)
  return bare === null
    ? null
    : { ...bareSpan(text, nameAt, nameEnd + bare[0].length), escapedBy: 0 }
}

/**
 * The values of the headers and fields that hold a credential by their name, in the order of the text.
 *
 * As curl prints and takes them, as JSON, as a HAR, as a console prints a record, and in a line of an environment file. A
 * name without a value beside it, as in a sentence, gives none.
 */
export const namedSecrets = (text: string): readonly NamedSecret[] => {
  const found: NamedSecret[] = []
  let done = 0
  CORE.lastIndex = 0
  for (let core = CORE.exec(text); core !== null; core = CORE.exec(text)) {
    const nameAt = nameStart(text, core.index)
    const nameEnd = core.index + core[0].length
    if (nameAt < done || NAME_CHARACTER.test(text[nameEnd] ?? '')) continue
    // The values of a query are hidden whatever they are called.
    if (/[?&]/.test(text[nameAt - 1] ?? '')) continue
    const place = valueAt(text, nameAt, nameEnd)
    if (place === null || place.to <= place.from) continue
    const { from, to, escapedBy } = place
    const value = unescaped(text.slice(from, to), escapedBy)
    found.push({ name: text.slice(nameAt, nameEnd), value, from, to })
    done = to
    CORE.lastIndex = to
  }
  return found
}

/** `{"value": "x", "name": "x-api-key"}` */
const VALUE_FIRST =
  /(value\\{0,3}["'`]?\s{0,8}:\s{0,8}(\\{0,3}["'`]))((?:[^"'`\\\n]|\\(?!\\?\\?["'`])){1,4096})(\\{0,3}["'`]\s{0,64},\s{0,64}\\{0,3}["'`]?name\\{0,3}["'`]?\s{0,8}:\s{0,8}\\{0,3}["'`])([\w-]{1,64})/g

/** The text with what `standIn` gives in place of each value that stands before the name of its header. */
export const replaceValuesFirst = (
  text: string,
  standIn: (name: string, value: string) => string,
): string =>
  text.replace(
    VALUE_FIRST,
    (all, start: string, quote: string, value: string, between: string, name: string) =>
      name.search(CORE) < 0
        ? all
        : `${start}${standIn(name, unescaped(value, quote.length))}${between}${name}`,
  )
