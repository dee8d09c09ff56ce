import * as main from 'grid-triage'
import * as drive from 'grid-triage/drive'
import * as fpTs from 'grid-triage/fp-ts'
import * as ioTs from 'grid-triage/io-ts'
import * as paste from 'grid-triage/paste'

type Door = Readonly<Record<string, unknown>>

/** What is fuzzed: every entry of the library, or one with a fault planted in it. */
export interface Doors {
  readonly main: Door
  readonly drive: Door
  readonly fpTs: Door
  readonly ioTs: Door
  readonly paste: Door
}

export const library: Doors = { main, drive, fpTs, ioTs, paste }

type Callable = (...args: readonly unknown[]) => unknown

const isCallable = (value: unknown): value is Callable => typeof value === 'function'

const membersOf = ([name, value]: readonly [string, unknown]): readonly [string, unknown][] =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).map(([member, of]) => [`${name}.${member}`, of])
    : [[name, value]]

/**
 * Every public function by name, those of instances and codecs too: `decide`, `eqDecision.equals`,
 * `decisionCodec.decode`. No two entries have a name in common.
 */
export const functionsOf = (doors: Doors): ReadonlyMap<string, Callable> => {
  const all = [doors.main, doors.drive, doors.fpTs, doors.ioTs, doors.paste].flatMap((door) =>
    Object.entries(door).flatMap(membersOf),
  )
  const functions = new Map<string, Callable>()
  for (const [name, value] of all) {
    if (isCallable(value)) functions.set(name, value)
  }
  return functions
}
