import type { Maker } from '../session/hostile.js'
import { Chance } from './chance.js'
import type { Told } from './dialects.js'
import { parsed } from './plain.js'
import { plant } from './plant.js'
import type { Pools } from './pools.js'
import { type Field, type Stand, tameWorld, type World } from './world.js'

/** One thing to try on every function: the same again for the same seed and number. */
export interface Input {
  readonly number: number
  /** Which functions it is tried on. */
  readonly choice: number
  /** Made anew, so that nothing of it was touched before. */
  readonly make: () => World
  readonly stand: Stand
  /** The wait that was asked for, where it is known. */
  readonly told: Told | null
  readonly secret: string | null
  /** Fields of the world that hold anything at all. */
  readonly hostile: ReadonlySet<Field>
  /** Results that are not handed on: by the name of the row, what stands there instead. */
  readonly swaps: ReadonlyMap<string, (result: unknown) => unknown>
  /** How a stored value was changed before it was decoded; `null`: not at all. */
  readonly mangle: ((value: unknown) => unknown) | null
}

const FIELDS: readonly Field[] = [
  'seen',
  'seen',
  'request',
  'error',
  'grid',
  'extension',
  'at',
  'later',
  'policy',
  'policyOptions',
  'backoff',
  'other',
  'number',
  'share',
  'pace',
  'step',
  'result',
  'words',
  'envelope',
  'pasted',
]

/** Rows whose results others take up. */
const HANDED_ON = ['diagnose', 'decide', 'preflight', 'startFlow', 'begin', 'openBudget', 'both']

/** In a hundred inputs. */
const HOSTILE = 20
const SECRET = 40

type Change = (value: unknown) => unknown

const DEEPEST = 6

const isRecord = (value: unknown): value is object => typeof value === 'object' && value !== null

/** One field of a record, or an item of a list, at some depth, is something else; what is none is replaced. */
const spoilt = (place: number, maker: Maker): Change => {
  const change = (value: unknown, depth: number): unknown => {
    if (!isRecord(value)) return maker()
    const copy: object = Array.isArray(value) ? [...value] : { ...value }
    const names = Object.keys(copy)
    const name = names[place % (names.length + 1)]
    if (name === undefined) return maker()
    const inside: unknown = Reflect.get(copy, name)
    const goesOn = isRecord(inside) && (place >> depth) % 2 === 0 && depth < DEEPEST
    Reflect.set(copy, name, goesOn ? change(inside, depth + 1) : maker())
    return copy
  }
  return (value) => {
    try {
      return change(value, 0)
    } catch {
      // It holds something that throws when it is read.
      return maker()
    }
  }
}

/** The world with some fields that are anything, or in which one thing is anything. */
const hostileWorld = (
  world: World,
  hostile: ReadonlyMap<Field, readonly [number, Maker]>,
): World => {
  const changed: Record<string, unknown> = { ...world }
  for (const [field, [place, maker]] of hostile) {
    const keepsShape = place % 3 !== 0 && isRecord(world[field])
    changed[field] = keepsShape ? spoilt(place, maker)(world[field]) : maker()
  }
  return { ...world, ...changed }
}

/** A copy of what was stored, with the secret in it. */
const planting =
  (secret: string, ...numbers: readonly number[]): Change =>
  (value) => {
    const copy = parsed(value)
    plant(copy, secret, new Chance(...numbers))
    return copy
  }

export const inputOf = (seed: number, number: number, pools: Pools): Input => {
  const chance = new Chance(seed, number)
  const share = chance.below(100)
  const isHostile = share < HOSTILE
  const secret = share >= 100 - SECRET ? chance.pick(pools.secrets) : null
  const place = (): readonly [number, Maker] => [chance.below(1000), chance.pick(pools.hostile)]
  const hostile = new Map<Field, readonly [number, Maker]>(
    isHostile ? chance.some(FIELDS, 4).map((field) => [field, place()]) : [],
  )
  const swaps = new Map<string, Change>(
    isHostile && chance.percent(50)
      ? chance.some(HANDED_ON, 2).map((row) => [row, spoilt(...place())])
      : [],
  )
  const marked = secret === null ? null : planting(secret, seed, number)
  const mangle = chance.percent(50) ? (marked ?? spoilt(...place())) : null
  const drawn = chance.below(2 ** 31)
  const tame = () => tameWorld(new Chance(seed, number, drawn), pools, secret)
  const first = tame()
  const unused = [first]
  const make = (): World => hostileWorld((unused.pop() ?? tame()).world, hostile)
  return {
    number,
    choice: chance.below(2 ** 31),
    make,
    stand: first.stand,
    told: hostile.size === 0 ? first.told : null,
    secret,
    hostile: new Set(hostile.keys()),
    swaps,
    mangle,
  }
}
