import { type Row, row } from '../row.js'
import { inputs } from './inputs.js'

class Failure extends Error {}

/** What an error costs that says nothing. */
export const errorRows: readonly Row[] = [
  row(
    'peer',
    { id: 'an Error', of: 'Node', calls: 'new (class extends Error)', lacks: 'everything' },
    inputs,
    () => new Failure('Failed'),
  ),
]
