import { part, type Row, type Scene, silent } from './row.js'

/** What the loop did, seen from outside. */
interface Looped {
  readonly driven: unknown
  /** Each wait that was asked for, in ms. */
  readonly waited: readonly unknown[]
  /** When each attempt was sent, by a clock that only waits move. */
  readonly sentAtMs: readonly number[]
}

const MOST_ATTEMPTS = 50

/** The loop with a clock of its own, without a network and without chance: every attempt ends alike. */
const looped = async (name: string, { call, world, input }: Scene): Promise<Looped> => {
  const { random, now, replay } = input.stand
  const waited: unknown[] = []
  const sentAtMs: number[] = []
  let time = now
  const effects = {
    send: async (attempt: number) => {
      sentAtMs.push(time)
      return { value: attempt, seen: attempt < MOST_ATTEMPTS ? world.seen : { status: 200 } }
    },
    sleep: async (afterMs: unknown) => {
      waited.push(afterMs)
      time += typeof afterMs === 'number' && afterMs > 0 ? afterMs : 0
    },
    now: () => time,
    random: () => random,
    request: world.request,
    policy: world.policy,
    grid: world.grid,
    replay,
    client: name === 'drive' ? undefined : { budget: { tokens: 4, asOfEpochMs: now } },
  }
  const driven: unknown = await (name === 'drive'
    ? call(name, [effects])
    : call(name, [effects], []))
  return { driven, waited, sentAtMs }
}

const loop = (name: string): Row => ({
  name,
  of: name,
  run: (scene) => looped(name, scene),
  isAsync: true,
  carries: ['policy'],
  echoes: silent,
})

/** The loop by both its doors: for a client with a budget, and without one. */
export const loopRows: readonly Row[] = [loop('drive'), loop('driveTask')]

/** The decision with which a loop ended; `undefined` where it was healthy. */
export const endOf = (result: unknown): unknown => {
  const driven = part(result, 'driven')
  return part(driven, 'decision') ?? part(driven, 'left', 'decision')
}
