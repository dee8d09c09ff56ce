import { decide, diagnose, explain } from 'grid-triage'
import { APIConnectionError, APIError } from 'openai'
import { AT } from './agree.js'
import { type Failed, twelve } from './exchanges.js'
import { EXPLAINED, FROM_SDK } from './goals.js'
import { inputs } from './peers/inputs.js'
import { type Row, row } from './row.js'

const seen = twelve('Headers', 'text')

/** As the first program of the README: an error is made where nothing is sent again. */
const stopped = (one: Failed): unknown => {
  const diagnosis = diagnose(one)
  const decision = decide(diagnosis, AT)
  return decision._tag === 'Stop' ? new Error(explain(diagnosis, decision).text) : decision
}

/** What the SDK has thrown, and nothing else. The stream that was cut threw nothing yet, and stands as it is. */
const thrown: readonly Partial<Failed>[] = seen.map((one, i) => {
  const { answered = null, thrown: cause = null } = inputs[i] ?? {}
  if (answered !== null) {
    const { status, text, headers } = answered
    return { error: APIError.generate(status, JSON.parse(text), undefined, headers) }
  }
  return cause === null ? one : { error: new APIConnectionError({ message: cause.message, cause }) }
})

/** What programs do with it. */
export const programs: readonly Row[] = [
  row(
    'ours',
    { id: EXPLAINED, calls: 'diagnose, decide; explain and new Error where it stops' },
    seen,
    stopped,
  ),
  row(
    'ours',
    { id: FROM_SDK, calls: 'diagnose of the error that openai made, decide' },
    thrown,
    (one) => decide(diagnose(one), AT),
  ),
]
