/** The bytes of a text that `pack` made: blocks of so many units, each behind its key. */
export const unmasked = (packed: string, block: number): Uint8Array => {
  const words: number[] = []
  let key = 0
  for (let i = 0; i < packed.length; i++) {
    const place = i % (block + 1)
    const unit = packed.charCodeAt(i)
    if (place === 0) key = unit
    else words.push(unit ^ (key * place))
  }
  return new Uint8Array(Uint16Array.from(words).buffer)
}
