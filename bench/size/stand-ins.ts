// Code that stands in for the exports of a module, and says as little as that export can say.
export const FALSE = '() => false'
export const NONE = `() => ({ _tag: 'None' })`
export const LIST = '() => []'
export const SAME = '(value) => value'

export const recognised = (cause: string): string =>
  `() => ({ cause: '${cause}', certainty: 'Guess', evidence: [] })`

export const ONE_PACE = `(diagnosis, policy, at) => {
  if (diagnosis.pace === null) return { _tag: 'Stop', reason: 'NeedsFix', untilEpochMs: null }
  if (at.attempt > 4) return { _tag: 'Stop', reason: 'AttemptsSpent', untilEpochMs: null }
  const { pushback } = diagnosis
  return pushback !== null && pushback._tag === 'In'
    ? { _tag: 'Retry', afterMs: pushback.ms, reason: 'ServerAsked' }
    : { _tag: 'Retry', afterMs: at.random * 1000 * 2 ** at.attempt, reason: 'Backoff' }
}`

export const SECONDS = `(header) => {
  const seconds = header('retry-after')
  return seconds === null ? null : { _tag: 'In', ms: seconds * 1000 }
}`

export const ONE_OUTCOME = `({ status, headers, autoTopUp = null }) => ({
  _tag: 'Answered', status, autoTopUp, request: null, thrown: null, cancelled: null,
  header: (name) => headers?.[name] ?? null, body: { form: 'Lost', text: '', raw: '', parsed: undefined },
  finalUrl: null, redirected: null,
})`

const NO_SURFACE = `{ endpoint: '', alsoServed: [], authHeader: '', authScheme: null }`
export const NO_GRID = `{
  surfaces: { ChatCompletions: ${NO_SURFACE}, Messages: ${NO_SURFACE} },
  hosts: [], instruments: [], domain: '',
}`

export const ONE_BODY = `(raw) => {
  const body = { form: raw == null ? 'Lost' : 'Json', text: '', raw: '', parsed: undefined }
  try { body.parsed = typeof raw !== 'string' ? raw : raw[0] === '{' ? JSON.parse(raw) : undefined } catch {}
  return body
}`

export const ONE_ENVELOPE = `(json) => {
  const error = json?.error ?? json?.errors
  const message = error?.message ?? error?.detail
  return typeof message !== 'string' ? null : {
    shape: 'Grid', code: error.code ?? '', message: message.toLowerCase(), isCut: false,
    requestId: null, status: undefined, outer: json, inner: error,
  }
}`

export const PLAIN_OPTION = {
  some: `(value) => ({ _tag: 'Some', value })`,
  none: `{ _tag: 'None' }`,
  isSome: `(option) => option._tag === 'Some'`,
  isNone: `(option) => option._tag === 'None'`,
  fromNullable: `(value) => value == null ? { _tag: 'None' } : { _tag: 'Some', value }`,
  toNullable: `(option) => option._tag === 'Some' ? option.value : null`,
  map: `(f) => (option) => option._tag === 'Some' ? { _tag: 'Some', value: f(option.value) } : option`,
  match: `(none, some) => (option) => option._tag === 'Some' ? some(option.value) : none()`,
}
