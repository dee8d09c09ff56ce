/** The words of one command. */
interface Words {
  readonly words: readonly string[]
  /** Behind the last character that belongs to the command. */
  readonly end: number
}

/** More words, or longer ones, no command has that somebody typed. */
const MOST_WORDS = 256
const LONGEST = 262_144

const EXPANSION = /\$(?:\{[^}\n]{0,256}\}|\([^)\n]{0,256}\)|[A-Za-z_]\w{0,63})/y
const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r' }
const CODE = /u([0-9a-f]{4})|x([0-9a-f]{2})/iy
const ENDS = /[|;&<>\n()]/
/** What a shell writes at the start of a line that goes on. */
const GOES_ON = /[ \t]{0,32}(?:(?:d?quote|bquote|cmdand|pipe|heredoc)?>{1,2}(?: |$))?/y

/** Behind a line end, and behind what the shell wrote there itself. */
const nextLine = (text: string, end: number): number => {
  GOES_ON.lastIndex = end + 1
  return end + 1 + (GOES_ON.exec(text)?.[0].length ?? 0)
}

/**
 * The words of the command that begins at a place, as a POSIX shell takes them apart.
 *
 * A line that ends in `\`, `^` or a backtick goes on; `|`, `;`, `&`, `<` and `>` end it. What the shell would put in place
 * of a variable is not known: `expanded` stands there. Between single quotes nothing is replaced. Behind `^"` signs may have
 * a `^` before them, as browsers copy a request for Windows.
 */
export const shellWords = (text: string, from: number, expanded: string): Words => {
  const words: string[] = []
  const last = Math.min(text.length, from + LONGEST)
  let word: string | null = null
  let at = from
  let hasCarets = false
  const add = (piece: string): void => {
    word = (word ?? '') + piece
  }
  const close = (): void => {
    if (word !== null) words.push(word)
    word = null
  }
  const expand = (): boolean => {
    EXPANSION.lastIndex = at
    const found = EXPANSION.exec(text)
    if (found === null) return false
    add(expanded)
    at += found[0].length
    return true
  }
  const single = (): void => {
    add('')
    at++
    while (at < last && text[at] !== "'") {
      add(text[at] ?? '')
      at = text[at] === '\n' ? nextLine(text, at) : at + 1
    }
    at++
  }
  /** `$'…'`, as browsers copy a request. */
  const ansi = (): void => {
    add('')
    for (at += 2; at < last && text[at] !== "'"; at++) {
      if (text[at] === '\\') {
        at++
        const sign = text[at] ?? ''
        CODE.lastIndex = at
        const [code = '', long, short = ''] = CODE.exec(text) ?? []
        if (code === '') add(ESCAPES[sign] ?? sign)
        else add(String.fromCharCode(Number.parseInt(long ?? short, 16)))
        at += Math.max(code.length - 1, 0)
      } else add(text[at] ?? '')
    }
    at++
  }
  /** The place itself, or behind the `^` that is there. */
  const behindCaret = (place: number): number =>
    hasCarets && text[place] === '^' ? place + 1 : place
  const double = (): void => {
    add('')
    for (at = behindCaret(at + 1); at < last && text[at] !== '"'; at = behindCaret(at)) {
      if (text[at] === '$' && expand()) continue
      const escaped = behindCaret(at + 1)
      if (text[at] === '\\' && /["\\$`\n]/.test(text[escaped] ?? '')) {
        at = escaped
        if (text[at] !== '\n') add(text[at] ?? '')
      } else add(text[at] ?? '')
      at = text[at] === '\n' ? nextLine(text, at) : at + 1
    }
    at++
  }
  while (at < last && words.length < MOST_WORDS) {
    const sign = text[at] ?? ''
    const next = text[at + 1]
    if ((sign === '\\' || sign === '^' || sign === '`') && next === '\n') {
      close()
      at = nextLine(text, at + 1)
    } else if (sign === '^' && next === '"') {
      hasCarets = true
      at++
      double()
    } else if (ENDS.test(sign)) break
    else if (/\s/.test(sign)) {
      close()
      at++
    } else if (sign === "'") single()
    else if (sign === '$' && next === "'") ansi()
    else if (sign === '"') double()
    else if (sign === '$' && expand()) continue
    else if (sign === '\\') {
      add(next ?? '')
      at += 2
    } else {
      add(sign)
      at++
    }
  }
  close()
  return { words, end: Math.min(at, last) }
}
