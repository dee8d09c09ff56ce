/** Names longer than this are not compared: no real one is. */
const LONGEST = 64

/** Edit distance (Levenshtein) of two short texts, row by row. */
const distance = (a: string, b: string): number => {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const replaced = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1))
    }
    row = next
  }
  return row[b.length] ?? 0
}

/** The candidate that is nearest in spelling, and how many letters away; `null` without candidates or for long text. */
export const nearest = (
  text: string,
  candidates: readonly string[],
): { readonly candidate: string; readonly edits: number } | null =>
  text.length > LONGEST
    ? null
    : candidates
        .slice(0, 64)
        .filter((candidate) => candidate.length <= LONGEST)
        .map((candidate) => ({ candidate, edits: distance(text, candidate) }))
        .reduce<{ readonly candidate: string; readonly edits: number } | null>(
          (best, next) => (best === null || next.edits < best.edits ? next : best),
          null,
        )
