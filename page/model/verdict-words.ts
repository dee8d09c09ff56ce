import type { Blame } from 'grid-triage'

/** The answer to "Is it me or The Grid?", as large as the page can say it. */
export const verdictWords: { readonly [B in Blame]: string } = {
  Me: 'It’s you',
  TheGrid: 'It’s The Grid',
  Between: 'It’s between',
  Nobody: 'Nothing is wrong',
  Unclear: 'Can’t tell yet',
}

/** The three places where a call can fail, from left to right, and whose they are. */
export const stations: readonly (readonly [blame: Blame, name: string])[] = [
  ['Me', 'You'],
  ['Between', 'Between'],
  ['TheGrid', 'The Grid'],
]
