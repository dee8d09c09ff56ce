import { type Decision, decide, diagnose, type Seen } from 'grid-triage'

/** The greatest random number. */
export const ALMOST_ONE = 1 - 2 ** -53

export const HTML_503 = { status: 503, body: '<html><title>503</title>nginx</html>' }

/** What is decided at the epoch of a call that has lasted no time, unless told. */
export const decided = (seen: Seen, attempt: number, random: number, more: object = {}): Decision =>
  decide(diagnose(seen), { attempt, now: 0, random, ...more })
