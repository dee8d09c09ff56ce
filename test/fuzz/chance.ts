/** A step of splitmix32: all 32 bits of what comes out depend on all that went in. */
const mixed = (state: number): number => {
  const a = Math.imul(state ^ (state >>> 16), 0x21f0aaad)
  const b = Math.imul(a ^ (a >>> 15), 0x735a2d97)
  return (b ^ (b >>> 15)) >>> 0
}

const GOLDEN = 0x9e3779b9

/** Chance that is told by numbers: the same ones give the same draws, so that a finding can be made again. */
export class Chance {
  #state: number
  constructor(...numbers: readonly number[]) {
    this.#state = numbers.reduce((state, number) => mixed(state + GOLDEN) ^ mixed(number), 0)
  }
  #next(): number {
    this.#state = (this.#state + GOLDEN) | 0
    return mixed(this.#state)
  }
  /** From 0 up to but not 1. */
  share(): number {
    return this.#next() / 2 ** 32
  }
  /** A whole number from 0 up to but not `end`. */
  below(end: number): number {
    return Math.floor(this.share() * end)
  }
  /** How often in a hundred. */
  percent(often: number): boolean {
    return this.share() * 100 < often
  }
  pick<A>(list: readonly A[]): A {
    const place = this.below(list.length)
    for (const item of list.slice(place, place + 1)) return item
    throw new RangeError('nothing to pick from')
  }
  /** Of so many, a few some of them twice. */
  some<A>(list: readonly A[], most: number): readonly A[] {
    return Array.from({ length: 1 + this.below(most) }, () => this.pick(list))
  }
}
