import type { Doors } from './doors.js'
import { type Exercise, exerciser } from './exercise.js'
import type { Finding } from './fuzz.js'
import type { Input } from './input.js'
import { look, tried } from './tried.js'
import type { World } from './world.js'

/** A world without one field of it, or of a part of it. */
type Without = (world: World) => World

const isRecord = (value: unknown): value is object => typeof value === 'object' && value !== null

const namesIn = (value: unknown): readonly string[] => {
  try {
    return isRecord(value) && !Array.isArray(value) ? Object.keys(value) : []
  } catch {
    return []
  }
}

/** Field by field, from the outside in. */
const cutsIn = (world: World): readonly Without[] => [
  ...namesIn(world).map(
    (name): Without =>
      (whole) => ({ ...whole, [name]: undefined }),
  ),
  ...(['seen', 'request', 'error', 'policy', 'grid'] as const).flatMap((field) =>
    namesIn(world[field]).map(
      (name): Without =>
        (whole) => {
          if (isRecord(whole[field])) Reflect.deleteProperty(whole[field], name)
          return whole
        },
    ),
  ),
]

const isFound = async (
  exercise: Exercise,
  input: Input,
  { property, row }: Finding,
): Promise<boolean> => {
  let found = false
  look(await tried(exercise, input), (of, at, holds) => {
    found ||= !holds && of === property && at === row
  })
  return found
}

/** The same finding on an input of which all was left out that it does not need. One that needs others before it stays. */
export const smaller = async (doors: Doors, finding: Finding): Promise<Finding> => {
  const exercise = exerciser(doors, new Map())
  let made = finding.made
  for (const cut of cutsIn(made.make())) {
    const whole = made
    const less: Input = { ...whole, make: () => cut(whole.make()) }
    if (await isFound(exercise, less, finding)) made = less
  }
  return { ...finding, made }
}
