import { safely } from './read.js'

const CLOSES: Readonly<Record<string, number>> = { '{': 1, '[': 1, '}': -1, ']': -1 }

/** Behind the bracket that closes the one at a place, strings left out; -1 where none does. */
export const closedAt = (text: string, from: number): number => {
  let depth = 0
  for (let at = from; at < text.length; at++) {
    const sign = text[at] ?? ''
    if (sign === '"') {
      for (at++; at < text.length && text[at] !== '"'; at++) if (text[at] === '\\') at++
    }
    depth += CLOSES[sign] ?? 0
    if (depth === 0) return at + 1
  }
  return -1
}

/** JSON text as its value; `undefined` where it is none. */
export const parsed = (text: string): unknown => safely(() => JSON.parse(text), undefined)
