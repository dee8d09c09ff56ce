/** A longer passage in quotes is most likely the caller's own text, given back. */
const QUOTED = /"[^"]{24,512}"|“[^”]{24,512}”|`[^`]{24,512}`/g

/** Few errors quote anything, and to look for a mark costs less than to replace. */
const MARK = /["“`]/

/** What an error says in words of its own: without the longer passages in quotes. */
export const unquoted = (words: string): string =>
  MARK.test(words) ? words.replace(QUOTED, ' ') : words
