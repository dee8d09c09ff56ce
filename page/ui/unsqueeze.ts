import { predictor } from './predictor.js'

/** So many bytes of text out of what `squeezed` made of them. */
export const unsqueezed = (bytes: Uint8Array, length: number): Uint8Array<ArrayBuffer> => {
  const { chance, learn } = predictor()
  const text = new Uint8Array(length)
  let at = 0
  let range = 2 ** 32
  let code = 0
  for (; at < 4; at++) code = code * 256 + (bytes[at] ?? 0)
  for (let i = 0; i < 8 * length; i++) {
    while (range < 2 ** 24) {
      range *= 256
      code = code * 256 + (bytes[at++] ?? 0)
    }
    const bound = Math.floor(range / 65536) * chance()
    const bit = code < bound ? 1 : 0
    if (bit === 1) range = bound
    else {
      code -= bound
      range -= bound
    }
    learn(bit)
    text[i >> 3] = ((text[i >> 3] ?? 0) << 1) | bit
  }
  return text
}
