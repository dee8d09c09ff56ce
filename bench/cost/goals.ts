/** A ratio between two rows that is to be reached; one without a bound is only to be known. */
export interface Goal {
  readonly what: string
  readonly over: string
  readonly under: string
  readonly least?: number
  readonly most?: number
}

const OURS = 'diagnose + decide, Headers, text'
/** With what the first program of the README does besides. */
export const EXPLAINED = 'diagnose + decide, explain where it stops'
export const FROM_SDK = 'diagnose + decide, the error of openai'

const besideOurs = (what: string, over: string): Goal => ({
  what: `${what} / ours`,
  over,
  under: OURS,
})

const cheaper = (peer: string, least: number): Goal => ({
  ...besideOurs(peer, peer),
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
  besideOurs('ours with explain and an Error', EXPLAINED),
  besideOurs("ours, from the SDK's error", FROM_SDK),
  besideOurs('an Error', 'an Error'),
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
