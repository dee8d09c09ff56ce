import type { Input } from './input.js'
import type { Field, World } from './world.js'

/** What the rows before made, by their names. */
export type Made = (name: string) => unknown

/** Calls a public function of the doors under test, in as many steps as there are lists of arguments. */
export type Call = (name: string, ...steps: readonly (readonly unknown[])[]) => unknown

/** All that a row may use. */
export interface Scene {
  readonly call: Call
  readonly world: World
  readonly made: Made
  readonly input: Input
}

/** One way to call one public function. */
export interface Row {
  readonly name: string
  /** The function, as `functionsOf` names it. */
  readonly of: string
  readonly run: (scene: Scene) => unknown
  /** Whether what it returns is waited for. */
  readonly isAsync: boolean
  /** Fields of the world, and rows, of which parts come out as they went in. */
  readonly carries: readonly (Field | (string & {}))[]
  /** Whether texts of the caller come out in this result, as they should. */
  readonly echoes: (result: unknown) => boolean
}

/** Most show nothing of the caller's. */
export const silent = (): boolean => false

type Steps = readonly (readonly unknown[])[]

/** A function and its arguments; more than one list where it takes them in several steps. */
export const row = (
  of: string,
  args: (world: World, made: Made) => Steps,
  { name = of, carries = [], echoes = silent }: Partial<Row> = {},
): Row => ({
  name,
  of,
  run: ({ call, world, made }) => call(of, ...args(world, made)),
  isAsync: false,
  carries,
  echoes,
})

/** A part of a value from elsewhere; `undefined` where there is none, or where it throws. */
export const part = (value: unknown, ...path: readonly (string | number)[]): unknown => {
  try {
    return path.reduce<unknown>((whole, name) => Reflect.get(Object(whole), name), value)
  } catch {
    return undefined
  }
}
