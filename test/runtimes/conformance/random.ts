/** Whole numbers from 0 to 2^32 - 1, the same in every engine: nothing in it is rounded. */
export type Random = () => number

/** Mulberry32, of Tommy Ettinger, who gave it to the public domain. */
export const seeded = (seed: number): Random => {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    const a = Math.imul(state ^ (state >>> 15), state | 1)
    const b = a ^ (a + Math.imul(a ^ (a >>> 7), a | 61))
    return (b ^ (b >>> 14)) >>> 0
  }
}

export const below = (random: Random, n: number): number => random() % n

/** True once in `n`. */
export const oneIn = (random: Random, n: number): boolean => below(random, n) === 0

/** In [0, 1), in steps that a double holds exactly. */
export const fraction = (random: Random): number => below(random, 1024) / 1024

/** One of a list that is not empty. */
export const oneOf = <A>(random: Random, list: readonly [A, ...A[]]): A => {
  const [first] = list
  return list[below(random, list.length)] ?? first
}

/** What is made, or nothing at all, once in `n`. */
export const maybe = <A>(random: Random, n: number, make: (random: Random) => A): A | undefined =>
  oneIn(random, n) ? undefined : make(random)
