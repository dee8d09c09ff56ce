import { causes } from './causes.js'
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
  const facts = causes[inner.cause]
  return {
    ...found,
    culprit: inner.culprit ?? facts.culprit,
    recovery: inner.recovery ?? facts.recovery,
    pace: inner.pace === undefined ? facts.pace : inner.pace,
    evidence: [saw('InnerError', { cause: inner.cause })],
  }
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
  const { stream } = outcome
  if (stream.error !== null) return errorEvent(outcome)
  if (stream.complete) return recognised('Healthy', 'Certain')
  const byCaller = stream.endedWith === 'Abort' && outcome.cancelled !== false
  if (byCaller || outcome.cancelled === true) {
    return recognised('AbortedByCaller', outcome.cancelled === true ? 'Certain' : 'Likely')
  }
  const thrown = judgeThrown(outcome)
  return thrown !== null && thrown.cause === 'AbortedByCaller' ? thrown : interrupted(outcome)
}
