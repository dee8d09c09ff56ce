/** What no shell reads as anything but itself. */
const PLAIN = /^[\w@%+:,./-]{1,4096}$/
/** What stands for itself between double quotes, history expansion of interactive shells included. */
const QUIET = /^[\w :,./@%+=-]{0,4096}$/

/** The one character that no argument can hold, and that would end the line for whoever reads it as C does. */
const NUL = /\0/g

const inSingleQuotes = (text: string): string =>
  `'${text.replace(NUL, '\ufffd').replace(/'/g, "'\\''")}'`

/**
 * Text as one word of a POSIX shell, which comes out as it went in.
 *
 * Between single quotes nothing has a meaning; a single quote itself stands outside them. A NUL, which no argument can
 * hold, becomes U+FFFD.
 */
export const shellWord = (text: string): string => (PLAIN.test(text) ? text : inSingleQuotes(text))

/** One word again: the text as it is, and the value of an environment variable behind it. */
export const wordWithVariable = (text: string, variable: string): string =>
  QUIET.test(text) ? `"${text}$${variable}"` : `${inSingleQuotes(text)}"$${variable}"`
