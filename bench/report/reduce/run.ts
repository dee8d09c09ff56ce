import type { Measured } from '../results.js'

/** When and where a run was made; some benches write the version with a `v`, and the date with the time. */
export const runOf = (
  { date, node }: { readonly date: string; readonly node: string },
  command: string,
): Omit<Measured, 'goals'> => ({ date: date.slice(0, 10), node: node.replace(/^v/, ''), command })
