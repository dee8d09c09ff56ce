import { borders, detail, RIGHT } from './borders.js'

/** A passage of so many characters that would speak of money if it counted. */
const passage = (length: number): string => `billing credits ${'a'.repeat(length - 16)}`

const limited = (text: string) => ({
  status: 429,
  request: RIGHT,
  body: detail(`Rate limit exceeded for ${text}`),
})

borders('a passage in quotes', [
  ['of 23 characters counts', limited(`"${passage(23)}"`), 'QuotaExhausted'],
  ['of 24 characters does not', limited(`"${passage(24)}"`), 'RateLimited'],
  ['of 300 characters does not', limited(`"${passage(300)}"`), 'RateLimited'],
  ['of 23 in printed quotes counts', limited(`“${passage(23)}”`), 'QuotaExhausted'],
  ['of 24 in printed quotes does not', limited(`“${passage(24)}”`), 'RateLimited'],
  ['of 300 in printed quotes does not', limited(`“${passage(300)}”`), 'RateLimited'],
  ['of 23 in backticks counts', limited(`\`${passage(23)}\``), 'QuotaExhausted'],
  ['of 24 in backticks does not', limited(`\`${passage(24)}\``), 'RateLimited'],
  ['of 300 in backticks does not', limited(`\`${passage(300)}\``), 'RateLimited'],
  ['does not count where it is the second', limited(`"x" “${passage(24)}”`), 'RateLimited'],
  ['is over where words follow', limited(`"${'a'.repeat(24)}" billing credits`), 'QuotaExhausted'],
  ['keeps the words around it apart', limited(`bill"${passage(24)}"ing`), 'RateLimited'],
])
