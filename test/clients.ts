import { readFileSync } from 'node:fs'

/** An error as a client threw it, observed on a loopback server and written down without its secrets. */
interface Thrown {
  readonly name?: string
  readonly message?: string
  readonly code?: string | number
  readonly isErrorInstance?: boolean
  readonly fields?: Readonly<Record<string, unknown>>
  readonly cause?: Thrown | string
  readonly lastError?: Thrown
  readonly errors?: readonly Thrown[]
}

export interface Shape {
  readonly client: string
  readonly version: string | null
  readonly scenario: string
  readonly runtimes: readonly string[]
  readonly thrown: Thrown
  readonly status?: { readonly value: number; readonly at: readonly string[] }
  /** Where headers and body were found on the error, and what they were. */
  readonly headersShape?: Readonly<Record<string, string>>
  readonly bodyShape?: Readonly<Record<string, unknown>>
}

export const PORT = '4010'
const ported = (text: string): string => text.replaceAll('<PORT>', PORT)

const fixture = (name: string): string =>
  readFileSync(new URL(`fixtures/${name}`, import.meta.url), 'utf8')

export const shapes: readonly Shape[] = JSON.parse(ported(fixture('client-shapes.json')))
export const accepted: Readonly<Record<string, readonly string[]>> = JSON.parse(
  fixture('accepted-tags.json'),
)

/** Puts a value at `a.b.c`, with records on the way where there are none. */
const put = (target: object, path: string, value: unknown): void => {
  const keys = path.replace(/^\$\.?/, '').split('.')
  const last = keys.pop() ?? ''
  let at = target
  for (const key of keys) {
    const next: unknown = Reflect.get(at, key)
    const inside: object = typeof next === 'object' && next !== null ? next : {}
    if (inside !== next) Reflect.set(at, key, inside)
    at = inside
  }
  Reflect.set(at, last, value)
}

/** `string(…)` stands for a text, `Object` for a record whose content stands elsewhere. */
const fieldOf = (value: unknown): unknown =>
  typeof value === 'string' ? (/^string\((.*)\)$/s.exec(value)?.[1] ?? {}) : value

const bodyOf = (value: unknown): unknown => {
  if (typeof value !== 'string') return value
  if (value === 'ReadableStream') return { getReader: () => undefined }
  if (value === 'function') return () => undefined
  const [, kind, content = ''] = /^(Object|Array|string): ?(.*)$/s.exec(value) ?? []
  if (kind === undefined || kind === 'string') return kind === undefined ? undefined : content
  try {
    return JSON.parse(content)
  } catch {
    return {}
  }
}

const headersOf = (shape: string, scenario: string): unknown => {
  const record = {
    'content-type': scenario.includes('html') ? 'text/html' : 'application/json',
    'x-request-id': 'req_fixture_1',
    ...(/429|503/.test(scenario) ? { 'retry-after': '2' } : {}),
  }
  if (shape.startsWith('Headers')) return new Headers(record)
  return shape.startsWith('Array') ? Object.entries(record).flat() : record
}

const errorOf = (thrown: Thrown | string): unknown => {
  if (typeof thrown === 'string') return thrown
  const error: object = thrown.isErrorInstance === false ? {} : new Error(thrown.message)
  const define = (key: string, value: unknown): void => {
    if (value !== undefined) {
      Object.defineProperty(error, key, { value, writable: true, configurable: true })
    }
  }
  define('message', thrown.message)
  define('name', thrown.name)
  define('code', thrown.code)
  for (const [key, value] of Object.entries(thrown.fields ?? {})) define(key, fieldOf(value))
  if (thrown.cause !== undefined) define('cause', errorOf(thrown.cause))
  if (thrown.lastError !== undefined) define('lastError', errorOf(thrown.lastError))
  if (thrown.errors !== undefined) define('errors', thrown.errors.map(errorOf))
  return error
}

/** The error again, as far as it was written down. */
export const rebuilt = ({ thrown, status, headersShape, bodyShape, scenario }: Shape): unknown => {
  const error = errorOf(thrown)
  if (typeof error !== 'object' || error === null) return error
  for (const path of status?.at ?? []) put(error, path, status?.value)
  for (const [path, shape] of Object.entries(headersShape ?? {})) {
    put(error, path, headersOf(shape, scenario))
  }
  for (const [path, shape] of Object.entries(bodyShape ?? {})) {
    // The AI SDK keeps the URL on the error; the record cut it off at the port.
    if (path === 'response.url' && 'requestBodyValues' in error) put(error, 'url', shape)
    else if (path === 'response.url' || path === 'response.redirected') put(error, path, shape)
    else put(error, path, bodyOf(shape))
  }
  return error
}

/** Each scenario had a base path of its own on the server. */
export const basePathOf = (shape: Shape): string =>
  new RegExp(`127\\.0\\.0\\.1:${PORT}/([^/"]+)/v1`).exec(JSON.stringify(shape))?.[1] ?? ''
