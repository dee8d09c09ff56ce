import { GATED, isKeyShaped } from './redact.js'

/** So much is read of what a caller wrote. */
const MOST_CHARACTERS = 512
const SPACES = /\s{1,512}/

const WORD =
  /^[("'“‘]{0,2}(?:[\p{L}\p{M}]{1,15}(?:[-'’][\p{L}\p{M}]{1,15}){0,2}|\d{1,7}|\d{1,2}:\d{2}(?::\d{2})?|\d{4}-\d{2}-\d{2})[.,;:!?)"'”’]{0,3}$/u
const NAMES_SOMETHING = /[\p{L}\d]/u

/** Words that each look harmless may be a key beside the word that says so. */
const isWordOfKey = (before: string, word: string): boolean =>
  isKeyShaped(word) || (isKeyShaped(`${before} ${word}`) && !isKeyShaped(before))

/**
 * What a caller wrote, word by word: words of at most 15 letters, two or three of them joined by a hyphen or an
 * apostrophe, numbers of at most 7 digits, times of day and dates pass, with common marks around them; anything else, and what looks like a
 * key, is `…`. On one line, and without any sign that Markdown reads.
 */
export const safeText = (text: string): string => {
  const words = text.slice(0, MOST_CHARACTERS).trim().split(SPACES)
  let before = ''
  const shown = words.map((word) => {
    const passes = WORD.test(word) && !isWordOfKey(before, word)
    if (NAMES_SOMETHING.test(word)) before = word
    return passes || word === '' ? word : GATED
  })
  // What was cut may end in the middle of a word: half a word is shown no more than the rest.
  return text.length > MOST_CHARACTERS ? [...shown.slice(0, -1), GATED].join(' ') : shown.join(' ')
}
