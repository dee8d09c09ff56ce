import type { Diagnosis } from './diagnosis.js'
import { knownCause } from './known.js'
import { prop, statusOf } from './read.js'
import type { Session } from './session.js'

/** Attributes of a span, by the names of OpenTelemetry. Absent ones are left out, so that all can be set at once. */
export type Attributes = {
  /** From 100 to 599, where an answer came. */
  readonly 'http.response.status_code'?: number
  /** A cause, or `_OTHER` for what is not known. */
  readonly 'error.type'?: string
  /** How often the request was sent again, from 1. */
  readonly 'http.request.resend_count'?: number
}

/** What the conventions keep for errors that have no name. */
const OTHER = '_OTHER'

/** `null` where there is no error: a success, and by the conventions what the caller cancelled on purpose. */
const errorType = (diagnosis: unknown): string | null => {
  const cause = knownCause(prop(diagnosis, 'cause'))
  if (cause === 'Healthy' || cause === 'AbortedByCaller') return null
  return cause === null || cause === 'Unknown' ? OTHER : cause
}

/** How often the request was sent again. */
const resendsOf = (session: unknown): number => {
  const attempts = prop(session, 'attempts')
  return typeof attempts === 'number' && Number.isSafeInteger(attempts) ? attempts - 1 : 0
}

/**
 * A diagnosis as attributes of the span of its attempt, ready for `span.setAttributes`.
 *
 * `http.response.status_code` where an answer came; `error.type` is the cause, `_OTHER` where it is not known, and absent
 * for a success and for what the caller cancelled; with the session as `advance` left it, `http.request.resend_count`
 * counts how often the request was sent again, from 1. Names that are stable, values of few kinds: no URL, no id, no
 * text. What is meant for models (`gen_ai.*`) is not stable yet, and so not set. Sets no span status. What is no
 * diagnosis has the error type `_OTHER`.
 *
 * Source: OpenTelemetry semantic conventions, HTTP client spans: names stable since 1.23.0; on cancellation, the text of
 * 2026.
 *
 * @example
 * attributes(diagnose({ status: 429 }))
 * // => { 'http.response.status_code': 429, 'error.type': 'RateLimited' }
 */
export const attributes = (diagnosis: Diagnosis, session?: Session): Attributes => {
  const status = statusOf(prop(diagnosis, 'status'))
  const type = errorType(diagnosis)
  const resends = resendsOf(session)
  return {
    ...(status === null ? {} : { 'http.response.status_code': status }),
    ...(type === null ? {} : { 'error.type': type }),
    ...(resends > 0 ? { 'http.request.resend_count': resends } : {}),
  }
}
