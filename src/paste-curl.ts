import { HIDDEN_KEY } from './paste-credential.js'
import { type Lines, lineBehind, type PieceReader, partOf } from './paste-part.js'
import { shellWords } from './paste-shell.js'
import type { SeenRequest } from './seen.js'

const PROMPT =
  /^(?:[^\n$#%>❯]{0,80}[$#%>❯] {0,4}|\+ | {0,4}\d{1,5} {1,2})?(?:sudo )?(?:[A-Z_]{1,32}=\S{0,256} )?(?:time |\/\S{0,64}\/)?curl(?:\.exe)? /

/** The options of curl that matter here and those that take a value, by their short and long names. */
const TAKES_VALUE =
  /^(?:-[AbCcDEeFKmoPQrTtUuwxYyzh]|--(?:abstract-unix-socket|alt-svc|aws-sigv4|cacert|capath|cert|cert-type|ciphers|config|connect-timeout|connect-to|cookie|cookie-jar|crlfile|curves|dns-servers|doh-url|dump-header|etag-compare|etag-save|expect100-timeout|happy-eyeballs-timeout-ms|hsts|interface|keepalive-time|key|key-type|limit-rate|local-port|max-filesize|max-redirs|max-time|netrc-file|noproxy|output|output-dir|parallel-max|pass|pinnedpubkey|preproxy|proto|proto-default|proto-redir|proxy|proxy-cacert|proxy-capath|proxy-cert|proxy-header|proxy-key|proxy-user|proxy1\.0|range|rate|referer|request-target|resolve|retry-delay|retry-max-time|socks4|socks4a|socks5|socks5-hostname|speed-limit|speed-time|stderr|time-cond|tls-max|tls13-ciphers|trace|trace-ascii|trace-config|unix-socket|url-query|user-agent|variable|write-out))$/
/** Short options that are written together: those without a value. */
const FLAGS = /^-([#0123469aBfgGIijkLlMnNOpqRsSvVZ]{1,16})(.{0,65536})$/s

/** Of the words of the command what the shell alone knows: no text has this sign, since control characters are gone. */
const EXPANDED = '\0'

interface Typed {
  url: string | null
  method: string | null
  readonly headers: [string, string][]
  readonly data: string[]
  /** What the shell hands to it as input; `''` where that is not written down. */
  readonly input: string
  /** Some of them are in a file, or known to the shell alone. */
  headersUnknown: boolean
  /** What was sent is in a file, is a form, or is encoded: it is not known. */
  unread: boolean
  follows: boolean
  retries: number
  asQuery: boolean
}

const header = (typed: Typed, line: string): void => {
  const colon = line.indexOf(':')
  const name = (colon === -1 ? line.replace(/;$/, '') : line.slice(0, colon)).trim()
  const value = colon === -1 ? '' : line.slice(colon + 1).trim()
  // Without a value it takes away what curl would send.
  const isSent = colon === -1 ? line.endsWith(';') : value !== ''
  if (name.startsWith('@') || name.includes(EXPANDED)) typed.headersUnknown = true
  else if (isSent && name !== '') {
    typed.headers.push([name, value.split(EXPANDED).join(HIDDEN_KEY)])
  }
}

const data = (typed: Typed, text: string, fromFile: boolean): void => {
  if (fromFile && text === '@-' && typed.input !== '') typed.data.push(typed.input)
  else if ((fromFile && text.startsWith('@')) || text.includes(EXPANDED)) typed.unread = true
  else typed.data.push(text)
}

/** Of the options that say what was sent; whether it is one. */
const withValue = (typed: Typed, name: string, value: string): boolean => {
  switch (name) {
    case '-H':
    case '--header':
      header(typed, value)
      return true
    case '-X':
    case '--request':
      typed.method = value.includes(EXPANDED) ? null : value
      return true
    case '-d':
    case '--data':
    case '--data-ascii':
    case '--data-binary':
      data(typed, value, true)
      return true
    case '--data-raw':
      data(typed, value, false)
      return true
    case '--json':
      header(typed, 'content-type: application/json')
      data(typed, value, true)
      return true
    case '--url':
      typed.url ??= value
      return true
    case '-u':
    case '--user':
      header(typed, `authorization: Basic ${HIDDEN_KEY}`)
      return true
    case '--oauth2-bearer':
      header(typed, `authorization: Bearer ${HIDDEN_KEY}`)
      return true
    case '-K':
    case '--config':
    case '--netrc-file':
    case '--variable':
      typed.headersUnknown = true
      return true
    case '--retry':
      typed.retries = Number(value) || 0
      return true
    case '-F':
    case '--form':
    case '--form-string':
    case '--data-urlencode':
      typed.unread = true
      return true
    case '-T':
    case '--upload-file':
      typed.method ??= 'PUT'
      typed.unread = true
      return true
    default:
      return TAKES_VALUE.test(name)
  }
}

const flag = (typed: Typed, name: string): void => {
  if (name === '-L' || name === '--location' || name === '--location-trusted') typed.follows = true
  else if (name === '-I' || name === '--head') typed.method ??= 'HEAD'
  else if (name === '-n' || name.startsWith('--netrc')) typed.headersUnknown = true
  else if (name === '-G' || name === '--get') typed.asQuery = true
}

/** The options behind one hyphen: flags, of which the last may be one that takes a value. */
const shortOptions = (typed: Typed, word: string, next: string | undefined): number => {
  const [, flags = '', rest = ''] = FLAGS.exec(word) ?? [null, '', word.slice(1)]
  for (const letter of flags) flag(typed, `-${letter}`)
  if (rest === '') return 1
  const name = `-${rest[0] ?? ''}`
  const glued = rest.slice(1)
  return withValue(typed, name, glued === '' ? (next ?? '') : glued) && glued === '' ? 2 : 1
}

/** How many words an option takes, itself included. */
const option = (typed: Typed, word: string, next: string | undefined): number => {
  if (!word.startsWith('--')) return shortOptions(typed, word, next)
  if (withValue(typed, word, next ?? '')) return 2
  flag(typed, word)
  return 1
}

const bodyOf = ({ data: pieces, unread }: Typed): string | undefined =>
  unread || pieces.length === 0 ? undefined : pieces.join('&')

/** curl takes a URL without a scheme for one of http. */
const withScheme = (url: string): string =>
  url === '' || /^[a-z][a-z0-9+.-]{0,15}:\/\//i.test(url) ? url : `http://${url}`

/** A sentence that begins with the name of the tool calls nothing. */
const LIKE_A_URL = /[.:/$]|^localhost/

const requestOf = (words: readonly string[], input: string): SeenRequest | null => {
  const typed: Typed = {
    url: null,
    method: null,
    headers: [],
    data: [],
    input,
    headersUnknown: false,
    unread: false,
    follows: false,
    retries: 0,
    asQuery: false,
  }
  for (let i = 0; i < words.length; ) {
    const word = words[i] ?? ''
    if (word.startsWith('-') && word.length > 1) i += option(typed, word, words[i + 1])
    else {
      typed.url ??= word
      i++
    }
  }
  const { url, headersUnknown } = typed
  if (url === null || !(url.includes(EXPANDED) || LIKE_A_URL.test(url))) return null
  const body = typed.asQuery ? undefined : bodyOf(typed)
  const sends = !typed.asQuery && (typed.data.length > 0 || typed.unread)
  // What curl says of a body when it is told nothing else.
  if (body !== undefined && !typed.headers.some(([name]) => /^content-type$/i.test(name))) {
    header(typed, 'content-type: application/x-www-form-urlencoded')
  }
  return {
    method: typed.method ?? (sends ? 'POST' : 'GET'),
    ...(url.includes(EXPANDED) ? {} : { url: withScheme(url) }),
    ...(headersUnknown ? {} : { headers: typed.headers }),
    ...(body === undefined ? {} : { body }),
    // That it does not follow is no fault where nobody was redirected, and the answer says where somebody was.
    ...(typed.follows ? { followsRedirects: true } : {}),
    ...(typed.retries > 0 ? { clientRetries: typed.retries } : {}),
  }
}

const HERE = /<<-?[ \t]{0,8}(["']?)(\w{1,32})\1[^\n]{0,256}\n/y
/** What a shell writes before each line of it. */
const OF_SHELL = /^(?:heredoc)?> /
const MOST_TYPED = 1024

/** The lines that a shell hands to the command as its input. */
const hereDocument = (
  lines: Lines,
  at: number,
): { readonly text: string; readonly end: number } => {
  const { text, patience } = lines
  if (patience <= 0) return { text: '', end: at }
  HERE.lastIndex = at
  const [opening = '', , mark = ''] = HERE.exec(text) ?? []
  const typed: string[] = []
  let start = at + opening.length
  while (opening !== '' && start < text.length && typed.length < MOST_TYPED) {
    const found = text.indexOf('\n', start)
    const end = found === -1 ? text.length : found
    const line = text.slice(start, end).replace(OF_SHELL, '')
    if (line.trim() === mark) return { text: typed.join('\n'), end }
    typed.push(line)
    start = end + 1
  }
  lines.patience -= start - at
  return { text: '', end: at }
}

/**
 * A command line of curl, over several lines where they go on: what it was told to send.
 *
 * Source: the manual of curl, for its options.
 */
export const curlCommand: PieceReader = (lines, at) => {
  const start = PROMPT.exec(lines.texts[at] ?? '')
  if (start === null) return null
  const from = lines.starts[at] ?? 0
  const { words, end } = shellWords(lines.text, from + start[0].length, EXPANDED)
  const typed = hereDocument(lines, end)
  const request = requestOf(words, typed.text)
  if (request === null) return null
  const next = lineBehind(lines, at, typed.end)
  return { said: { part: partOf('CurlCommand', lines, at, next), request }, next }
}
