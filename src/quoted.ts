/** A longer passage in quotes is most likely the caller's own text, given back. */
const QUOTED = /"[^"]{24,512}"|“[^”]{24,512}”|`[^`]{24,512}`/g

/** What an error says in words of its own: without the longer passages in quotes. */
export const unquoted = (words: string): string => words.replace(QUOTED, ' ')
