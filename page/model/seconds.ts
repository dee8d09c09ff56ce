/** Seconds to a tenth: 8.8, but 7 rather than 7.0. */
export const seconds = (ms: number): string => String(Math.round(ms / 100) / 10)

/** From the shortest to the longest wait. */
export const span = (leastMs: number, mostMs: number): string => {
  const [least, most] = [seconds(leastMs), seconds(mostMs)]
  return least === most ? `${least} s` : `${least}–${most} s`
}
