import * as t from 'io-ts'
import { causes } from './causes.js'
import { evidenceList } from './codec-evidence.js'
import {
  cause,
  certainty,
  culprit,
  instrument,
  pace,
  recovery,
  requestId,
  surface,
  tagIn,
} from './codec-name.js'
import { status } from './codec-number.js'
import { pushbackCodec } from './codec-pushback.js'
import { type Codec, codecOf, nullable, published, record } from './codec-shape.js'
import type { Cause, Diagnosis, Findings, Of } from './diagnosis.js'

interface Found extends Findings {
  readonly cause: Cause
}

const under = <C extends Cause>(cause: C, found: Found): Of<C> => ({
  _tag: causes[cause].tag,
  ...found,
  cause,
})

/**
 * A `Diagnosis` that was stored or sent.
 *
 * The tag is the one that the cause table gives to the cause; `status` is a whole number from 100 to 599; request ID and
 * instrument are such as may be shown; at most 64 pieces of evidence. Absent values are `null`. Fields that are none of
 * its own are left out; anything else is a `Left`, whose errors name the place and the kind of what was there, never the
 * value. The texts of the evidence are taken as they are: `explain` shows none that could be a key. It judges nothing
 * anew: `diagnose` does.
 *
 * Source: the troubleshooting page, "Common errors and fixes".
 *
 * @example
 * const sent = JSON.stringify(diagnose({ status: 429 }))
 * diagnosisCodec.decode(JSON.parse(sent)).right.cause // => 'RateLimited'
 * diagnosisCodec.is({ ...diagnose({ status: 429 }), _tag: 'WrongUrl' }) // => false
 */
export const diagnosisCodec: Codec<Diagnosis> = /* @__PURE__ */ published('Diagnosis', (name) => {
  const found: Codec<Found> = record(name, {
    cause,
    culprit,
    recovery,
    pace: nullable(pace),
    certainty,
    evidence: evidenceList(),
    pushback: nullable(pushbackCodec),
    status: nullable(status),
    requestId: nullable(requestId),
    surface: nullable(surface),
    instrument: nullable(instrument),
    autoTopUp: nullable(t.boolean),
    outputDelivered: t.boolean,
  })
  return codecOf<Diagnosis>(name, (value, context) => {
    const read = found.validate(value, context)
    if (read._tag === 'Left') return read
    const tag = tagIn(value, read.right.cause, context)
    return tag._tag === 'Left' ? tag : t.success(under(read.right.cause, read.right))
  })
})
