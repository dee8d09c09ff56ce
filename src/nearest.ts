/** Names longer than this are not compared: no real one is. */
const LONGEST = 64

/**
 * Edit distance (Levenshtein) of two short texts, in one row; gives up as soon as it must reach `limit`.
 *
 * The row is handed in so that a comparison with many candidates makes it once.
 */
const distance = (a: string, b: string, limit: number, row: number[]): number => {
  if (Math.abs(a.length - b.length) >= limit) return limit
  for (let j = 0; j <= b.length; j++) row[j] = j
  for (let i = 1; i <= a.length; i++) {
    let diagonal = i - 1
    let least = i
    row[0] = i
    for (let j = 1; j <= b.length; j++) {
      const above = row[j] ?? 0
      const replaced = diagonal + (a.charCodeAt(i - 1) === b.charCodeAt(j - 1) ? 0 : 1)
      const edits = Math.min(replaced, above + 1, (row[j - 1] ?? 0) + 1)
      diagonal = above
      row[j] = edits
      if (edits < least) least = edits
    }
    if (least >= limit) return limit
  }
  return row[b.length] ?? limit
}

/** The first of the candidates that are nearest in spelling, at most `most` letters away; `null` when none is. */
export const nearest = (
  text: string,
  candidates: readonly string[],
  most: number,
): string | null => {
  if (text.length > LONGEST) return null
  const row: number[] = []
  let best: string | null = null
  let limit = most + 1
  for (const candidate of candidates.slice(0, LONGEST)) {
    if (candidate.length > LONGEST) continue
    const edits = distance(text, candidate, limit, row)
    if (edits < limit) {
      best = candidate
      limit = edits
    }
  }
  return best
}
