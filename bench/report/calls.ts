import { bytesRow, EXPLAINED } from '../cost/goals.js'
import type { Spread } from '../cost/stats.js'
import type { Cost, CostRow, Results, Size } from './results.js'

/** One way to deal with a failed call, as the README and the chart compare them. */
export interface Call {
  readonly label: string
  /** What all others are a multiple of. */
  readonly isUnit: boolean
  readonly isOurs: boolean
  readonly times: Spread
  /** Minified and gzipped, of what has to be imported for it. */
  readonly gzip: number
  readonly tells: string
}

interface Compared {
  readonly label: string
  /** The row of the bench of time. */
  readonly costs: string
  /** The bundle that holds it. */
  readonly gzip: (size: Size) => number
  readonly tells: string
  readonly isOurs?: true
}

/** The row of a table that has this name. A bench that was changed fails the report. */
const named = <A>(rows: readonly A[], nameOf: (row: A) => string, name: string): A => {
  const row = rows.find((one) => nameOf(one) === name)
  if (row === undefined) throw new Error(`no row is named ${name} any more`)
  return row
}

export const costRow = ({ rows }: Cost, id: string): CostRow => named(rows, (row) => row.id, id)

export const groupGzip = ({ groups }: Size, name: string): number =>
  named(groups, (row) => row.name, name).gzip

const peer =
  (name: string) =>
  ({ peers }: Size): number =>
    named(peers, (row) => row.name, name).gzip

const SDK = 'class by status, message, code, request id, headers; a wait'

const compared: readonly Compared[] = [
  {
    label: 'grid-triage, diagnose + decide',
    costs: bytesRow,
    gzip: (size) => groupGzip(size, 'diagnose + decide'),
    tells: 'cause, culprit, wait',
    isOurs: true,
  },
  {
    label: '… with `explain`, and an Error where it stops',
    costs: EXPLAINED,
    gzip: (size) => groupGzip(size, 'diagnose + decide + explain'),
    tells: 'the same, and the fix',
    isOurs: true,
  },
  {
    label: 'openai',
    costs: 'openai, whole',
    gzip: peer('openai, client'),
    tells: SDK,
  },
  {
    label: 'openai without stack traces',
    costs: 'openai, whole, no stacks',
    gzip: peer('openai, client'),
    tells: SDK,
  },
  {
    label: '@anthropic-ai/sdk',
    costs: 'anthropic, whole',
    gzip: peer('@anthropic-ai/sdk, client'),
    tells: SDK,
  },
  {
    label: '@anthropic-ai/sdk without stack traces',
    costs: 'anthropic, whole, no stacks',
    gzip: peer('@anthropic-ai/sdk, client'),
    tells: SDK,
  },
  {
    label: 'ai',
    costs: 'ai, whole',
    gzip: peer('ai, APICallError and RetryError'),
    tells: 'status, headers, body; retryable or not; a wait',
  },
  {
    label: 'axios + axios-retry',
    costs: 'axios + axios-retry, whole',
    gzip: peer('axios-retry with axios'),
    tells: 'status, headers, body; retryable or not, no `POST`; a wait',
  },
  { label: 'a bare new Error', costs: 'an Error', gzip: () => 0, tells: 'a stack' },
  {
    label: 'a switch written by hand',
    costs: 'limit',
    gzip: ({ limitGzip }) => limitGzip,
    tells: 'cause, culprit, wait, of these calls alone',
  },
]

export const callsOf = ({ cost, size }: Results): readonly Call[] =>
  compared.map(({ label, costs, gzip, tells, isOurs = false }) => ({
    label,
    isUnit: costs === bytesRow,
    isOurs,
    times: costRow(cost, costs).timesOurs,
    gzip: gzip(size),
    tells,
  }))
