import { settled } from './causes.js'
import type { Recognition } from './diagnosis.js'
import { recognised, saw } from './evidence.js'
import { judgeEnvelope } from './inner-error.js'
import type { CutShort } from './outcome.js'
import { judgeThrown } from './transport.js'

/** An error event keeps its cause; whose fault it is and how to go on come from the error inside. */
const errorEvent = (outcome: CutShort): Recognition => {
  const { error } = outcome.stream
  const inner = error === null ? null : judgeEnvelope(error, outcome.autoTopUp)
  const found = recognised('StreamErrorEvent', 'Certain', saw('InnerError'))
  if (inner === null) return found
  return { ...found, ...settled(inner), evidence: [saw('InnerError', { cause: inner.cause })] }
}

const interrupted = ({ stream }: CutShort): Recognition =>
  recognised(
    'StreamInterrupted',
    'Certain',
    saw('NoEndMark'),
    ...(stream.silentMs !== null && stream.silentMs >= 1000
      ? [saw('Silence', { silentMs: Math.round(stream.silentMs) })]
      : []),
  )

/** Judge an answer that began as a stream. */
export const judgeInterrupted = (outcome: CutShort): Recognition => {
  const { stream, cancelled } = outcome
  if (stream.error !== null) return errorEvent(outcome)
  if (stream.complete) return recognised('Healthy', 'Certain')
  if (cancelled === true) return recognised('AbortedByCaller', 'Certain')
  if (cancelled === false) return interrupted(outcome)
  if (stream.endedWith === 'Abort') return recognised('AbortedByCaller', 'Likely')
  // An abort without any word about the end of the stream is the caller's; with one, it is how a client hangs up.
  const thrown = stream.endedWith === 'Unknown' ? judgeThrown(outcome) : null
  return thrown?.cause === 'AbortedByCaller' ? thrown : interrupted(outcome)
}
