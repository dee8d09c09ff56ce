import { type PieceReader, partOf } from './paste-part.js'
import { statusAtStart } from './paste-phrase.js'

const DATA = /^data: ?[{[]/
const EVENT = /^event: ?[\w.-]{1,64}$/
const IN_STREAM = /^(?:(?:data|event|id|retry)?:|\s{0,8}$)/

/** Events of a stream, as they came, without the answer that they came in. */
export const eventStream: PieceReader = (lines, at) => {
  const line = lines.texts[at] ?? ''
  const named = EVENT.test(line) && /^data:/.test(lines.texts[at + 1] ?? '')
  if (!(named || DATA.test(line))) return null
  let next = at
  while (next < lines.texts.length && IN_STREAM.test(lines.texts[next] ?? '')) next++
  const received = `${lines.texts.slice(at, next).join('\n')}\n`
  return {
    said: { part: partOf('EventStream', lines, at, next), seen: { stream: { received } } },
    next,
  }
}

const PAGE = /^\s{0,8}<(?:!doctype html|html|head)\b/i
const PAGE_END = /<\/html>/i
const TITLE = /<(?:title|h1)[^>]{0,64}>\s{0,8}(?:error\s{1,4})?([^<]{3,64})/i
const LONGEST_PAGE = 4096

/** A page for people, whose title names the status, as those of proxies do. */
export const page: PieceReader = (lines, at) => {
  if (!PAGE.test(lines.texts[at] ?? '')) return null
  const rest = lines.texts.slice(at, at + LONGEST_PAGE)
  const last = rest.findIndex((line) => PAGE_END.test(line))
  const next = at + (last === -1 ? rest.length : last + 1)
  const body = lines.texts.slice(at, next).join('\n')
  const status = statusAtStart(`${TITLE.exec(body.slice(0, 8192))?.[1] ?? ''}`.trim())
  const part = partOf('Page', lines, at, next)
  return {
    said: {
      part,
      answer: { status, headers: [], body },
    },
    next,
  }
}

const CODE = /\bE[A-Z]{4,16}\b|\bERR_[A-Z_]{3,48}\b/
/** A number alone is no status, unless it is named. */
const NUMBERED = /^\W{0,4}\d/
const DATA_SIGN = /^\s{0,64}["{[]/
const TELLS =
  /\b(?:error|failed|failure|refused|timed? ?out|timeout|unauthori[sz]ed|aborted|reset|unreachable|hang up|not found|no such host|invalid|denied)\b/i
const LONGEST_MESSAGE = 1024

/** A line that is about an error, in no form that is known: taken only where nothing else is. */
export const message: PieceReader = (lines, at) => {
  const line = (lines.texts[at] ?? '').trim()
  if (line.length > LONGEST_MESSAGE || DATA_SIGN.test(line)) return null
  const tells = NUMBERED.test(line)
    ? statusAtStart(line.replace(/^\W{1,4}/, '')) !== null
    : CODE.test(line) || TELLS.test(line)
  if (!tells) return null
  return {
    said: { part: partOf('Message', lines, at, at + 1), error: { message: line } },
    next: at + 1,
  }
}
