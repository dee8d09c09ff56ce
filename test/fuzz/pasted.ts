import { inspect } from 'node:util'
import { prop } from '../../src/read.js'
import type { Chance } from './chance.js'

/** A value as JSON; as a console prints it where JSON has no word for it. */
const jsonOf = (value: unknown): string => {
  try {
    return JSON.stringify(value) ?? 'undefined'
  } catch {
    return inspect(value)
  }
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : jsonOf(value ?? ''))

/** Headers in whatever they are handed in, one a line. */
const headerLines = (headers: unknown, mark: string): readonly string[] => {
  if (typeof headers !== 'object' || headers === null) return []
  const pairs = headers instanceof Map || headers instanceof Headers ? [...headers] : headers
  return (Array.isArray(pairs) ? pairs : Object.entries(pairs)).map((pair) =>
    Array.isArray(pair) ? `${mark}${pair.map(textOf).join(': ')}` : `${mark}${textOf(pair)}`,
  )
}

const answered = (seen: unknown, mark: string): readonly string[] => [
  `${mark}HTTP/1.1 ${textOf(prop(seen, 'status') ?? 500)}`,
  ...headerLines(prop(seen, 'headers'), mark),
  mark,
  textOf(prop(seen, 'body')),
]

const sent = (request: unknown, mark: string): readonly string[] => [
  `${mark}${textOf(prop(request, 'method') ?? 'POST')} /v1/chat/completions HTTP/1.1`,
  `${mark}Host: api.thegrid.ai`,
  ...headerLines(prop(request, 'headers'), mark),
  mark,
]

const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`

const command = (request: unknown): string =>
  [
    `$ curl -i ${quoted(textOf(prop(request, 'url')))}`,
    ...headerLines(prop(request, 'headers'), '').map((line) => `  -H ${quoted(line)}`),
    `  -d ${quoted(textOf(prop(request, 'body')))}`,
  ].join(' \\\n')

const pairsOf = (headers: unknown): readonly object[] =>
  headerLines(headers, '').map((line) => {
    const [name = '', ...rest] = line.split(': ')
    return { name, value: rest.join(': ') }
  })

const entry = (seen: unknown, request: unknown): object => ({
  request: {
    method: textOf(prop(request, 'method') ?? 'POST'),
    url: textOf(prop(request, 'url')),
    headers: pairsOf(prop(request, 'headers')),
    postData: { mimeType: 'application/json', text: textOf(prop(request, 'body')) },
  },
  response: {
    status: prop(seen, 'status') ?? 0,
    headers: pairsOf(prop(seen, 'headers')),
    content: { text: textOf(prop(seen, 'body')) },
  },
})

/** Where an error was made differs from run to run: here it is the same. */
const STACK = '\n    at send (app.js:7:13)\n    at main (app.js:21:3)'
const withOneStack = (text: string): string =>
  text.replace(/(?:\n +(?:at|\.{3} \d+ lines matching) [^\n]*)+/g, STACK)

const printed = (value: unknown): string => withOneStack(inspect(value, { depth: 6 }))

type Form = (seen: unknown, request: unknown, error: unknown) => string

/** What people paste of one call, each as some tool writes it. */
const FORMS: readonly Form[] = [
  (seen) => jsonOf(seen),
  (seen) => textOf(prop(seen, 'body')),
  (_, __, error) => jsonOf(error),
  (_, __, error) => printed(error),
  (_, __, error) =>
    `Uncaught ${withOneStack(textOf(prop(error, 'stack') ?? prop(error, 'message')))}`,
  (seen) => textOf(prop(prop(seen, 'stream'), 'received')),
  (seen, request) => [command(request), ...answered(seen, '')].join('\n'),
  (seen, request) => [...sent(request, '> '), ...answered(seen, '< ')].join('\r\n'),
  (seen, request) => [...sent(request, ''), ...answered(seen, '')].join('\n'),
  (seen, request) => jsonOf({ log: { version: '1.2', entries: [entry(seen, request)] } }),
  (seen, request) => printed({ ...Object(seen), request }),
]

/** From one of its lines on: behind a cut inside a line the rest of a key would be a word. */
const withoutStart = (text: string, chance: Chance): string =>
  text.split('\n').slice(chance.below(4)).join('\n')

/** A text about one call, or about two, and sometimes without its start. */
export const pastedOf = (
  chance: Chance,
  { seen, request, error }: Readonly<Record<'seen' | 'request' | 'error', unknown>>,
): string => {
  const one = chance.pick(FORMS)(seen, request, error)
  const text = chance.percent(30) ? `${one}\n${chance.pick(FORMS)(seen, request, error)}` : one
  return chance.percent(20) ? withoutStart(text, chance) : text
}
