import { countCalls, lastCall, seenOf } from './paste-call.js'
import { consoleLine } from './paste-console.js'
import { curlCommand } from './paste-curl.js'
import { curlMessage } from './paste-curl-message.js'
import { data, loggedData } from './paste-data.js'
import { hidden, MOST_PASTED } from './paste-hide.js'
import { httpAnswer, httpRequest, isProgress } from './paste-http.js'
import {
  type Lines,
  linesOf,
  MOST_LINES,
  type Piece,
  type PieceReader,
  type Said,
} from './paste-part.js'
import { statusAtStart } from './paste-phrase.js'
import { type Reading, readingOf } from './paste-reading.js'
import { isAroundStack, sourceLines, stackTrace } from './paste-stack.js'
import { eventStream, message, page } from './paste-text.js'
import { prop, safely, textOf as textIn } from './read.js'
import type { Seen } from './seen.js'

export type { Form, Part, Reading } from './paste-reading.js'

/** What `diagnose` is given, and how it was read. */
export interface Pasted extends Seen {
  /** What of the text was understood. */
  readonly reading: Reading
}

/** The strict ones first. */
const READERS: readonly PieceReader[] = [
  curlCommand,
  httpAnswer,
  httpRequest,
  curlMessage,
  consoleLine,
  eventStream,
  page,
  data,
  stackTrace,
  loggedData,
]

/** A shell that waits for the next command, and what marks a text in a message. */
const PROMPT = /^(?:[^\n]{0,80}[$#%>❯] ?|`{3}\w{0,16})$/
const NOISE =
  /^(?:\* |[{}] \[\d{1,9} bytes data\]$|[<>] ?$|--\d{4}-|\s{0,64}$|More details here: |For more information check: |curl failed to verify |establish a secure connection |how to fix it, |Resolving |Connecting to |Reusing existing |HTTP request sent|Length: |Saving to: )/

/** What tools write beside what they have to say. */
const isNoise = (line: string): boolean =>
  NOISE.test(line.slice(0, 512)) ||
  PROMPT.test(line) ||
  isProgress(line) ||
  isAroundStack(line.slice(0, 4096))

interface Scan {
  readonly pieces: readonly Said[]
  readonly unread: readonly number[]
}

const pieceAt = (readers: readonly PieceReader[], lines: Lines, at: number): Piece | null => {
  for (const read of readers) {
    const piece = read(lines, at)
    if (piece !== null) return piece
  }
  return null
}

const unreadIn = ({ texts, numbers }: Lines, from: number, to: number): readonly number[] =>
  numbers.slice(from, to).filter((_, i) => (texts[from + i] ?? '').trim() !== '')

const scan = (readers: readonly PieceReader[], lines: Lines): Scan => {
  const pieces: Said[] = []
  const unread: number[] = []
  for (let at = 0; at < lines.texts.length; ) {
    const piece = pieceAt(readers, lines, at)
    if (piece !== null) {
      const next = Math.max(piece.next, at + 1)
      if (piece.said !== null) pieces.push(piece.said)
      else unread.push(...unreadIn(lines, at, next))
      at = next
      continue
    }
    const source = sourceLines(lines, at)
    if (source === 0 && !isNoise(lines.texts[at] ?? '')) unread.push(lines.numbers[at] ?? 1)
    at += Math.max(source, 1)
  }
  return { pieces, unread }
}

/** Lines that begin with one status each are a table of them, and tell of no call. */
const unlessProse = (found: Scan, strict: Scan): Scan => {
  const statuses = new Set(
    found.pieces.flatMap(
      ({ error }) => statusAtStart(textIn(prop(error, 'message'), 1024) ?? '') ?? [],
    ),
  )
  return statuses.size > 1 ? strict : found
}

const takenOf = (pieces: readonly Said[]): string => {
  const calls = countCalls(pieces)
  return calls > 1 ? ` Of ${calls} calls the last counts.` : ''
}

const read = (text: string): Pasted => {
  const shown = hidden(text)
  const lines = linesOf(shown)
  const strict = scan(READERS, lines)
  const { pieces, unread } =
    strict.pieces.length > 0 ? strict : unlessProse(scan([message], lines), strict)
  const isCut = text.length > MOST_PASTED || lines.texts.length >= MOST_LINES
  const parts = pieces.map(({ part }) => part)
  return {
    ...seenOf(lastCall(pieces)),
    reading: readingOf(parts, unread, isCut, takenOf(pieces)),
  }
}

const textOf = (text: unknown): string => (typeof text === 'string' ? text : '')

/**
 * A text without the secrets that are in it, to be shown or kept.
 *
 * In place of a credential stands one that has the same fault, or none, so that `readPasted` reads the same from it:
 * `hidden-key`, with the scheme that was sent. Hidden are the values of headers and fields that hold credentials by their
 * name, userinfo, queries and fragments of URLs, and every word that could be a key; what was written in a prompt is no
 * secret of that kind, and stays. Control characters are left out, and all behind the first 4 MiB. Done twice it is the
 * same as once. What is no text gives `''`; nothing is thrown.
 *
 * Source: the troubleshooting page, "401 Unauthorized", for the faults that a credential may have.
 *
 * @example
 * hideSecrets('> Authorization: Bearer 8fe1c0de00112233445566778899aabb') // => '> Authorization: Bearer hidden-key'
 * hideSecrets('> Authorization: 8fe1c0de00112233445566778899aabb') // => '> Authorization: hidden-key'
 */
export const hideSecrets = (text: string): string => safely(() => hidden(textOf(text)), '')

/**
 * What a pasted text tells of a call: hand it to `diagnose`, and its `request` to `preflight`.
 *
 * Understood are the command line and the output of curl (`-i`, `-v`, `-L` with its hops) and of wget, HTTP messages, HAR
 * files, JSON (a `Seen`, an error that a client or a logger wrote down, the body of an error), errors as Node, Deno, Bun,
 * Python and browsers print them, lines of a browser's console, and streams of events. Of several calls the last counts;
 * of a HAR the last to the API that failed. `reading` says what was understood, and how many lines were not: where that
 * is nothing, no field but it is there.
 *
 * Secrets are hidden first, as `hideSecrets` does. Reads at most 4 MiB and 65,536 lines, and asks nobody. What is no text
 * counts as empty; nothing is thrown.
 *
 * Source: the manual of curl, "Exit codes"; RFC 9112, sections 3 to 6; the HTTP Archive format, version 1.2; the HTML
 * standard, "Server-sent events".
 *
 * @example
 * const { status, request, reading } = readPasted(
 *   '$ curl -i https://api.thegrid.ai/v1/v1/chat/completions -d "{}"\nHTTP/2 404\n\n{"errors":{"detail":"Not Found"}}',
 * )
 * status // => 404
 * request?.url // => 'https://api.thegrid.ai/v1/v1/chat/completions'
 * reading.text // => 'Read: a curl command (line 1) and an answer (lines 2 to 4).'
 */
export const readPasted = (text: string): Pasted =>
  safely(() => read(textOf(text)), { reading: readingOf([], [], false, '') })
