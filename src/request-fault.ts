import * as O from 'fp-ts/Option'
import { authFault } from './auth-fault.js'
import { notJson } from './body-fault.js'
import type { Recognition } from './diagnosis.js'
import type { Grid } from './grid.js'
import { instrumentFault } from './instrument.js'
import { methodFault } from './method-fault.js'
import type { RequestFacts } from './request.js'
import { urlFault } from './url-fault.js'

/** URL, credentials, method, instrument, body: the order in which a fault of the request outweighs the next. */
export const inOrder: readonly ((request: RequestFacts, grid: Grid) => O.Option<Recognition>)[] = [
  urlFault,
  authFault,
  methodFault,
  instrumentFault,
  (request) => O.fromNullable(notJson(request)),
]

/**
 * The first fault that the request itself shows and that can be the reason for what happened.
 *
 * `explains` says which causes could have led to the outcome.
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
