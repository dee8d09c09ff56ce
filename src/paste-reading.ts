/**
 * What a piece of pasted text is.
 *
 * `Page` is one for people that came in place of an answer; `Message` a line that is about an error and in no known form.
 */
export type Form =
  | 'CurlCommand'
  | 'CurlMessage'
  | 'Request'
  | 'Answer'
  | 'Har'
  | 'Seen'
  | 'ErrorObject'
  | 'ErrorBody'
  | 'StackTrace'
  | 'ConsoleLine'
  | 'EventStream'
  | 'Completion'
  | 'Page'
  | 'Message'

/** One piece that was understood, and the lines that it takes, counted from 1. */
export interface Part {
  /** What it is. */
  readonly form: Form
  /** Its first line. */
  readonly fromLine: number
  /** Its last line. */
  readonly toLine: number
  /** How many calls are in it: those of a HAR; else 1. */
  readonly count: number
}

/** What was understood of a pasted text, and what was not. A plain record that survives JSON unchanged. */
export interface Reading {
  /** In the order of the text; empty when nothing was understood. */
  readonly parts: readonly Part[]
  /** Lines with something in them that belong to no part. */
  readonly unreadLines: number
  /** The first of them, counted from 1; `null` when there is none. */
  readonly firstUnreadLine: number | null
  /** The text is longer than what is read: 4 MiB, or 65,536 lines. */
  readonly isCut: boolean
  /** All of this in a few sentences, for people. */
  readonly text: string
}

const names: { readonly [F in Form]: string } = {
  CurlCommand: 'a curl command',
  CurlMessage: 'a message of curl',
  Request: 'a request',
  Answer: 'an answer',
  Har: 'a HAR',
  Seen: 'what was seen of a call',
  ErrorObject: 'an error as an object',
  ErrorBody: 'the body of an error',
  StackTrace: 'an error with its stack',
  ConsoleLine: 'a line of a console',
  EventStream: 'a stream of events',
  Completion: 'the body of a success',
  Page: 'a web page',
  Message: 'an error message',
}

const linesOf = ({ fromLine, toLine }: Part): string =>
  fromLine === toLine ? `line ${fromLine}` : `lines ${fromLine} to ${toLine}`

const callsOf = ({ form, count }: Part): string =>
  form === 'Har' && count !== 1 ? ` of ${count} calls` : ''

/** Of more pieces only the first are named. */
const MOST_NAMED = 8

const listed = (pieces: readonly string[]): string =>
  pieces.length < 2
    ? pieces.join('')
    : `${pieces.slice(0, -1).join(', ')} and ${pieces[pieces.length - 1]}`

const understood = (parts: readonly Part[]): string => {
  if (parts.length === 0) return 'Nothing of it was understood.'
  const named = parts
    .slice(0, MOST_NAMED)
    .map((part) => `${names[part.form]}${callsOf(part)} (${linesOf(part)})`)
  const more = parts.length - named.length
  return `Read: ${listed(more === 0 ? named : [...named, `${more} more`])}.`
}

const notUnderstood = (unread: number, first: number | null): string => {
  if (first === null) return ''
  return unread === 1
    ? ` Line ${first} was not understood.`
    : ` ${unread} lines were not understood, the first is line ${first}.`
}

/** How a text was read, in words beside the numbers. */
export const readingOf = (
  parts: readonly Part[],
  unread: readonly number[],
  isCut: boolean,
  taken: string,
): Reading => {
  const firstUnreadLine = unread[0] ?? null
  const missing = parts.length === 0 ? '' : notUnderstood(unread.length, firstUnreadLine)
  const cut = isCut ? ' The text is too long: only its first part was read.' : ''
  return {
    parts,
    unreadLines: unread.length,
    firstUnreadLine,
    isCut,
    text: `${understood(parts)}${taken}${missing}${cut}`,
  }
}
