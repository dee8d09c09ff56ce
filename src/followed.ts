import type { Backoff } from './backoff.js'
import type { Pace } from './diagnosis.js'
import { byPace, defaultPolicy, type Policy } from './policy.js'
import { isArray, isNameOf, prop } from './read.js'
import { MOST_DEPTH, MOST_PARTS, type Room } from './room.js'

/** What one plan reads of a policy: the waits of the pace that it followed, and the limits. */
export interface Followed {
  readonly backoff: Backoff
  readonly earned: Backoff | null
  readonly totalMs: number
  readonly maxWaitMs: number
  readonly spread: number
  readonly leastSpreadMs: number
}

/** JSON lacks them; a policy may hold them by mistake, and behaves by them. */
const UNCOMMON = {
  Infinity: Number.POSITIVE_INFINITY,
  '-Infinity': Number.NEGATIVE_INFINITY,
  NaN: Number.NaN,
  '-0': -0,
}

/** A number as JSON can carry it. */
export const written = (_key: string, value: unknown): unknown => {
  if (typeof value !== 'number') return value
  if (Object.is(value, -0)) return '-0'
  return Number.isFinite(value) ? value : `${value}`
}

const numberIn = (value: unknown): number | null => {
  if (typeof value === 'number') return value
  return isNameOf(UNCOMMON, value) ? UNCOMMON[value] : null
}

const stepsIn = (value: unknown, room: Room): readonly number[] | null => {
  if (!isArray(value)) return null
  const { length } = value
  if (!(length >= 0 && length <= room.left)) return null
  room.left -= length
  const steps: number[] = []
  for (let i = 0; i < length; i++) {
    const step = numberIn(value[i])
    if (step === null) return null
    steps.push(step)
  }
  return steps
}

const backoffIn = (value: unknown, room: Room, depth = 0): Backoff | null => {
  room.left -= 1
  if (depth > MOST_DEPTH || room.left < 0) return null
  const number = (name: string): number | null => numberIn(prop(value, name))
  const inner = (): Backoff | null => backoffIn(prop(value, 'of'), room, depth + 1)
  const side = (at: string): Backoff | null =>
    backoffIn(prop(prop(value, 'of'), at), room, depth + 1)
  const _tag = prop(value, '_tag')
  switch (_tag) {
    case 'Never':
      return { _tag }
    case 'Constant': {
      const ms = number('ms')
      return ms === null ? null : { _tag, ms }
    }
    case 'Exponential': {
      const [baseMs, factor] = [number('baseMs'), number('factor')]
      return baseMs === null || factor === null ? null : { _tag, baseMs, factor }
    }
    case 'Ladder': {
      const stepsMs = stepsIn(prop(value, 'stepsMs'), room)
      return stepsMs === null ? null : { _tag, stepsMs }
    }
    case 'Jitter': {
      const [low, high, of] = [number('low'), number('high'), inner()]
      return low === null || high === null || of === null ? null : { _tag, low, high, of }
    }
    case 'Cap': {
      const [capMs, of] = [number('capMs'), inner()]
      return capMs === null || of === null ? null : { _tag, capMs, of }
    }
    case 'LimitAttempts': {
      const [attempts, of] = [number('attempts'), inner()]
      return attempts === null || of === null ? null : { _tag, attempts, of }
    }
    case 'LimitTotal': {
      const [totalMs, of] = [number('totalMs'), inner()]
      return totalMs === null || of === null ? null : { _tag, totalMs, of }
    }
    case 'Both':
    case 'Either': {
      const [first, second] = [side('0'), side('1')]
      return first === null || second === null ? null : { _tag, of: [first, second] }
    }
    default:
      return null
  }
}

const read = (rule: unknown, limits: unknown): Followed | null => {
  const room = { left: MOST_PARTS }
  const backoff = backoffIn(prop(rule, 'backoff'), room)
  const other = prop(rule, 'earned')
  const earned = other === null ? null : backoffIn(other, room)
  const totalMs = numberIn(prop(limits, 'totalMs'))
  const maxWaitMs = numberIn(prop(limits, 'maxWaitMs'))
  const spread = numberIn(prop(limits, 'spread'))
  const leastSpreadMs = numberIn(prop(limits, 'leastSpreadMs'))
  return backoff === null ||
    (earned === null && other !== null) ||
    totalMs === null ||
    maxWaitMs === null ||
    spread === null ||
    leastSpreadMs === null
    ? null
    : { backoff, earned, totalMs, maxWaitMs, spread, leastSpreadMs }
}

/**
 * What a plan at this pace reads of a policy, made anew of numbers and names alone; `null` where that cannot be done: it
 * is too deep, too large, or no policy.
 */
export const followedOf = (policy: unknown, pace: Pace): Followed | null =>
  read(prop(prop(policy, 'paces'), pace), policy)

/** The same, as `written` wrote it. */
export const followedIn = (stored: unknown): Followed | null => read(stored, stored)

/** A policy that follows it at every pace; what no plan reads is the default's. */
export const policyOf = (followed: Followed): Policy => {
  const { backoff, earned, totalMs, maxWaitMs, spread, leastSpreadMs } = followed
  const { budget, onEmptyBudget, recheck } = defaultPolicy
  const rule = { backoff, earned, cost: 0, halves: false }
  const paces = byPace(() => rule)
  return { paces, budget, totalMs, maxWaitMs, spread, leastSpreadMs, onEmptyBudget, recheck }
}
