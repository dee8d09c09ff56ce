import type { Culprit } from './diagnosis.js'
import { isNameOf } from './read.js'

/** The answer to "Is it me or The Grid?". */
export type Blame = 'Me' | 'TheGrid' | 'Between' | 'Nobody' | 'Unclear'

const BLAME: { readonly [C in Culprit]: Blame } = {
  CallerConfig: 'Me',
  CallerRequest: 'Me',
  CallerAccount: 'Me',
  Service: 'TheGrid',
  Network: 'Between',
  Nobody: 'Nobody',
  Unclear: 'Unclear',
}

/** Whose side the culprit is on; `null` for what is no culprit. */
export const blameOf = (culprit: Culprit): Blame | null =>
  isNameOf(BLAME, culprit) ? BLAME[culprit] : null
