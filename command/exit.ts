import type { Blame } from 'grid-triage'

/** Whose it is, for a script that asks. */
export const exitCode: { readonly [B in Blame]: number } = {
  Nobody: 0,
  Me: 1,
  TheGrid: 2,
  Between: 3,
  Unclear: 4,
}

/** As `sysexits.h` numbers it: the command was called in a wrong way. A file that cannot be read counts as one. */
export const WRONG_USAGE = 64

/** As `sysexits.h` numbers it: the answer could not be written. */
export const NOT_WRITTEN = 74
