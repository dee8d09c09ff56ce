import * as t from 'io-ts'
import { causes } from './causes.js'
import { type Codec, nameOf, where } from './codec-shape.js'
import type { Cause, Tag } from './diagnosis.js'
import {
  CERTAINTIES,
  CULPRITS,
  EVIDENCE_CODES,
  RECOVERIES,
  REPLAYS,
  RETRY_REASONS,
  SEVERITIES,
  STOP_REASONS,
  SURFACES,
} from './names.js'
import { byPace } from './policy.js'
import { prop } from './read.js'
import { safeName, safeRequestId } from './redact.js'

export const cause = /* @__PURE__ */ nameOf<Cause>('Cause', causes)
export const culprit = /* @__PURE__ */ nameOf('Culprit', CULPRITS)
export const recovery = /* @__PURE__ */ nameOf('Recovery', RECOVERIES)
export const pace = /* @__PURE__ */ (() =>
  nameOf(
    'Pace',
    byPace(() => null),
  ))()
export const certainty = /* @__PURE__ */ nameOf('Certainty', CERTAINTIES)
export const surface = /* @__PURE__ */ nameOf('Surface', SURFACES)
export const evidenceCode = /* @__PURE__ */ nameOf('EvidenceCode', EVIDENCE_CODES)
export const severity = /* @__PURE__ */ nameOf('Severity', SEVERITIES)
export const replay = /* @__PURE__ */ nameOf('Replay', REPLAYS)
export const retryReason = /* @__PURE__ */ nameOf('RetryReason', RETRY_REASONS)
export const stopReason = /* @__PURE__ */ nameOf('StopReason', STOP_REASONS)

/** The tag of a record: the one that the table gives to its cause, and `null` without one. */
export const tagIn = (
  value: unknown,
  cause: Cause | null,
  context: t.Context,
): t.Validation<Tag | null> => {
  const tag = cause === null ? t.null : t.literal<Tag>(causes[cause].tag)
  const told = prop(value, '_tag')
  return tag.validate(told, t.appendContext(context, '_tag', tag, told))
}

/** Text that has passed the gate, or does pass it. */
const gated = (name: string, through: (text: string) => string | null): Codec<string> =>
  where(t.string, name, (text) => through(text) === text)

export const requestId = /* @__PURE__ */ gated('RequestId', safeRequestId)
export const instrument = /* @__PURE__ */ gated('Instrument', safeName)
