import { decide, diagnose } from 'grid-triage'
import type { PlatformResult } from './ablate-result.js'
import { AT } from './agree.js'
import { bare, floorOf } from './bare.js'
import { type Failed, twelve } from './exchanges.js'
import { limit } from './limit.js'
import { meanReads, type Reads, watched } from './reads.js'
import { type Row, row } from './row.js'

const seen = twelve('Headers', 'text')

/** Keeps the compiler from dropping what nobody looks at. */
const kept: { seen: unknown } = { seen: null }

interface Read extends Reads {
  readonly source: Headers | null
}

const readOf = (call: (one: Failed) => unknown): readonly Read[] =>
  seen.map((one) => ({
    ...watched(() => call(one)),
    source: one.headers instanceof Headers ? one.headers : null,
  }))

const getAll = ({ source, headers }: Read): void => {
  if (source !== null) for (const name of headers) kept.seen = source.get(name)
}

const parseAll = ({ parsed }: Read): void => {
  for (const text of parsed) kept.seen = JSON.parse(text)
}

const answerOf = (one: Failed) => {
  const diagnosis = diagnose(one)
  return { diagnosis, decision: decide(diagnosis, AT) }
}

/** Both results made anew, with one piece of evidence. */
const copied = ({ diagnosis, decision }: ReturnType<typeof answerOf>): unknown => {
  const { pushback } = diagnosis
  const [first] = diagnosis.evidence
  kept.seen = {
    _tag: diagnosis._tag,
    cause: diagnosis.cause,
    culprit: diagnosis.culprit,
    recovery: diagnosis.recovery,
    pace: diagnosis.pace,
    certainty: diagnosis.certainty,
    evidence: [{ code: first?.code, values: { status: diagnosis.status } }],
    pushback: pushback?._tag === 'In' ? { _tag: 'In', ms: pushback.ms } : pushback,
    status: diagnosis.status,
    requestId: diagnosis.requestId,
    surface: diagnosis.surface,
    instrument: diagnosis.instrument,
    autoTopUp: diagnosis.autoTopUp,
    outputDelivered: diagnosis.outputDelivered,
  }
  return decision._tag === 'Retry'
    ? { _tag: 'Retry', afterMs: decision.afterMs, reason: decision.reason }
    : { _tag: 'Stop', reason: decision.reason, untilEpochMs: decision.untilEpochMs }
}

const NO_READS: Reads = { headers: [], parsed: [] }

/** What is the platform's in the time of a call: what it reads, what it parses, and what it gives back. */
interface Platform extends Pick<PlatformResult, 'name' | 'of' | 'times'> {
  readonly row: Row
}

const readings = (of: Platform['of'], read: readonly Read[], answer: Row): readonly Platform[] => {
  const { headers, parses } = meanReads(read)
  const platform = (name: string, times: number | null, measured: Row): Platform => ({
    name,
    of,
    times,
    row: measured,
  })
  const about = { id: of, calls: 'the platform' }
  return [
    platform('Headers.get', headers, row(of, about, read, getAll)),
    platform('JSON.parse', parses, row(of, about, read, parseAll)),
    platform('the answer, made anew', null, answer),
  ]
}

const about = { id: 'answer', calls: 'objects' }

export const platform: readonly Platform[] = [
  ...readings(
    'limit',
    readOf((one) => limit(one, AT)),
    row(
      'limit',
      about,
      seen.map((one) => ({ ...floorOf(one, AT), reads: NO_READS })),
      bare,
    ),
  ),
  ...readings('ours', readOf(answerOf), row('ours', about, seen.map(answerOf), copied)),
]
