import * as t from 'io-ts'
import type { Backoff } from './backoff.js'
import { setting, whole } from './codec-number.js'
import {
  type Codec,
  codecOf,
  fieldsOf,
  list,
  published,
  tagged,
  variant,
  where,
} from './codec-shape.js'
import { isArray, isObject, prop } from './read.js'
import { MOST_DEPTH, MOST_PARTS, type Room } from './room.js'

const stepsOf = (value: unknown, room: Room): unknown => {
  const length = isArray(value) ? prop(value, 'length') : null
  // A proxy may say that it has less than nothing, and so make room.
  if (typeof length !== 'number' || !(length >= 0)) return undefined
  room.left -= length
  if (room.left < 0) return undefined
  return Array.from({ length }, (_, i) => prop(value, `${i}`))
}

/** A copy of what is read of a backoff, as far as there is room; no room is left by what is too deep. */
const copyOf = (value: unknown, room: Room, depth = 0): unknown => {
  room.left = depth > MOST_DEPTH ? -1 : room.left - 1
  if (!isObject(value) || room.left < 0) return undefined
  const part = (from: unknown, name: string): unknown => copyOf(prop(from, name), room, depth + 1)
  const _tag = prop(value, '_tag')
  switch (_tag) {
    case 'Ladder':
      return { _tag, stepsMs: stepsOf(prop(value, 'stepsMs'), room) }
    case 'Both':
    case 'Either': {
      const of = prop(value, 'of')
      return { _tag, of: isArray(of) ? [part(of, '0'), part(of, '1')] : undefined }
    }
    case 'Jitter':
      return { ...fieldsOf(value, ['low', 'high']), _tag, of: part(value, 'of') }
    case 'Cap':
    case 'LimitAttempts':
    case 'LimitTotal':
      return {
        ...fieldsOf(value, ['capMs', 'attempts', 'totalMs']),
        _tag,
        of: part(value, 'of'),
      }
    default:
      return { ...fieldsOf(value, ['ms', 'baseMs', 'factor']), _tag }
  }
}

const recursive = (name: string): Codec<Backoff> =>
  t.recursion<Backoff>(name, (of) => {
    const pair = t.readonly(t.tuple([of, of]), 'Pair')
    const steps = where(list(setting, MOST_PARTS), 'Steps', ({ length }) => length > 0)
    const jitter = variant('Jitter', { low: setting, high: setting, of })
    return tagged<Backoff>(name, {
      Never: variant('Never', {}),
      Constant: variant('Constant', { ms: setting }),
      Exponential: variant('Exponential', { baseMs: setting, factor: setting }),
      Ladder: variant('Ladder', { stepsMs: steps }),
      Jitter: where(jitter, jitter.name, ({ low, high }) => low <= high),
      Cap: variant('Cap', { capMs: setting, of }),
      LimitAttempts: variant('LimitAttempts', { attempts: whole, of }),
      LimitTotal: variant('LimitTotal', { totalMs: setting, of }),
      Both: variant('Both', { of: pair }),
      Either: variant('Either', { of: pair }),
    })
  })

/**
 * A `Backoff` that was stored or sent.
 *
 * By the rules of `policy`: numbers from 0 to 2147483647, whole attempts, a jitter whose low is not above its high, a
 * ladder with a step; at most 16 levels deep, and of at most 512 parts, each step one. Fields that are none of its own
 * are left out, and -0 is read as 0; anything else is a `Left` without any value in its errors. One that never gives up
 * is right here, and wrong for a pace of a policy.
 *
 * Source: gRPC proposal A6, "Validation of retryPolicy".
 *
 * @example
 * backoffCodec.is(limitAttempts(3)(constant(500))) // => true
 * backoffCodec.is(constant(-1)) // => false
 */
export const backoffCodec: Codec<Backoff> = /* @__PURE__ */ published('Backoff', (name) => {
  const copied = recursive(name)
  return codecOf(name, (value, context) => {
    const room = { left: MOST_PARTS }
    const copy = copyOf(value, room)
    return copy !== undefined && room.left >= 0
      ? copied.validate(copy, context)
      : t.failure(value, context)
  })
})
