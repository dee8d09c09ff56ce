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
      quick: { type: 'boolean', default: false },
      only: { type: 'string', default: '' },
      json: { type: 'string' },
    },
  })
  const { ablate: ablates, quick, only, json = null } = values
  return quick
    ? { rounds: 5, warmMs: 25, heapExchanges: 2400, checks: false, ablates, only, json }
    : { rounds: 31, warmMs: 120, heapExchanges: 20_000, checks: true, ablates, only, json }
}
