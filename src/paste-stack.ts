import { readInspected } from './paste-inspect.js'
import { type Lines, lineBehind, type PieceReader, partOf } from './paste-part.js'
import { statusOfPhrase } from './paste-phrase.js'
import { isObject, prop, textOf } from './read.js'

/**
 * Where an error begins in a line: its name, behind what a runtime or a logger writes before it. A name ends in a word
 * for a failure, or a message or a mark in brackets stands behind it.
 */
const HEAD =
  /(?:^|=["']|[\s(\]:>|[])((?:[A-Za-z_]\w{0,63}\.){0,5}(?:[A-Z][\w$]{0,80})?(?:Error|Exception|Timeout|Refused|Closed|Reset|Socket|Failure|Redirects)(?: \[\w{1,64}\])?)(?:: |:$|$)/
/** What a stack holds beside its lines: sources, carets, and what Python and Deno write around them. */
const AROUND =
  /^\s{0,64}(?:at .{1,2048}|File ".{1,1024}|Traceback \(most recent call last\):|During handling of the above exception.{0,80}|The above exception was the direct cause.{0,80}|\^[\^~ ]{0,256}|~[\^~ ]{0,256}|Caused by:?|hint: .{0,512}|info: .{0,512}|node:[\w/.:-]{1,128}|file:\/\/\S{1,512}:\d{1,9}|Node\.js v[\d.]{1,32}|Bun v.{1,64}|throw .{0,256}|triggerUncaughtException.{0,128}|error: script .{0,256}|\d{1,6} \|.{0,1024}|Use `node --trace.{0,256}|\.{3} \d{1,4} (?:more|lines).{0,128}|\S{0,512}@\S{1,1024}:\d{1,9}:\d{1,9}|\S{0,256} @ \S{1,1024}|setTimeout|setInterval|Promise\.\w{1,16}|await in .{1,64})$/

export const isAroundStack = (line: string): boolean => AROUND.test(line)

/** A client of Python writes the body behind the message, as a record of its own language. */
const withBody = (error: unknown): unknown => {
  const message = textOf(prop(error, 'message'), 16_384) ?? ''
  const at = message.search(/\{['"]/)
  const body = at === -1 ? undefined : readInspected(message, at)?.value
  return isObject(body) && isObject(error) ? { ...error, body } : error
}

const LAST_WORDS = /(?:^|: )([A-Za-z ]{9,32})\.?$/

const withStatus = (error: unknown): unknown => {
  const said = LAST_WORDS.exec(textOf(prop(error, 'message'), 2048) ?? '')?.[1]
  const status = statusOfPhrase(said ?? '')
  const says = status !== null && isObject(error) && prop(error, 'status') === undefined
  return says ? { ...error, status } : error
}

/** What Python writes between an error and that to which it led. */
const CHAINED =
  /^(?:During handling of the above exception|The above exception was the direct cause)/
const TRACEBACK = /^Traceback \(most recent call last\):$/

/** The line that names the error: in Python it stands below the stack. */
const headLine = ({ texts }: Lines, at: number): number => {
  if (!TRACEBACK.test(texts[at] ?? '')) return at
  let head = at + 1
  while (head < texts.length && /^\s/.test(texts[head] ?? '')) head++
  return head
}

/** An error as a runtime prints it, with its stack, its fields, and the errors behind it. */
export const stackTrace: PieceReader = (lines, at) => {
  const head = headLine(lines, at)
  const line = lines.texts[head] ?? ''
  const found = HEAD.exec(line.slice(0, 1024))
  if (found === null || lines.patience <= 0) return null
  const name = found[1] ?? ''
  const start = (lines.starts[head] ?? 0) + found.index + found[0].indexOf(name)
  const read = readInspected(lines.text, line[found.index] === '[' ? start - 1 : start)
  if (read === null || !isObject(read.value) || textOf(prop(read.value, 'name')) === null) {
    lines.patience -= (read?.end ?? start) - start
    return null
  }
  let next = lineBehind(lines, head, read.end)
  while (next < lines.texts.length && isAroundStack(lines.texts[next] ?? '')) next++
  const error = withStatus(withBody(read.value))
  const isBehind = lines.texts.slice(Math.max(at - 4, 0), at).some((above) => CHAINED.test(above))
  return { said: { part: partOf('StackTrace', lines, at, next), error, isBehind }, next }
}

const LOCATION = /^(?:\/|file:|node:|[A-Z]:\\)\S{0,512}:\d{1,9}$/
const CARET = /^\s{0,512}\^{1,256}\s{0,8}$/

/** How many lines show the source of an uncaught error: the place, some lines, and a caret below them. */
export const sourceLines = ({ texts }: Lines, at: number): number => {
  if (!LOCATION.test(texts[at] ?? '')) return 0
  const below = texts.slice(at + 1, at + 5).findIndex((line) => CARET.test(line))
  return below === -1 ? 0 : below + 2
}
