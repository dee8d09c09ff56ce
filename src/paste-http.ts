import { closedAt, parsed } from './paste-bracket.js'
import { headerIn, type Lines, lineBehind, type PieceReader, partOf } from './paste-part.js'

/** As curl marks it, or wget, which indents it. */
const STATUS_LINE = /^(< | {0,4})HTTP\/\d(?:\.\d)? (\d{3})(?: (.{0,256}))?$/
const REQUEST_LINE = /^(> | {0,4})([A-Z]{3,8}) (\S{1,4096}) HTTP\/\d(?:\.\d)?$/
const FIELD = /^([!#$%&'*+.^_`|~\w-]{1,256}):[ \t]{0,8}(.{0,65536})$/
/** What curl says between the lines of a head: what it sends and takes, and how the connection does. */
const ASIDE = /^(?:\* |[{}] \[\d{1,9} bytes data\]$)/
/** Where the next piece begins: no body goes on behind it. */
const BOUNDARY =
  /^(?:[<>*] | {0,4}HTTP\/\d(?:\.\d)? \d{3}|[{}] \[\d{1,9} bytes data\]$|curl: \(\d{1,3}\) |[^\n$#%>❯]{0,80}[$#%>❯] {0,4}curl(?:\.exe)? )/
/** How far curl has come, once a second. */
const PROGRESS =
  /^ {0,4}(?:% Total {1,8}% Received|Dload {1,4}Upload|\d{1,3} {1,6}[\d.]{1,6}[kMG]? {1,6}\d)/

export const isProgress = (line: string): boolean => PROGRESS.test(line.trimStart())

interface Head {
  readonly fields: readonly (readonly [string, string])[]
  /** The line behind the head and the empty line that ends it. */
  readonly next: number
}

/** The fields of a head; each line with the mark that its first line has. */
const headAt = ({ texts }: Lines, from: number, mark: string): Head => {
  const fields: (readonly [string, string])[] = []
  const bare = mark.trim()
  let at = from
  for (; at < texts.length; at++) {
    const line = texts[at] ?? ''
    if (bare !== '' && ASIDE.test(line)) continue
    if (line.trim() === bare) return { fields, next: at + 1 }
    const [, name, value] =
      line.startsWith(mark) || bare === ''
        ? (FIELD.exec(line.slice(mark.length).trimStart()) ?? [])
        : []
    if (name === undefined || value === undefined || fields.length === 256) break
    fields.push([name, value.trim()])
  }
  return { fields, next: at }
}

interface Body {
  readonly text: string
  readonly next: number
}

/** Where a body ends of its own: JSON with its last bracket, a page with its last tag; -1 where that is not to be seen. */
const ownEnd = (lines: Lines, start: number): number => {
  const from = lines.starts[start] ?? 0
  const opens = /^\s{0,64}(?:[{[]|(?=<(?:!doctype|html)\b))/i.exec(lines.texts[start] ?? '')
  if (opens === null || lines.patience <= 0) return -1
  if (!/[{[]$/.test(opens[0])) {
    const end = lines.text.indexOf('</html>', from)
    return end === -1 ? -1 : end + '</html>'.length
  }
  const end = closedAt(lines.text, from + opens[0].length - 1)
  const isWhole = end !== -1 && parsed(lines.text.slice(from, end)) !== undefined
  if (!isWhole) lines.patience -= (end === -1 ? lines.text.length : end) - from
  return isWhole ? end : -1
}

const bodyAt = (lines: Lines, from: number): Body => {
  const { texts } = lines
  let at = from
  while (at < texts.length && (ASIDE.test(texts[at] ?? '') || isProgress(texts[at] ?? ''))) at++
  const start = at
  const end = ownEnd(lines, start)
  if (end !== -1) {
    const text = lines.text.slice(lines.starts[start] ?? 0, end)
    return { text, next: lineBehind(lines, start, end) }
  }
  while (at < texts.length && !BOUNDARY.test(texts[at] ?? '') && !isProgress(texts[at] ?? '')) at++
  const text = texts.slice(start, at).join('\n')
  return { text: text.trim() === '' ? '' : text, next: text.trim() === '' ? start : at }
}

/** A proxy that has opened a tunnel says so in an answer of its own. */
const isTunnel = (status: number, reason: string): boolean =>
  status === 200 && /^connection established$/i.test(reason)

/**
 * An answer as HTTP/1.1 writes it, or curl and wget print it: status line, fields, and the body up to the next piece.
 *
 * Source: RFC 9112, sections 4 to 6. A body that curl announces a length for and does not print is empty.
 */
export const httpAnswer: PieceReader = (lines, at) => {
  const [, mark, code, reason = ''] = STATUS_LINE.exec(lines.texts[at] ?? '') ?? []
  if (mark === undefined || code === undefined) return null
  const status = Number(code)
  const head = headAt(lines, at + 1, mark)
  const isInterim = status < 200 || isTunnel(status, reason)
  const isEmpty = isInterim || headerIn(head.fields, 'content-length') === '0'
  const body = isEmpty ? { text: '', next: head.next } : bodyAt(lines, head.next)
  const part = partOf('Answer', lines, at, body.next)
  if (isInterim) return { said: { part }, next: body.next }
  return {
    said: { part, answer: { status, headers: head.fields, body: body.text } },
    next: body.next,
  }
}

const urlOf = (target: string, host: string | null): string | undefined => {
  if (/^[a-z][a-z0-9+.-]{0,15}:\/\//i.test(target)) return target
  // What is written down of a call to an API went over TLS, unless it says another port.
  const scheme = /:(?!443$)\d{1,5}$/.test(host ?? '') ? 'http' : 'https'
  return host === null ? undefined : `${scheme}://${host.replace(/:443$/, '')}${target}`
}

/** A request as HTTP/1.1 writes it, or `curl -v` prints it. The scheme is not written there: `https` is meant. */
export const httpRequest: PieceReader = (lines, at) => {
  const [, mark, method, target] = REQUEST_LINE.exec(lines.texts[at] ?? '') ?? []
  if (mark === undefined || method === undefined || target === undefined) return null
  const head = headAt(lines, at + 1, mark)
  const printsBody = mark.trim() === ''
  const body = printsBody ? bodyAt(lines, head.next) : { text: '', next: head.next }
  const part = partOf('Request', lines, at, body.next)
  if (method === 'CONNECT') return { said: { part }, next: body.next }
  const url = urlOf(target, headerIn(head.fields, 'host'))
  const request = {
    method,
    headers: head.fields,
    ...(url === undefined ? {} : { url }),
    ...(body.text === '' ? {} : { body: body.text }),
  }
  return { said: { part, request }, next: body.next }
}
