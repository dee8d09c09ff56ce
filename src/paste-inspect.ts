/** A value that was read, and the place behind it. */
export interface Inspected {
  readonly value: unknown
  readonly end: number
}

const DEEPEST = 24
const MOST_VALUES = 20_000
const LONGEST = 262_144

const SPACE = /[\s,]{0,4096}/y
const REFERENCE = /<ref \*\d{1,4}> /y
const DATE = /\d{4}-\d\d-\d\dT[\d:.]{5,16}Z/y
const NUMBER = /-?(?:\d[\d_.]{0,64}(?:[eE][+-]?\d{1,4})?n?|Infinity)(?![\w-])/y
const WORD = /(?:true|false|null|undefined|NaN|None|True|False)\b/y
const WORDS: Readonly<Record<string, unknown>> = {
  true: true,
  True: true,
  false: false,
  False: false,
  null: null,
  None: null,
}
/** What stands in place of a value that is not printed. */
const OPAQUE = /\[[A-Za-z_$][^\]\n'"`,]{0,256}\]|<[^>\n]{0,65536}>|Symbol\([^)\n]{0,256}\)/y
/** The class before a record or a list: `Headers {`, `Object [AxiosHeaders] {`, `[Object: null prototype] {`. */
const CLASS =
  /(?:[A-Za-z_$][\w$.]{0,127}|\[[\w$: ]{1,64}\])(?:\(\d{1,9}\))?(?: \[[^\]\n]{1,64}\])?(?: \([^)\n]{1,64}\))? {1,2}(?=[{[])/y
const BRACKETED_ERROR =
  /\[(?!(?:Object|Module|(?:Async)?(?:Generator)?Function|String|Number|Boolean|BigInt|Symbol): )([A-Z][\w$.]{0,127})(?: \[([\w]{1,64})\])?: ([^\n]{0,2048}?)\](?=[ \t]{0,4}(?:[,})\]]|\{|\n|$))/y
const ERROR_NAME =
  /((?:[A-Za-z_]\w{0,63}\.){0,4}[A-Z][\w$]{0,127})(?: \[(\w{1,64})\])?(?=: |:\n|\n {0,32}at )/y
const IS_ERROR = /(?:Error|Exception|Timeout|Refused|Closed|Reset|Socket|Failure)\d{0,2}$/
const STACK_LINE =
  /\n(?:[ \t]{1,64}(?:at [^\n]{1,2048}|\.\.\. \d{1,4} lines matching [^\n]{1,256}|\^{1,256})|Emitted 'error' event [^\n]{1,256})/y
/** Deno, and clients that write it themselves, put the error behind an error below its stack. */
const CAUSED_BY = /\n[ \t]{0,32}Caused by: /y
const KEY = /(?:(Symbol\([^)\n]{0,128}\))|\[([^\]\n]{1,128})\]|([\w$-]{1,128})|(?=["'`]))/y
const BETWEEN = /\s{0,16}(?::|=>|=)\s{0,64}/y
const MORE = /\.{3}[^\n,}\]]{0,128}/y
/** Bun writes the fields of an error below its message, without braces. */
const LOOSE_FIELD =
  /\n[ \t]{0,8}([A-Za-z]\w{0,63}): ("(?:[^"\\\n]|\\.){0,2048}"|-?\d{1,12}),?(?=\n|$)/y
const JOINED = /\s{0,64}\+\s{0,64}(?=["'`])/y
const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', b: '', f: '' }

/**
 * A value as consoles print it: of Node, Deno, Bun, and of Python where it looks the same.
 *
 * Records, lists, maps, errors with their stacks, causes and fields. What is not printed in full (`[Object]`,
 * `[Function]`) is `undefined`, and what does not fit the grammar is passed over to the next value. At most 24 deep, 20,000
 * values and 256 KiB; `null` where no value begins.
 */
export const readInspected = (text: string, from: number): Inspected | null => {
  let at = from
  let left = MOST_VALUES
  const last = Math.min(text.length, from + LONGEST)

  const take = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at
    const found = pattern.exec(text)
    if (found !== null) at += found[0].length
    return found
  }
  const skipSpace = (): void => {
    take(SPACE)
  }

  const quoted = (): string => {
    const quote = text[at]
    let value = ''
    for (at++; at < last && text[at] !== quote; at++) {
      if (text[at] === '\\') {
        at++
        const sign = text[at] ?? ''
        value += ESCAPES[sign] ?? sign
      } else value += text[at] ?? ''
    }
    at++
    return value
  }
  /** Long strings are printed in pieces. */
  const string = (): string => {
    let value = quoted()
    while (take(JOINED) !== null) value += quoted()
    return value
  }

  /** To where the next value of the same record may begin. */
  const passOver = (): void => {
    while (at < last && !/[,\n}\]]/.test(text[at] ?? '')) at++
  }

  const key = (): string | null => {
    const found = take(KEY)
    if (found === null) return null
    return found[1] ?? found[2] ?? found[3] ?? string()
  }

  const record = (depth: number): Readonly<Record<string, unknown>> => {
    const fields: [string, unknown][] = []
    at++
    while (at < last && left > 0) {
      skipSpace()
      if (text[at] === '}') break
      if (take(MORE) !== null) continue
      const start = at
      const name = key()
      if (name !== null && take(BETWEEN) !== null) fields.push([name, value(depth + 1)])
      else passOver()
      // No sign is looked at twice.
      if (at === start || text[at] === ']') at++
    }
    at++
    return Object.fromEntries(fields)
  }

  const list = (depth: number): readonly unknown[] => {
    const values: unknown[] = []
    at++
    while (at < last && left > 0) {
      skipSpace()
      if (text[at] === ']') break
      if (take(MORE) !== null) continue
      const start = at
      values.push(value(depth + 1))
      if (at === start || text[at] === '}') at++
    }
    at++
    return values
  }

  /** Up to the stack, where there is one; else the rest of the line. */
  const message = (): string => {
    const start = at
    const lineEnd = text.indexOf('\n', at) === -1 ? text.length : text.indexOf('\n', at)
    for (let end = lineEnd, lines = 0; lines < 32 && end < last; lines++) {
      STACK_LINE.lastIndex = end
      if (STACK_LINE.test(text)) {
        at = end
        return text.slice(start, end)
      }
      const next = text.indexOf('\n', end + 1)
      if (next === -1 || text.slice(end + 1, next).trim() === '') break
      end = next
    }
    at = lineEnd
    return text.slice(start, lineEnd)
  }

  const stackAndFields = (depth: number, said: string): Readonly<Record<string, unknown>> => {
    const loose: [string, unknown][] = []
    let stacked = said
    for (let found = take(STACK_LINE); found !== null; found = take(STACK_LINE)) stacked = found[0]
    if (stacked.endsWith(' {')) {
      at--
      return record(depth)
    }
    for (let found = take(LOOSE_FIELD); found !== null; found = take(LOOSE_FIELD)) {
      const [, name = '', shown = ''] = found
      loose.push([name, shown.startsWith('"') ? shown.slice(1, -1) : Number(shown)])
    }
    if (take(CAUSED_BY) !== null && depth < DEEPEST) return { cause: value(depth + 1) }
    return Object.fromEntries(loose)
  }

  const error = (depth: number, head: RegExpExecArray): unknown => {
    const [, name = '', mark] = head
    if (text.startsWith(':', at)) at += text.startsWith(': ', at) ? 2 : 1
    const said = message()
    const fields = stackAndFields(depth, said)
    const inner = mark !== undefined && IS_ERROR.test(mark) ? mark : name
    return {
      stack: '',
      name: inner,
      message: said.replace(/ \{$/, ''),
      ...(mark === undefined || mark === inner ? {} : { code: mark }),
      ...fields,
    }
  }

  const bracketedError = (depth: number, found: RegExpExecArray): unknown => {
    const [, name = '', code, said = ''] = found
    const hasFields = text.startsWith(' {', at)
    if (hasFields) at++
    const fields = hasFields ? record(depth) : {}
    return { stack: '', name, message: said, ...(code === undefined ? {} : { code }), ...fields }
  }

  const value = (depth: number): unknown => {
    left--
    if (left <= 0 || depth > DEEPEST) {
      passOver()
      return undefined
    }
    take(REFERENCE)
    const sign = text[at] ?? ''
    if (sign === '"' || sign === "'" || sign === '`') return string()
    const bracketed = take(BRACKETED_ERROR)
    if (bracketed !== null) return bracketedError(depth, bracketed)
    const head = take(ERROR_NAME)
    if (head !== null) return error(depth, head)
    if (take(CLASS) === null && take(OPAQUE) !== null) return undefined
    const date = take(DATE)
    if (date !== null) return date[0]
    const number = take(NUMBER)
    if (number !== null) return Number(number[0].replace(/[n_]/g, ''))
    const word = take(WORD)
    if (word !== null) return WORDS[word[0]]
    if (text[at] === '{') return record(depth)
    if (text[at] === '[') return list(depth)
    passOver()
    return undefined
  }

  const found = value(0)
  return at === from ? null : { value: found, end: Math.min(at, text.length) }
}
