import { type PieceReader, partOf } from './paste-part.js'
import type { SeenStream } from './seen.js'

/** What curl means by a number at its end. */
interface Ending {
  /** The same in the words that errors of the network have everywhere. */
  readonly words: string
  /** How an answer that had begun was cut off. */
  readonly cut?: SeenStream['endedWith']
}

const TLS: Ending = { words: 'certificate' }
const RESET: Ending = { words: 'connection reset', cut: 'Reset' }
const CLOSED: Ending = { words: 'connection closed', cut: 'Close' }

/** By the section "Exit codes" of the manual of curl. Codes that say nothing of the call are left out. */
const ENDINGS: ReadonlyMap<number, Ending> = /* @__PURE__ */ new Map<number, Ending>([
  [1, { words: 'unsupported protocol' }],
  [3, { words: 'invalid url' }],
  [5, { words: 'unable to resolve host' }],
  [6, { words: 'unable to resolve host' }],
  [7, { words: 'connection refused' }],
  [16, RESET],
  [18, CLOSED],
  [28, { words: 'timed out', cut: 'Timeout' }],
  [35, { words: 'tls handshake failed' }],
  [47, { words: 'too many redirects' }],
  [51, TLS],
  [52, { words: 'empty reply' }],
  [55, RESET],
  [56, RESET],
  [58, TLS],
  [60, TLS],
  [77, TLS],
  [91, TLS],
  [92, RESET],
])

const MESSAGE = /^curl: \((\d{1,3})\) (.{0,1024})$/
/** `curl -f` says no more of an answer. */
const STATUS = /^The requested URL returned error: ([1-5]\d\d)\b/
/** The same beside `-v`, which says it even where `-s` has silenced the rest. */
const INFO: readonly (readonly [RegExp, number])[] = [
  [/^\* {1,4}(?:Operation|Connection|Resolving) timed out|^\* .{1,256}[Tt]imeout was reached/, 28],
  [/^\* {1,4}Could not resolve host/, 6],
  [/^\* {1,4}(?:Failed to connect to|connect to .{1,256} failed:)/, 7],
  [/^\* {1,4}SSL certificate problem|^\* {1,4}SSL: no alternative certificate/, 60],
  [/^\* {1,4}Empty reply from server/, 52],
  [/^\* {1,4}Recv failure/, 56],
  [/^\* {1,4}[Tt]ransfer closed with/, 18],
]
/** A proxy that opens no tunnel: what it answered is no answer of the API. */
const TUNNEL =
  /\bCONNECT tunnel failed\b|\bProxy CONNECT aborted\b|\bReceived HTTP code \d{3} from proxy\b/i
/** Reasons that go before the number: a network without a way is no closed port, and a reset no bad certificate. */
const REASON = /no route to host|network is unreachable|connection (?:timed out|reset)/i

const infoCode = (line: string): number | null =>
  INFO.find(([said]) => said.test(line))?.[1] ?? null

/** What curl says where it got no answer, or lost one: `curl: (7) …`, and the same beside `-v`. */
export const curlMessage: PieceReader = (lines, at) => {
  const line = lines.texts[at] ?? ''
  const [, number, said = ''] = MESSAGE.exec(line) ?? []
  const code = number === undefined ? infoCode(line) : Number(number)
  if (code === null) return null
  const part = partOf('CurlMessage', lines, at, at + 1)
  const next = at + 1
  const status = STATUS.exec(said)?.[1]
  if (status !== undefined) {
    return { said: { part, answer: { status: Number(status), headers: [], body: '' } }, next }
  }
  if (TUNNEL.test(said)) {
    return { said: { part, error: { name: 'curl', message: said }, overrules: 'Answer' }, next }
  }
  const ending = ENDINGS.get(code)
  if (ending === undefined) return null
  const text = number === undefined ? line.slice(2) : said
  const message = REASON.test(text) ? text : `${text}: ${ending.words}`
  const error = { name: 'curl', message }
  // At the end curl says what it has tried before with more or less success.
  const overrules = number === undefined ? undefined : 'Error'
  return { said: { part, error, endedWith: ending.cut, overrules }, next }
}
