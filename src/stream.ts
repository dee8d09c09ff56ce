import { type Envelope, envelopeOf, hasError } from './body.js'
import { boolOf, isArray, isObject, parseJson, prop, textOf } from './read.js'

/** How the stream came to its end, as far as the caller said. */
type StreamEnd = 'Close' | 'Timeout' | 'Reset' | 'Abort' | 'Unknown'

/** What the events of a streamed answer say. */
export interface StreamFacts {
  /** An end mark was seen: `[DONE]`, `message_stop`, or a finish or stop reason. */
  readonly complete: boolean
  /** The error event, if one came before the end mark. */
  readonly error: Envelope | null
  /** Content, not just a start event, was received. */
  readonly delivered: boolean
  readonly endedWith: StreamEnd
  readonly silentMs: number | null
}

/** Longer transcripts are read at both ends: the start says whether output came, the end how it closed. */
const HALF_WINDOW = 8192

const ENDS: ReadonlyMap<string, StreamEnd> = /* @__PURE__ */ new Map<string, StreamEnd>([
  ['close', 'Close'],
  ['timeout', 'Timeout'],
  ['reset', 'Reset'],
  ['abort', 'Abort'],
])

const endOf = (value: unknown): StreamEnd =>
  ENDS.get((textOf(value, 32) ?? '').toLowerCase()) ?? 'Unknown'

const windowOf = (text: string): string =>
  text.length <= 2 * HALF_WINDOW
    ? text
    : `${text.slice(0, HALF_WINDOW)}\n\n${text.slice(-HALF_WINDOW)}`

const EVENTS = /^\s{0,16}(?:data|event|id|retry)?:/

/** Whether a body is a transcript of server-sent events, whatever its content type says. */
export const isTranscript = (body: unknown): body is string =>
  typeof body === 'string' && EVENTS.test(body)

interface StreamEvent {
  readonly name: string
  readonly data: string
}

/** One space behind the colon belongs to the grammar. */
const valueAfter = (line: string, field: string): string =>
  line.slice(field.length + (line[field.length + 1] === ' ' ? 2 : 1))

/** Several `data:` lines are one, of several names the last counts; comments do not. */
const eventOf = (block: string): StreamEvent => {
  let name = ''
  const data: string[] = []
  for (const line of block.split(/\r\n|\n|\r/)) {
    if (line.startsWith('data:')) data.push(valueAfter(line, 'data'))
    else if (line.startsWith('event:')) name = valueAfter(line, 'event')
  }
  return { name, data: data.join('\n') }
}

/** Server-sent events: blocks parted by an empty line. */
const blocksOf = (text: string): readonly string[] => text.split(/\r\n\r\n|\n\n|\r\r/)

const filled = (value: unknown): boolean =>
  (typeof value === 'string' && value !== '') || (isArray(value) && value.length > 0)

/** The same of what may also be a record. */
const given = (value: unknown): boolean => filled(value) || (isObject(value) && !isArray(value))

const firstChoice = (json: unknown): unknown => prop(prop(json, 'choices'), '0')

/** Where the chunks of each API carry what the user gets to see; a start event leaves them empty. */
const CONTENT = [
  'content',
  'text',
  'partial_json',
  'tool_calls',
  'function_call',
  'refusal',
  'reasoning_content',
  'reasoning',
  'thinking',
]

const DATA_LINE = /(?:^|[\r\n])data: ?\{/
const CONTENT_IN_HEAD =
  /"(?:content|text|partial_json|arguments|delta|thinking|reasoning_content)"\s{0,4}:\s{0,4}"[^"]/
const END_IN_TAIL = /"(?:finish|stop)_reason"\s{0,4}:\s{0,4}"/

const isContent = (json: unknown): boolean => {
  if (json === undefined) return false
  const delta = prop(firstChoice(json), 'delta') ?? prop(json, 'delta')
  return (
    filled(delta) ||
    filled(prop(firstChoice(json), 'text')) ||
    CONTENT.some((field) => given(prop(delta, field)))
  )
}

const ENDS_BY_TYPE = ['message_stop', 'response.completed', 'response.incomplete']

/** The type of an event stands in its name, in its data, or in both. */
const hasType = (event: StreamEvent, json: unknown, types: readonly unknown[]): boolean =>
  types.includes(event.name.trim()) || types.includes(prop(json, 'type'))

const isEnd = (event: StreamEvent, json: unknown): boolean =>
  event.data.trim() === '[DONE]' ||
  hasType(event, json, ENDS_BY_TYPE) ||
  filled(prop(firstChoice(json), 'finish_reason')) ||
  filled(prop(prop(json, 'delta'), 'stop_reason'))

const isError = (event: StreamEvent, json: unknown): boolean =>
  hasType(event, json, ['error', 'response.failed']) ||
  hasError(json) ||
  prop(json, 'object') === 'error'

const UNWORDED: Envelope = {
  shape: 'Other',
  code: '',
  message: '',
  isCut: false,
  requestId: null,
  status: undefined,
  outer: undefined,
  inner: undefined,
}

/**
 * Read the transcript of a streamed answer, Chat Completions or Messages.
 *
 * An error event wins over what follows it. `[DONE]` inside content is content. Works on the first and last 8 KiB.
 */
export const readStream = (stream: unknown): StreamFacts => {
  const text = textOf(prop(stream, 'received'), 1e9) ?? ''
  let complete = false
  // Of a long transcript the middle is not read: that much was not sent without content.
  let delivered = text.length > 2 * HALF_WINDOW && DATA_LINE.test(windowOf(text))
  let error: Envelope | null = null
  for (const block of blocksOf(windowOf(text))) {
    if (block === '') continue
    const event = eventOf(block)
    // It says nothing, and may be one of thousands.
    if (event.data === '' && event.name === '') continue
    const json = event.data.startsWith('{') ? parseJson(event.data) : undefined
    const unread = json === undefined && event.data.startsWith('{')
    delivered =
      delivered ||
      isContent(json) ||
      (unread && CONTENT_IN_HEAD.test(event.data.slice(0, HALF_WINDOW)))
    if (!complete && isError(event, json)) {
      error = envelopeOf(json) ?? envelopeOf(prop(json, 'response')) ?? UNWORDED
      break
    }
    complete =
      complete || isEnd(event, json) || (unread && END_IN_TAIL.test(event.data.slice(-512)))
  }
  const silentMs = prop(stream, 'silentMs')
  return {
    complete,
    error,
    delivered: boolOf(prop(stream, 'outputDelivered')) ?? delivered,
    endedWith: endOf(prop(stream, 'endedWith')),
    silentMs: typeof silentMs === 'number' && silentMs < 1e12 ? silentMs : null,
  }
}
