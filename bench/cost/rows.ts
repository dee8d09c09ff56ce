import { bytesRow } from './goals.js'
import { inEachShape, parts } from './ours.js'
import { peers } from './peers/index.js'
import { programs } from './programs.js'
import { bareRow, oneHeader, otherShapes, reference } from './reference.js'
import type { Row } from './row.js'

/** What is measured together: whole programs, or all else. */
export const rowsOf = (areProgramsAsked: boolean): readonly Row[] =>
  areProgramsAsked
    ? [reference, bareRow, ...inEachShape.filter(({ id }) => id === bytesRow), ...programs]
    : allRows.filter((row) => !programs.includes(row))

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
