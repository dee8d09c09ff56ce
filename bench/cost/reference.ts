import { AT } from './agree.js'
import { bare, floorOf } from './bare.js'
import { bodyForms, headerShapes, twelve } from './exchanges.js'
import { limit, limitOneHeader } from './limit.js'
import { type Row, row } from './row.js'

const seen = twelve('Headers', 'text')

/** What every ratio is held against: `Headers` and text. */
export const reference: Row = row(
  'limit',
  { id: 'limit', calls: 'a hand-written switch' },
  seen,
  (one) => limit(one, AT),
)

export const bareRow: Row = row(
  'limit',
  { id: 'bare', calls: 'its header reads, parses and objects alone', lacks: 'any answer' },
  seen.map((one) => floorOf(one, AT)),
  bare,
)

export const oneHeader: Row = row(
  'limit',
  {
    id: 'limit, one header',
    calls: 'the switch, reading Retry-After of 429 and 503 alone',
    lacks: 'request id, veto, other waits',
  },
  seen,
  (one) => limitOneHeader(one, AT),
)

/** The limit in the other five shapes. */
export const otherShapes: readonly Row[] = headerShapes
  .flatMap((shape) => bodyForms.map((form) => ({ shape, form })))
  .filter(({ shape, form }) => shape !== 'Headers' || form !== 'text')
  .map(({ shape, form }) =>
    row(
      'limit',
      { id: `limit, ${shape}, ${form}`, calls: 'the switch' },
      twelve(shape, form),
      (one) => limit(one, AT),
    ),
  )
