/** Deeper than any backoff that a person writes: a policy refuses it, and it is not printed. */
export const MOST_DEPTH = 16

/** More than any backoff that a person writes: what has more is not stored. Each step of a ladder is one. */
export const MOST_PARTS = 512

/** More `both` and `either` than a person writes: a policy refuses them, and they are not followed. */
export const MOST_PAIRS = 255

/**
 * How much of a backoff may still be read. What stands in it at several places counts at each: `both` of a backoff and
 * itself, over and over, soon has more parts than can be counted.
 */
export interface Room {
  left: number
}

/**
 * What is made of the two sides of a `both` or an `either`, in the room of those around it; `null` where they all are too
 * many. Nothing else is counted: nothing else holds another twice.
 */
export const ofSides = <A>(
  around: Room | null,
  make: (side: 0 | 1, room: Room) => A,
): readonly [A, A] | null => {
  const room = around ?? { left: MOST_PAIRS }
  room.left -= 1
  if (room.left < 0) return null
  const made = [make(0, room), make(1, room)] as const
  return room.left < 0 ? null : made
}
