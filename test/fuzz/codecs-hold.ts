import { alike, parsed } from './plain.js'
import type { Made } from './row.js'
import { ourCodecs } from './rows-codec.js'
import type { Holds, Trial } from './trial.js'

/** What the library made is right for its codec, and decodes and encodes to what it was. */
export const checkCodecs = ({ input, plain }: Trial, holds: Holds): void => {
  if (input.hostile.size > 0 || input.swaps.size > 0 || input.mangle !== null) return
  const made: Made = (name) => plain.results.get(name)
  for (const { name, of } of ourCodecs) {
    const value = of(plain.world, made)
    if (value === undefined || value === null) continue
    const stored = parsed(value)
    const expected: Readonly<Record<string, unknown>> = {
      is: true,
      decode: { _tag: 'Right', right: stored },
      validate: { _tag: 'Right', right: stored },
      encode: stored,
    }
    for (const [member, right] of Object.entries(expected)) {
      const row = `${name}.${member}`
      if (!plain.results.has(row)) continue
      holds(row, alike(made(row), right), () => ({ value, result: made(row) }))
    }
  }
}
