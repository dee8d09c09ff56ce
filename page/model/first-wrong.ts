import type { Evidence } from 'grid-triage'

/** A line, cut around the one character that is to be marked; that is empty where the line has ended. */
export interface Marked {
  readonly before: string
  readonly mark: string
  readonly after: string
}

/** A wrong URL beside the right one. */
export interface FirstWrong {
  /** Counted from 1, as people count. */
  readonly character: number
  readonly got: Marked
  readonly expected: Marked
}

const marked = (line: string, position: number): Marked => ({
  before: line.slice(0, position),
  mark: line.slice(position, position + 1),
  after: line.slice(position + 1),
})

/** What `UrlDiffers` tells, to be drawn; `null` where no evidence does. */
export const firstWrong = (evidence: readonly Evidence[]): FirstWrong | null => {
  const seen = evidence.find(({ code }) => code === 'UrlDiffers')
  if (seen === undefined) return null
  const { got, expected, position } = seen.values
  return typeof got === 'string' && typeof expected === 'string' && typeof position === 'number'
    ? {
        character: position + 1,
        got: marked(got, position),
        expected: marked(expected, position),
      }
    : null
}
