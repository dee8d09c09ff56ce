import { LONGEST_MS } from './answer.js'
import { causes } from './causes.js'
import { type Decision, retry, stop } from './decision.js'
import type { Cause, Pace } from './diagnosis.js'
import {
  CERTAINTIES,
  CULPRITS,
  RECOVERIES,
  RETRY_REASONS,
  STOP_REASONS,
  SURFACES,
} from './names.js'
import { finiteIn, finiteOr } from './number.js'
import { byPace } from './policy.js'
import { NEVER, type Pushback } from './pushback.js'
import { isNameOf, prop } from './read.js'

/** The name itself; `null` for what is none of them. */
const nameIn =
  <K extends string>(names: Readonly<Record<K, unknown>>) =>
  (value: unknown): K | null =>
    isNameOf(names, value) ? value : null

export const knownCause = /* @__PURE__ */ nameIn<Cause>(causes)
export const knownRecovery = /* @__PURE__ */ nameIn(RECOVERIES)
export const knownPace = /* @__PURE__ */ nameIn<Pace>(/* @__PURE__ */ byPace(() => null))
export const knownCulprit = /* @__PURE__ */ nameIn(CULPRITS)
export const knownCertainty = /* @__PURE__ */ nameIn(CERTAINTIES)
export const knownSurface = /* @__PURE__ */ nameIn(SURFACES)

/** A wait that a timer keeps. */
const waitIn = (value: unknown): number | null => {
  const ms = finiteIn(value)
  return ms !== null && Number.isInteger(ms) && ms >= 0 && ms <= LONGEST_MS ? ms : null
}

const msIn = (value: unknown): number => finiteOr(value, 0)

/** A wait made anew of its own fields, so that nothing else of it is kept. */
export const knownPushback = (value: unknown): Pushback | null => {
  switch (prop(value, '_tag')) {
    case 'In':
      return { _tag: 'In', ms: msIn(prop(value, 'ms')) }
    case 'At':
      return { _tag: 'At', epochMs: msIn(prop(value, 'epochMs')) }
    case 'Later':
      return { _tag: 'Later', ms: msIn(prop(value, 'ms')), epochMs: msIn(prop(value, 'epochMs')) }
    case 'Never':
      return NEVER
    default:
      return null
  }
}

/** A decision made anew of its own fields; `null` for anything that is none. */
export const knownDecision = (value: unknown): Decision | null => {
  const reason = prop(value, 'reason')
  const afterMs = waitIn(prop(value, 'afterMs'))
  switch (prop(value, '_tag')) {
    case 'Retry':
      return afterMs !== null && isNameOf(RETRY_REASONS, reason) ? retry(afterMs, reason) : null
    case 'Stop':
      return isNameOf(STOP_REASONS, reason)
        ? stop(reason, finiteIn(prop(value, 'untilEpochMs')))
        : null
    default:
      return null
  }
}
