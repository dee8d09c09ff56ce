import * as t from 'io-ts'
import { finite } from './codec-number.js'
import { type Codec, codecOf, list, ofFields, published, record } from './codec-shape.js'
import { isPlain, keysOf } from './read.js'

/** The fields of a request, each with its complaints. */
type Complaints = Readonly<Record<string, readonly string[]>>

/** An error as The Grid words it. */
export interface GridErrorBody {
  /** `detail` is text, or the complaints about each field; a `code` and a `message` may stand beside it. */
  readonly errors: {
    readonly detail: string | Complaints
    readonly code?: string
    readonly message?: string
  }
}

/** An error as OpenAI words it, and most that are compatible. */
export interface OpenAiErrorBody {
  /** `message` is the text; `type`, `code` and `param` are there where they apply. */
  readonly error: {
    readonly message: string
    readonly type?: string | null
    readonly code?: string | number | null
    readonly param?: string | null
  }
}

/** An error as Anthropic words it. */
export interface AnthropicErrorBody {
  readonly type: 'error'
  /** `type` is the machine code, `message` the text. */
  readonly error: { readonly type: string; readonly message: string }
  /** For support. */
  readonly request_id?: string | null
}

/** An error in any of the three. */
export type ErrorEnvelope = GridErrorBody | AnthropicErrorBody | OpenAiErrorBody

/** More than a request has fields, or a field faults. */
const MOST = 64

/** The names are those of the caller's own fields: an error names none of them. */
const complaints = (): Codec<Complaints> => {
  const all = t.record(t.string, list(t.string, MOST), 'Complaints')
  return codecOf<Complaints>(all.name, (value, context) => {
    // All names of a list, or of bytes, are made before the first can be read.
    if (!isPlain(value)) return t.failure(value, context)
    const names = keysOf(value, MOST + 1)
    const read = names.length <= MOST ? ofFields(all, names).validate(value, context) : null
    return read !== null && read._tag === 'Right' ? read : t.failure(value, context)
  })
}

/** Some of these fields may be absent, and then stay so. */
const partly = <P extends t.Props, Q extends t.Props>(name: string, fields: P, optional: Q) =>
  ofFields(t.exact(t.intersection([t.type(fields, name), t.partial(optional, name)], name), name), [
    ...Object.keys(fields),
    ...Object.keys(optional),
  ])

const textOrNull = (): Codec<string | null> => t.union([t.string, t.null])

/**
 * The body of an error of The Grid: `{ errors: { detail } }`, `detail` being text or the complaints about each field.
 *
 * A `code` and a `message` beside it are kept, other fields are left out; of complaints there are at most 64 fields with
 * 64 texts each. Anything else is a `Left` without any value in its errors. The texts are the server's own and may hold
 * anything: it is `diagnose` that shows nothing secret.
 *
 * Source: the error reference of The Grid, the shape of errors.
 *
 * @example
 * gridErrorCodec.is({ errors: { detail: 'Insufficient credits' } }) // => true
 * gridErrorCodec.is({ errors: { detail: { temperature: ['must be at most 2'] } } }) // => true
 * gridErrorCodec.is({ error: 'Insufficient credits' }) // => false
 */
export const gridErrorCodec: Codec<GridErrorBody> = /* @__PURE__ */ published(
  'GridErrorBody',
  (name) => {
    const optional = { code: t.string, message: t.string }
    const errors: Codec<GridErrorBody['errors']> = partly(
      'GridErrors',
      { detail: t.union([t.string, complaints()], 'Detail') },
      optional,
    )
    return record(name, { errors })
  },
)

/**
 * The body of an error of OpenAI: `{ error: { message } }`, with `type`, `code` and `param` where they are there.
 *
 * They may be `null`, and the code a number. Other fields are left out; anything else is a `Left` without any value in
 * its errors. The texts are the server's own and may hold anything: it is `diagnose` that shows nothing secret.
 *
 * Source: OpenAI, API reference, the error object.
 *
 * @example
 * openAiErrorCodec.is({ error: { message: 'Slow down', code: null } }) // => true
 * openAiErrorCodec.is({ error: 'Slow down' }) // => false
 */
export const openAiErrorCodec: Codec<OpenAiErrorBody> = /* @__PURE__ */ published(
  'OpenAiErrorBody',
  (name) => {
    const error: Codec<OpenAiErrorBody['error']> = partly(
      'OpenAiError',
      { message: t.string },
      {
        type: textOrNull(),
        code: t.union([t.string, finite, t.null], 'Code'),
        param: textOrNull(),
      },
    )
    return record(name, { error })
  },
)

/**
 * The body of an error of Anthropic: `{ type: 'error', error: { type, message } }`, with `request_id` where it is there.
 *
 * Other fields are left out; anything else is a `Left` without any value in its errors. The texts are the server's own
 * and may hold anything: it is `diagnose` that shows nothing secret.
 *
 * Source: Anthropic, API reference, errors.
 *
 * @example
 * const body = { type: 'error', error: { type: 'overloaded_error', message: 'Overloaded' } }
 * anthropicErrorCodec.is(body) // => true
 * anthropicErrorCodec.is({ error: body.error }) // => false
 */
export const anthropicErrorCodec: Codec<AnthropicErrorBody> = /* @__PURE__ */ published(
  'AnthropicErrorBody',
  (name) => {
    const error = record('AnthropicError', { type: t.string, message: t.string })
    return partly(name, { type: t.literal('error'), error }, { request_id: textOrNull() })
  },
)

/**
 * The body of an error in the envelope of The Grid, of Anthropic or of OpenAI, whichever fits first.
 *
 * As `gridErrorCodec`, `anthropicErrorCodec` and `openAiErrorCodec` have it. Plain text, and the envelopes of gateways,
 * are a `Left`: `diagnose` reads those as well.
 *
 * Source: the error reference of The Grid, the shape of errors.
 *
 * @example
 * errorEnvelopeCodec.is({ error: { message: 'Slow down' } }) // => true
 * errorEnvelopeCodec.is('Slow down') // => false
 */
export const errorEnvelopeCodec: Codec<ErrorEnvelope> = /* @__PURE__ */ published(
  'ErrorEnvelope',
  (name) => t.union([gridErrorCodec, anthropicErrorCodec, openAiErrorCodec], name),
)
