import * as t from 'io-ts'
import { evidenceCode } from './codec-name.js'
import { finite } from './codec-number.js'
import { type Codec, codecOf, list, ofFields, published, record } from './codec-shape.js'
import type { Evidence } from './diagnosis.js'
import { isPlain, keysOf } from './read.js'

/** More than any diagnosis of ours has. */
const MOST_EVIDENCE = 64
const MOST_VALUES = 16
/** No name of ours is longer, and none holds anything but letters. */
const NAME = /^[A-Za-z]{1,32}$/

/** Their names may be anything in what is none of ours: an error names none of them. */
const values = (): Codec<Evidence['values']> => {
  const all = t.record(t.string, t.union([t.string, finite]), 'Values')
  return codecOf(all.name, (value, context) => {
    // All names of a list, or of bytes, are made before the first can be read.
    if (!isPlain(value)) return t.failure(value, context)
    const names = keysOf(value, MOST_VALUES + 1)
    const read =
      names.length <= MOST_VALUES && names.every((name) => NAME.test(name))
        ? ofFields(all, names).validate(value, context)
        : null
    return read !== null && read._tag === 'Right' ? read : t.failure(value, context)
  })
}

/**
 * One piece of `Evidence` that was stored or sent.
 *
 * `code` is one of this version's, `values` at most 16 texts and finite numbers under names of at most 32 letters. Other
 * fields are left out, and -0 is read as 0; anything else is a `Left` without any value in its errors. The texts are
 * taken as they are: `explain` shows none that could be a key.
 *
 * Source: the troubleshooting page, "Common errors and fixes".
 *
 * @example
 * evidenceCodec.is({ code: 'UrlDiffers', values: { position: 26 } }) // => true
 * evidenceCodec.is({ code: 'SomethingElse', values: {} }) // => false
 */
export const evidenceCodec: Codec<Evidence> = /* @__PURE__ */ published('Evidence', (name) =>
  record(name, { code: evidenceCode, values: values() }),
)

export const evidenceList = (): Codec<readonly Evidence[]> => list(evidenceCodec, MOST_EVIDENCE)
