/**
 * Bytes as characters of a UTF-16 file, two in each.
 *
 * A unit that a parser of HTML would change cannot stand in it: NUL, CR, halves of surrogate pairs, and `<`. So the units
 * are masked, block by block, with multiples of a key that stands in front; the key is the first with which all of the
 * block can stand. It costs one unit in `BLOCK`.
 */

/** A block of this length has about one key in 600: some hundred to choose from. */
export const BLOCK = 200

const isSafe = (unit: number): boolean =>
  unit !== 0x00 && unit !== 0x0d && unit !== 0x3c && (unit < 0xd800 || unit > 0xdfff)

const masked = (units: readonly number[], key: number): readonly number[] =>
  units.map((unit, i) => (unit ^ (key * (i + 1))) & 0xffff)

const blockOf = (units: readonly number[]): readonly number[] => {
  for (let key = 1; key <= 0xffff; key++) {
    if (!isSafe(key)) continue
    if (units.every((unit, i) => isSafe((unit ^ (key * (i + 1))) & 0xffff)))
      return [key, ...masked(units, key)]
  }
  throw new Error('There is no key for a block: make BLOCK smaller.')
}

const unitsOf = (bytes: Uint8Array): readonly number[] =>
  Array.from(
    { length: (bytes.length + 1) >> 1 },
    (_, i) => (bytes[2 * i] ?? 0) | ((bytes[2 * i + 1] ?? 0) << 8),
  )

export const pack = (bytes: Uint8Array): string => {
  const units = unitsOf(bytes)
  const blocks: string[] = []
  for (let from = 0; from < units.length; from += BLOCK) {
    blocks.push(String.fromCharCode(...blockOf(units.slice(from, from + BLOCK))))
  }
  return blocks.join('')
}
