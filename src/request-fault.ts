import * as O from 'fp-ts/Option'
import { authFault } from './auth-fault.js'
import type { Recognition } from './diagnosis.js'
import type { Grid } from './grid.js'
import { instrumentFault } from './instrument.js'
import { parseJson } from './read.js'
import type { RequestFacts } from './request.js'
import { urlFault } from './url-fault.js'

/** Text that was sent as JSON and is none. Text over 8 KiB is not judged. */
const bodyFault = (request: RequestFacts): O.Option<Recognition> =>
  typeof request.body === 'string' &&
  request.body.length <= 8192 &&
  request.body.trim() !== '' &&
  parseJson(request.body) === undefined
    ? O.some({
        cause: 'MalformedRequest',
        certainty: 'Certain',
        evidence: [{ code: 'BodyNotJson', values: {} }],
      })
    : O.none

const inOrder = [urlFault, authFault, instrumentFault, bodyFault]

/**
 * The first fault that the request itself shows and that can be the reason for what happened.
 *
 * In order: URL, credentials, instrument, body. `explains` says which causes could have led to the outcome.
 */
export const requestFault = (
  request: RequestFacts | null,
  grid: Grid,
  explains: (recognition: Recognition) => boolean,
): O.Option<Recognition> => {
  if (request === null) return O.none
  for (const fault of inOrder) {
    const found = fault(request, grid)
    if (O.isSome(found) && explains(found.value)) return found
  }
  return O.none
}
