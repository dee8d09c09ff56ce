import type { Made } from './row.js'
import { part } from './row.js'
import { endOf } from './rows-loop.js'
import type { Stand } from './world.js'

/** A row that decides, and where the call stood when it did. */
export interface Decides {
  readonly row: string
  readonly of: (made: Made) => unknown
  /** Of the policy's deadline, when it was decided; `null` where that is not known from outside. */
  readonly elapsedMs: ((stand: Stand) => number) | null
}

const asTold = ({ elapsedMs }: Stand): number => elapsedMs ?? 0
const atOnce = (): number => 0

const decides = (
  row: string,
  elapsedMs: Decides['elapsedMs'],
  ...path: readonly (string | number)[]
): Decides => ({ row, of: (made) => part(made(row), ...path), elapsedMs })

/** Every row that decides on the attempt that was seen, at the moment that was given. */
export const deciders: readonly Decides[] = [
  decides('decide', asTold),
  decides('decideWith', asTold),
  decides('triage', asTold, 'decision'),
  decides('triageWith', asTold, 'decision'),
  decides('replay', asTold),
  decides('advance', atOnce, 2),
  decides('advanceState', atOnce, 0),
]

/** Every other place in which a wait comes out. */
export const otherWaits: readonly Decides[] = [
  decides('advance again', null, 2),
  decides('admit', null, 1),
  decides('admitState', null, 0),
  { row: 'drive', of: (made) => endOf(made('drive')), elapsedMs: null },
  { row: 'driveTask', of: (made) => endOf(made('driveTask')), elapsedMs: null },
]
