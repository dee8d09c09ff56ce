/**
 * Says how likely the next bit of a text is a 1, and learns from what it was.
 *
 * It packs this page by a quarter more than deflate does, which would leave it above its limit. Contexts of several kinds
 * each keep a chance for what comes next, as does the last place where the same bytes stood; three mixers weigh them, as
 * in the PAQ family of compressors. Packing and unpacking have to agree to the last bit on every machine: so there is no
 * `Math.exp` and no `Math.log`, whose last digits differ between engines, only arithmetic and `Math.sqrt`, which
 * IEEE 754 fixes.
 */
export interface Predictor {
  /** The chance of a 1, in 65,536ths: from 1 to 65,535. */
  readonly chance: () => number
  /** What it was. Eight of them, the highest first, are a byte. */
  readonly learn: (bit: number) => void
}

/** The bytes that a context is made of: the lowest bit is the last one, the next bit the one in front of it. */
const MASKS = [0b0, 0b1, 0b11, 0b111, 0b1111, 0b11111, 0b101, 0b110, 0b1101]
/** Where all bytes of this one are alike, it is a match. */
const MATCHING = 5
/** One for each of them, and the word. */
const CONTEXTS = MASKS.length + 1
/** Beside them the match. */
const INPUTS = CONTEXTS + 1
/** All contexts share the slots. */
const SLOT_BITS = 23
const SLOTS = 1 << SLOT_BITS
/** A chance in a table has so many bits less than one in a slot. */
const COARSER = 4
const STEPS = 65536 >> COARSER
/** Of the table that turns a sum into a chance: the farthest sum, and steps for each 1. */
const FARTHEST = 12
const FINENESS = 256
const MOST_SEEN = 12
const EAGERNESS = 1.2
const RATE = 0.006
const FIRST_WEIGHT = 0.2
/** Matches of this length, and longer, are as sure as any. */
const LONG = 32
const HALVINGS = 20
const MIX = 0x9e3779b1

/** The natural logarithm: a root that is near 1 has one that is as small. */
const ln = (ratio: number): number => {
  let root = ratio
  for (let i = 0; i < HALVINGS; i++) root = Math.sqrt(root)
  return (root - 1) * 2 ** HALVINGS
}

/** The way back. */
const exp = (power: number): number => {
  let root = 1 + power / 2 ** HALVINGS
  for (let i = 0; i < HALVINGS; i++) root *= root
  return root
}

const mixed = (one: number, other: number): number => {
  const product = Math.imul(one ^ other, MIX)
  return product ^ (product >>> 15)
}

export const predictor = (): Predictor => {
  const stretched = Float64Array.from({ length: STEPS }, (_, i) =>
    ln((i + 0.5) / (STEPS - i - 0.5)),
  )
  const squashed = Float64Array.from(
    { length: 2 * FARTHEST * FINENESS },
    (_, i) => 1 / (1 + exp(FARTHEST - i / FINENESS)),
  )
  /** Of the contexts, and behind them of the matches by their lengths. */
  const chances = new Uint16Array(SLOTS + LONG + 1).fill(1 << 15)
  const seen = new Uint8Array(chances.length)
  const weights = new Float64Array(INPUTS * 1536).fill(FIRST_WEIGHT)
  const hashes = new Int32Array(CONTEXTS)
  const slots = new Int32Array(INPUTS)
  const inputs = new Float64Array(INPUTS)
  const text: number[] = []
  /** Where the same bytes were followed by what. */
  const places = new Map<number, number>()
  let place = 0
  let length = 0
  let word = 0
  /** The bits of this byte so far, behind a 1; and how many are left. */
  let bits = 1
  let left = 8
  /** Where the weights of the mixers begin, and what the match foretells. */
  let one = 0
  let other = 0
  let third = 0
  let told = 0
  let guess = 0

  /** The bit that the match foretells; -1 where it is wrong already, or there is none. */
  const foretold = (): number => {
    const byte = (text[place] ?? 0) + 256
    return length > 0 && byte >> left === bits ? (byte >> (left - 1)) & 1 : -1
  }

  const next = (byte: number): void => {
    length = length > 0 && text[place] === byte ? Math.min(length + 1, LONG) : 0
    place++
    text.push(byte)
    const isLetter = (byte >= 97 && byte <= 122) || (byte >= 65 && byte <= 90)
    word = isLetter ? mixed(word, byte) : 0
    MASKS.forEach((mask, i) => {
      let hash = mask
      for (let back = 0; mask >> back > 0; back++) {
        if ((mask >> back) & 1) hash = mixed(hash + back, text[text.length - 1 - back] ?? 0)
      }
      hashes[i] = hash
    })
    hashes[CONTEXTS - 1] = word
    const key = hashes[MATCHING] ?? 0
    if (length === 0) {
      place = places.get(key) ?? 0
      if (place > 0) length = 1
    }
    places.set(key, text.length)
    bits = 1
    left = 8
  }

  return {
    chance: () => {
      told = foretold()
      const grade = told < 0 ? 0 : length < LONG / 2 ? 1 : length < LONG ? 2 : 3
      one = (bits + 256 * grade) * INPUTS
      other = (1024 + (text[text.length - 1] ?? 0)) * INPUTS
      third = (1280 + (text[text.length - 2] ?? 0)) * INPUTS
      let sum = 0
      for (let i = 0; i < INPUTS; i++) {
        const isMatch = i === CONTEXTS
        const slot = isMatch
          ? SLOTS + length
          : mixed((hashes[i] ?? 0) + i, bits * MIX) >>> (32 - SLOT_BITS)
        const input = (isMatch ? told < 0 : seen[slot] === 0)
          ? 0
          : (stretched[(chances[slot] ?? 0) >> COARSER] ?? 0)
        slots[i] = slot
        inputs[i] = isMatch && told === 0 ? -input : input
        const weight =
          (weights[one + i] ?? 0) + (weights[other + i] ?? 0) + (weights[third + i] ?? 0)
        sum += (inputs[i] ?? 0) * weight
      }
      const step = Math.floor((sum / 3 + FARTHEST) * FINENESS)
      guess = squashed[Math.min(Math.max(step, 0), squashed.length - 1)] ?? 0
      return Math.min(Math.max(Math.floor(guess * 65536), 1), 65535)
    },
    learn: (bit) => {
      const error = (bit - guess) * RATE
      for (let i = 0; i < INPUTS; i++) {
        const slot = slots[i] ?? 0
        const count = seen[slot] ?? 0
        const chance = chances[slot] ?? 0
        const change = error * (inputs[i] ?? 0)
        weights[one + i] = (weights[one + i] ?? 0) + change
        weights[other + i] = (weights[other + i] ?? 0) + change
        weights[third + i] = (weights[third + i] ?? 0) + change
        const came = i < CONTEXTS ? bit : told === bit ? 1 : 0
        if (i < CONTEXTS || told >= 0) {
          chances[slot] = chance + (came * 65535 - chance) / (count + EAGERNESS)
          if (count < MOST_SEEN) seen[slot] = count + 1
        }
      }
      if (told >= 0 && told !== bit) length = 0
      bits = bits * 2 + bit
      left--
      if (left === 0) next(bits & 255)
    },
  }
}
