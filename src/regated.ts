import { causes } from './causes.js'
import type { Cause, Diagnosis, Evidence, Findings, Of } from './diagnosis.js'
import { knownPushback } from './known.js'
import { findingsIn } from './nothing-found.js'
import { safeName, safeRequestId } from './redact.js'
import { shown } from './subject.js'

/** No code of ours is longer, and none holds anything but letters. */
const CODE = /^[A-Za-z]{1,32}$/
const MOST = 64

const valuesOf = (seen: Evidence): Evidence['values'] => {
  const values: Record<string, string | number> = {}
  for (const name of Object.keys(seen.values).slice(0, 16)) {
    const value = seen.values[name]
    const text = shown(seen, name)
    if (CODE.test(name) && text !== null) values[name] = typeof value === 'number' ? value : text
  }
  return values
}

const evidenceOf = ({ evidence }: Findings): readonly Evidence[] =>
  evidence
    .slice(0, MOST)
    .filter(({ code }) => CODE.test(code))
    .map((seen) => ({ code: seen.code, values: valuesOf(seen) }))

const made = <C extends Cause>(cause: C, from: Findings): Of<C> => ({
  ...findingsIn(from),
  _tag: causes[cause].tag,
  cause,
  evidence: evidenceOf(from),
  pushback: knownPushback(from.pushback),
  requestId: safeRequestId(from.requestId),
  instrument: safeName(from.instrument),
})

/** A diagnosis from elsewhere, made anew of its own fields, its texts through the gate once more. */
export const regated = (diagnosis: Diagnosis): Diagnosis => made(diagnosis.cause, diagnosis)
