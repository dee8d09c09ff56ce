import type { Surface } from 'grid-triage'

/** What the fake Grid does with one request. */
export type Answer =
  | {
      readonly _tag: 'Say'
      readonly status: number
      readonly headers: Readonly<Record<string, string>>
      readonly body: string
    }
  | { readonly _tag: 'Stream'; readonly events: readonly string[]; readonly cut: boolean }
  | { readonly _tag: 'Hang' }

/** A request that got past the door: right path and key, a known instrument, a body in shape. */
export interface Visit {
  readonly surface: Surface
  readonly model: string
  readonly wantsStream: boolean
  /** How often this scenario was asked for, this time included. */
  readonly nth: number
  /** Since this scenario's last answer went out, in ms of the real clock. */
  readonly sinceLastMs: number
  readonly scale: number
  readonly secondOrigin: string
  readonly token: string
}

const JSON_TYPE = { 'content-type': 'application/json; charset=utf-8' }

const say = (status: number, json: unknown, headers: Record<string, string> = {}): Answer => ({
  _tag: 'Say',
  status,
  headers: { ...JSON_TYPE, ...headers },
  body: JSON.stringify(json),
})

const page = (status: number, html: string, headers: Record<string, string> = {}): Answer => ({
  _tag: 'Say',
  status,
  headers: { 'content-type': 'text/html', ...headers },
  body: html,
})

/** An error in The Grid's envelope. */
export const refuse = (
  status: number,
  detail: string,
  headers: Record<string, string> = {},
): Answer => say(status, { errors: { detail } }, headers)

const data = (json: unknown): string => `data: ${JSON.stringify(json)}\n\n`
const named = (json: { readonly type: string; readonly [field: string]: unknown }): string =>
  `event: ${json.type}\n${data(json)}`

const WORDS = ['Pong', ' from', ' the', ' fake', ' Grid.']

const chunk = (model: string, delta: unknown, finish: string | null): string =>
  data({
    object: 'chat.completion.chunk',
    model,
    choices: [{ index: 0, delta, finish_reason: finish }],
  })

const events: Readonly<Record<Surface, (model: string) => readonly string[]>> = {
  ChatCompletions: (model) => [
    chunk(model, { role: 'assistant', content: '' }, null),
    ...WORDS.map((content) => chunk(model, { content }, null)),
    chunk(model, {}, 'stop'),
    'data: [DONE]\n\n',
  ],
  Messages: (model) => [
    named({ type: 'message_start', message: { role: 'assistant', model, content: [] } }),
    ...WORDS.map((text) =>
      named({ type: 'content_block_delta', index: 0, delta: { type: 'text_delta', text } }),
    ),
    named({ type: 'message_delta', delta: { stop_reason: 'end_turn' } }),
    named({ type: 'message_stop' }),
  ],
}

const whole: Readonly<Record<Surface, (model: string) => unknown>> = {
  ChatCompletions: (model) => ({
    object: 'chat.completion',
    model,
    choices: [
      {
        index: 0,
        message: { role: 'assistant', content: WORDS.join('') },
        finish_reason: 'stop',
      },
    ],
  }),
  Messages: (model) => ({
    type: 'message',
    role: 'assistant',
    model,
    content: [{ type: 'text', text: WORDS.join('') }],
    stop_reason: 'end_turn',
  }),
}

/** The answer that the caller was hoping for. */
export const fine = ({ surface, model, wantsStream }: Visit): Answer =>
  wantsStream
    ? { _tag: 'Stream', events: events[surface](model), cut: false }
    : say(200, whole[surface](model))

const untilNth =
  (healthyFrom: number, trouble: Answer) =>
  (visit: Visit): Answer =>
    visit.nth < healthyFrom ? trouble : fine(visit)

/** Who comes back before the time that was asked for is sent away again, as long as it takes. */
const throttled =
  (seconds: number) =>
  (visit: Visit): Answer =>
    visit.nth > 1 && visit.sinceLastMs >= seconds * 1000 * visit.scale
      ? fine(visit)
      : refuse(429, 'Rate limit exceeded', { 'retry-after': String(seconds) })

const redirect = (location: string): Answer =>
  page(307, `<html><body>You are being <a href="${location}">redirected</a>.</body></html>`, {
    location,
  })

/** What no request can bring about by itself, picked with an `x-scenario` header. */
export const scenarios: Readonly<Record<string, (visit: Visit) => Answer>> = {
  'fault-that-passes': untilNth(3, refuse(500, 'Internal Server Error')),
  'fault-that-stays': () => refuse(500, 'Internal Server Error'),
  'gateway-trouble': untilNth(
    2,
    page(502, '<html><head><title>502 Bad Gateway</title></head><body><hr>nginx</body></html>'),
  ),
  replenishing: untilNth(3, refuse(503, 'Balance replenishment in progress')),
  'credits-gone': () => refuse(402, 'Insufficient credits'),
  'tokens-being-bought': untilNth(
    3,
    refuse(402, 'No available consumption tokens for the instrument'),
  ),
  'throttled-3-s': throttled(3),
  'throttled-a-day': throttled(86_400),
  'throttled-without-a-hint': untilNth(3, refuse(429, 'Rate limit exceeded')),
  'routed-by-token': ({ secondOrigin, token }) =>
    redirect(`${secondOrigin}/r/v1/chat/completions?token=${token}`),
  'routed-without-token': ({ secondOrigin }) => redirect(`${secondOrigin}/v1/chat/completions`),
  // Deaf on purpose: whoever asks has to give up by itself.
  'no-answer': () => ({ _tag: 'Hang' }),
  'stream-cut': ({ surface, model }) => ({
    _tag: 'Stream',
    events: events[surface](model).slice(0, 4),
    cut: true,
  }),
}
