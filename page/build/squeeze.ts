import { predictor } from '../ui/predictor.js'

/** A range coder that needs no bytes ahead carries into those that it wrote. */
const carry = (bytes: number[]): void => {
  for (let i = bytes.length - 1; i >= 0; i--) {
    const byte = bytes[i] ?? 0
    bytes[i] = (byte + 1) & 255
    if (byte < 255) return
  }
}

/** The text in as few bytes as the predictor allows; `unsqueezed` of the page turns them back. */
export const squeezed = (text: Uint8Array): Uint8Array => {
  const { chance, learn } = predictor()
  const bytes: number[] = []
  let low = 0
  let range = 2 ** 32
  const shift = (): void => {
    bytes.push(Math.floor(low / 2 ** 24))
    low = (low % 2 ** 24) * 256
  }
  for (const byte of text) {
    for (let i = 7; i >= 0; i--) {
      const bit = (byte >> i) & 1
      const bound = Math.floor(range / 65536) * chance()
      if (bit === 1) range = bound
      else {
        low += bound
        range -= bound
        if (low >= 2 ** 32) {
          low -= 2 ** 32
          carry(bytes)
        }
      }
      learn(bit)
      while (range < 2 ** 24) {
        range *= 256
        shift()
      }
    }
  }
  for (let i = 0; i < 4; i++) shift()
  return Uint8Array.from(bytes)
}
