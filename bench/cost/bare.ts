import type { At } from 'grid-triage'
import type { Answer } from './answer.js'
import type { Failed } from './exchanges.js'
import { limit } from './limit.js'
import { type Reads, watched } from './reads.js'

/** What an exchange cannot do without: these header reads, this parse, and an answer of this size. */
interface Floor {
  readonly reads: Reads
  readonly headers: Headers | null
  readonly answer: Answer
}

/** Taken from the limit, so that both read the same. */
export const floorOf = (seen: Failed, at: At): Floor => {
  const { headers } = seen
  return {
    reads: watched(() => limit(seen, at)),
    headers: headers instanceof Headers ? headers : null,
    answer: limit(seen, at),
  }
}

/** Keeps the compiler from dropping what nobody looks at. */
const kept: { seen: unknown } = { seen: null }

/** Nothing but that: no condition, no look at what was read, every object of the answer made anew. */
export const bare = ({ reads, headers, answer }: Floor): Answer => {
  if (headers !== null) for (const name of reads.headers) kept.seen = headers.get(name)
  for (const text of reads.parsed) kept.seen = JSON.parse(text)
  return copied(answer)
}

const copied = (answer: Answer): Answer => {
  const { pushback, decision } = answer
  const [first] = answer.evidence
  return {
    _tag: answer._tag,
    cause: answer.cause,
    culprit: answer.culprit,
    recovery: answer.recovery,
    pace: answer.pace,
    evidence: [{ code: first?.code ?? 'Status', value: first?.value ?? null }],
    pushback: pushback?._tag === 'In' ? { _tag: 'In', ms: pushback.ms } : pushback,
    status: answer.status,
    requestId: answer.requestId,
    surface: answer.surface,
    instrument: answer.instrument,
    decision:
      decision._tag === 'Retry'
        ? { _tag: 'Retry', afterMs: decision.afterMs, reason: decision.reason }
        : { _tag: 'Stop', reason: decision.reason, untilEpochMs: decision.untilEpochMs },
  }
}
