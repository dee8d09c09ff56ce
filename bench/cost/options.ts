import { parseArgs } from 'node:util'

/** How the measurement was asked for. */
export interface Options {
  readonly rounds: number
  readonly warmMs: number
  /** After how many the heap is looked at. */
  readonly heapExchanges: number
  /** Whether mitata has a look as well. */
  readonly checks: boolean
  /** Whether the parts of the diagnosis are left out one by one, in place of the rows. */
  readonly ablates: boolean
  /** Whether whole programs are measured, in place of the rows: in one process they would slow the switch down. */
  readonly programs: boolean
  /** Only rows whose name holds this. */
  readonly only: string
  /** Where the results go as JSON. */
  readonly json: string | null
}

export const optionsOf = (args: readonly string[]): Options => {
  const { values } = parseArgs({
    args: [...args],
    options: {
      ablate: { type: 'boolean', default: false },
      programs: { type: 'boolean', default: false },
      quick: { type: 'boolean', default: false },
      only: { type: 'string', default: '' },
      json: { type: 'string' },
    },
  })
  const { ablate: ablates, programs, quick, only, json = null } = values
  const asked = { ablates, programs, only, json }
  return quick
    ? { ...asked, rounds: 5, warmMs: 25, heapExchanges: 2400, checks: false }
    : { ...asked, rounds: 31, warmMs: 120, heapExchanges: 20_000, checks: true }
}
