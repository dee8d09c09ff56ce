import {
  type Backoff,
  begin,
  both,
  constant,
  type Diagnosis,
  decide,
  defaultPolicy,
  diagnose,
  explain,
  exponential,
  fullJitter,
  limitAttempts,
  openBudget,
  type Policy,
  policy,
  preflight,
  type Session,
  triage,
} from 'grid-triage'
import { type Driven, drive, type Effects } from 'grid-triage/drive'
import { hideSecrets, type Part, type Pasted, readPasted } from 'grid-triage/paste'

/** A switch over all tags: with one too few, the last line does not compile. */
export const row = (diagnosis: Diagnosis): number | null => {
  switch (diagnosis._tag) {
    case 'Unauthorized':
      return 401
    case 'PaymentRequired':
      return 402
    case 'UnknownInstrument':
    case 'WrongUrl':
      return 404
    case 'BadRequest':
      return 400
    case 'RateLimited':
    case 'QuotaExhausted':
      return 429
    case 'ServiceFault':
      return 500
    case 'Replenishing':
      return 503
    case 'RedirectNotFollowed':
      return 307
    case 'Unreachable':
    case 'NoReply':
    case 'CutShort':
    case 'Intercepted':
    case 'Cancelled':
    case 'Healthy':
    case 'Unrecognised':
      return null
    default: {
      const none: never = diagnosis
      return none
    }
  }
}

const at = { attempt: 1, now: 0, random: 0 }
const diagnosis = diagnose({ status: 429, headers: { 'retry-after': '7' }, body: undefined })
const decision = decide(diagnosis, at)

export const wait: number | null =
  decision._tag === 'Retry' ? decision.afterMs : decision.untilEpochMs
export const words: string = explain(diagnosis, decision).text
export const both_: { readonly diagnosis: Diagnosis } = triage({ status: 500 }, at)
export const faults: readonly string[] = preflight({ url: 'https://api.thegrid.ai' }).map(
  ({ code }) => code,
)

const backoff: Backoff = both(limitAttempts(3)(exponential(100, 2)), fullJitter(constant(1000)))
const made = policy({ paces: { Fault: { backoff } }, totalMs: undefined })
const mine: Policy = made._tag === 'Accepted' ? made.policy : defaultPolicy
export const session: Session = begin(at, { policy: mine, replay: undefined })

const effects: Effects<string> = {
  send: async (attempt) => ({ value: `sent ${attempt}`, seen: { status: 200 } }),
  sleep: async () => undefined,
  now: () => 0,
  random: () => 0,
  client: { budget: openBudget(0) },
  policy: undefined,
}
export const driven: Promise<Driven<string>> = drive(effects)

// What was pasted is what was seen of a call.
const pasted: Pasted = readPasted(hideSecrets('HTTP/1.1 402 Payment Required'))
export const rowOfPaste: number | null = row(diagnose(pasted))
export const parts: readonly Part[] = pasted.reading.parts
