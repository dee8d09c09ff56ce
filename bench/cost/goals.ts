/** A ratio between two rows that is to be reached; one without a bound is only to be known. */
export interface Goal {
  readonly what: string
  readonly over: string
  readonly under: string
  readonly least?: number
  readonly most?: number
}

const OURS = 'diagnose + decide, Headers, text'

const cheaper = (peer: string, least: number): Goal => ({
  what: `${peer} / ours`,
  over: peer,
  under: OURS,
  least,
})

export const goals: readonly Goal[] = [
  { what: 'limit / bare', over: 'limit', under: 'bare', most: 1.6 },
  { what: 'ours / limit', over: OURS, under: 'limit', most: 1.5 },
  { what: 'ours / limit that reads one header', over: OURS, under: 'limit, one header' },
  cheaper('openai, whole', 8),
  cheaper('anthropic, whole', 8),
  cheaper('ai, whole', 5),
  cheaper('axios + axios-retry, whole', 5),
  {
    what: 'decide / retry-ts applyPolicy',
    over: 'decide',
    under: 'retry-ts, applyPolicy',
    most: 0.5,
  },
  { what: 'decide / got calculateRetryDelay', over: 'decide', under: 'got, delay', most: 1.5 },
]

export const MOST_BYTES = 600
export const bytesRow = OURS

export const isMet = (
  { least = 0, most = Number.POSITIVE_INFINITY }: Goal,
  ratio: number,
): boolean => ratio >= least && ratio <= most
