/** A stream of numbers in [0, 1) that a seed decides wholly (sfc32). */
export type Random = () => number

export const seeded = (seed: number): Random => {
  let a = 0x9e3779b9 ^ seed
  let b = 0x243f6a88
  let c = 0xb7e15162
  let counter = seed | 1
  const next = (): number => {
    const sum = (((a + b) | 0) + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (c << 21) | (c >>> 11)
    c = (c + sum) | 0
    return (sum >>> 0) / 4_294_967_296
  }
  // Near seeds start near each other: a few steps tell them apart.
  for (let i = 0; i < 16; i++) next()
  return next
}

/** Exponential with this mean: the gaps of a Poisson process. */
export const exponential = (random: Random, mean: number): number => -Math.log(1 - random()) * mean

export const uniform = (random: Random, low: number, high: number): number =>
  low + (high - low) * random()
