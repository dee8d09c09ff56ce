import { calledOf } from './called.js'
import { causes } from './causes.js'
import type { At } from './decide.js'
import type { Moment } from './decision.js'
import type { Cause, Certainty, Culprit, Diagnosis, Tag } from './diagnosis.js'
import { type Grid, type Surface, theGrid } from './grid.js'
import { knownCause, knownCertainty, knownCulprit } from './known.js'
import { item, literal, markdownOf, several } from './markdown.js'
import { finiteIn } from './number.js'
import { defaultPolicy, type Policy } from './policy.js'
import { isObject, prop, safely, statusOf, textOf } from './read.js'
import { safeRequestId } from './redact.js'
import { NOTHING, ofMoment, ofSession, type Reported } from './reported.js'
import { safeText } from './safe-text.js'
import type { SeenRequest } from './seen.js'
import type { Session } from './session.js'
import { utc } from './utc.js'
import { version } from './version.js'
import { reportWords as words } from './words.js'

/** What a report is made of beside the diagnosis. All but the moment may be absent. */
export interface ReportOptions {
  /** When the report is made: the time of the failure, where no attempt tells it. */
  readonly moment: Moment
  /** The state of the call: its attempts are listed. */
  readonly session?: Session | undefined
  /** For a call without a session: what `decide` was told. */
  readonly at?: At | undefined
  /** With `at`: the policy that was followed. Absent: the default one. */
  readonly policy?: Policy | undefined
  /** What was sent: its URL, method and instrument are shown. */
  readonly request?: SeenRequest | undefined
  /** What you expected, in your words. Absent: an answer. */
  readonly expected?: string | undefined
  /** What you got, in your words. Absent: the status and the cause. */
  readonly got?: string | undefined
  /** The service that was called. Absent: The Grid. */
  readonly grid?: Grid | undefined
}

/** What support asks for. A plain record that survives JSON unchanged, with nothing secret in it. */
export interface Report extends Reported {
  /** That of this library. */
  readonly version: string
  /**
   * When the call failed, as `2026-10-05 12:00:30 UTC`: at the last attempt, else the moment of the report. `null` where
   * no clock said so.
   */
  readonly at: string | null
  /** The same moment in epoch ms. */
  readonly atEpochMs: number | null
  /** For support; `null` where none was seen, or it may not be shown. */
  readonly requestId: string | null
  /** The model that was asked for. */
  readonly instrument: string | null
  /** Which of the two APIs was called. */
  readonly surface: Surface | null
  /** Without userinfo and query. */
  readonly url: string | null
  /** Of the request, in capitals. */
  readonly method: string | null
  /** Of the answer, from 100 to 599. */
  readonly status: number | null
  /** The main name of what went wrong; `null` without a diagnosis. */
  readonly _tag: Tag | null
  /** The exact reason. */
  readonly cause: Cause | null
  /** Whose fault it is. */
  readonly culprit: Culprit | null
  /** How sure the cause is. */
  readonly certainty: Certainty | null
  /** What you expected, in your words; else an answer. */
  readonly expected: string
  /** What you got, in your words; else the status and the cause. */
  readonly got: string
  /** All of it, to paste into a message or an issue. */
  readonly markdown: string
}

const gotOf = (status: number | null, cause: Cause | null): string =>
  cause === null ? `${status ?? words.got.nothing}` : `${status ?? words.got.noStatus} (${cause})`

/** In the caller's words, as far as they may be shown. */
const said = (text: unknown, otherwise: string): string => {
  const shown = safeText(textOf(text, 1024) ?? '')
  return shown === '' ? otherwise : shown
}

/**
 * What support asks for, to send to support@thegrid.ai: the request ID, the time, the instrument, what you expected and
 * what you got; beside it the attempts, their waits, and for each decision one line that reproduces it with `replay`.
 *
 * The attempts are those that the session remembers, the last 16; without a session `at` gives one, decided by `policy`;
 * without both there are none. A policy that is too deep or too large to be written down gives no line, and with `at` no
 * attempt. Times are UTC.
 *
 * Nothing secret is in it: of the request only method, instrument and the URL without userinfo and query, segment by
 * segment; of your own words only such as no key is made of, else `…`, of at most 512 characters. It sends nothing. What
 * is no diagnosis or option counts as absent; nothing is thrown.
 *
 * Source: the troubleshooting page, "Is it me or The Grid?": "send the request ID", "include the timestamp, the
 * instrument, and what you expected vs. what you got".
 *
 * @example
 * const request = { method: 'POST', url: 'https://api.thegrid.ai/v1/v1/chat/completions' }
 * const diagnosis = diagnose({ status: 404, headers: { 'x-request-id': 'req-7' }, request })
 * const { requestId, at, url, got } = report(diagnosis, { moment: { now: 0, random: 0.5 }, request })
 * requestId // => 'req-7'
 * at // => '1970-01-01 00:00:00 UTC'
 * url // => 'https://api.thegrid.ai/v1/v1/chat/completions'
 * got // => '404 (DoubledVersionSegment)'
 */
export const report = (diagnosis: Diagnosis, options: ReportOptions): Report => {
  const given = <K extends keyof ReportOptions>(name: K): ReportOptions[K] | undefined =>
    safely(() => options[name], undefined)
  const session = given('session')
  const { attempts, lines } = safely(
    () =>
      isObject(session)
        ? ofSession(session)
        : ofMoment(diagnosis, given('at'), given('policy') ?? defaultPolicy),
    NOTHING,
  )
  const last = attempts[attempts.length - 1]?.atEpochMs ?? null
  const atEpochMs = last ?? finiteIn(prop(given('moment'), 'now'))
  const at = atEpochMs === null ? null : utc(atEpochMs)
  const requestId = safeRequestId(textOf(prop(diagnosis, 'requestId'), 256))
  const called = calledOf(diagnosis, given('request'), given('grid') ?? theGrid)
  const { instrument, surface, url, method } = called
  const status = statusOf(prop(diagnosis, 'status'))
  const cause = knownCause(prop(diagnosis, 'cause'))
  const _tag = cause === null ? null : causes[cause].tag
  const culprit = knownCulprit(prop(diagnosis, 'culprit'))
  const certainty = knownCertainty(prop(diagnosis, 'certainty'))
  const expected = said(given('expected'), words.expected)
  const got = said(given('got'), gotOf(status, cause))
  const items = [
    item('requestId', literal(requestId), words.none.requestId),
    item('time', at),
    item('instrument', literal(instrument)),
    item('expected', expected),
    item('got', got),
    item('call', several(' ', method, url)),
    item('surface', surface),
    item('diagnosis', several(', ', _tag, cause, culprit, certainty)),
    item('library', words.madeBy(version)),
  ]
  return {
    version,
    at,
    atEpochMs,
    requestId,
    instrument,
    surface,
    url,
    method,
    status,
    _tag,
    cause,
    culprit,
    certainty,
    expected,
    got,
    attempts,
    lines,
    markdown: markdownOf(items, attempts, lines),
  }
}
