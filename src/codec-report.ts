import * as t from 'io-ts'
import { MOST_KEPT } from './attempt.js'
import { decisionCodec } from './codec-decision.js'
import { cause, certainty, culprit, instrument, requestId, surface, tagIn } from './codec-name.js'
import { finite, ordinal, status } from './codec-number.js'
import { type Codec, codecOf, list, nullable, published, record, where } from './codec-shape.js'
import type { Report } from './report.js'
import type { ReportedAttempt } from './reported.js'

const UTC = /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2} UTC$/

/**
 * A `Report` that was stored or sent.
 *
 * Of the attempts and lines at most 16 each; the tag is the one that the cause table gives to the cause, and `null`
 * without one; request ID and instrument are such as may be shown; times are numbers and as
 * `2026-10-05 12:00:30 UTC`. Fields that are none of its own are left out; anything else is a `Left` without any value
 * in its errors. Your own words, the lines and the Markdown are taken as they are: only `report` knows what they may
 * hold.
 *
 * Source: the troubleshooting page, "Is it me or The Grid?": "send the request ID".
 *
 * @example
 * const sent = report(diagnose({ status: 500 }), { moment: { now: 0, random: 0.5 } })
 * reportCodec.decode(JSON.parse(JSON.stringify(sent))).right // => sent
 * reportCodec.is({ ...sent, at: 'yesterday' }) // => false
 */
export const reportCodec: Codec<Report> = /* @__PURE__ */ published('Report', (name) => {
  const utc = nullable(where(t.string, 'Utc', (text) => UTC.test(text)))
  const attempt: Codec<ReportedAttempt> = record('ReportedAttempt', {
    attempt: ordinal,
    at: utc,
    atEpochMs: finite,
    requestId: nullable(requestId),
    status: nullable(status),
    cause: nullable(cause),
    decision: decisionCodec,
  })
  const untagged: Codec<Omit<Report, '_tag'>> = record(name, {
    version: t.string,
    at: utc,
    atEpochMs: nullable(finite),
    requestId: nullable(requestId),
    instrument: nullable(instrument),
    surface: nullable(surface),
    url: nullable(t.string),
    method: nullable(t.string),
    status: nullable(status),
    cause: nullable(cause),
    culprit: nullable(culprit),
    certainty: nullable(certainty),
    expected: t.string,
    got: t.string,
    attempts: list(attempt, MOST_KEPT),
    lines: list(t.string, MOST_KEPT),
    markdown: t.string,
  })
  return codecOf<Report>(name, (value, context) => {
    const read = untagged.validate(value, context)
    if (read._tag === 'Left') return read
    const tag = tagIn(value, read.right.cause, context)
    return tag._tag === 'Left' ? tag : t.success({ ...read.right, _tag: tag.right })
  })
})
