import { inEachShape, parts } from './ours.js'
import { peers } from './peers/index.js'
import { programs } from './programs.js'
import { bareRow, oneHeader, otherShapes, reference } from './reference.js'
import type { Row } from './row.js'

/** In the order in which they are printed. */
export const allRows: readonly Row[] = [
  reference,
  bareRow,
  oneHeader,
  ...otherShapes,
  ...inEachShape,
  ...parts,
  ...programs,
  ...peers,
]
