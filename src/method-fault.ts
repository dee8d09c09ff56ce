import * as O from 'fp-ts/Option'
import type { Recognition } from './diagnosis.js'
import { saw } from './evidence.js'
import { safeMethod } from './redact.js'
import type { RequestFacts } from './request.js'

/**
 * The fault of the request's method: the calls that take a model are sent by POST.
 *
 * Says nothing of other endpoints, nor when no method was given.
 */
export const methodFault = ({ method, isMainCall }: RequestFacts): O.Option<Recognition> =>
  method === null || method === 'POST' || !isMainCall
    ? O.none
    : O.some({
        cause: 'MethodNotAllowed',
        certainty: 'Certain',
        evidence: [saw('MethodDiffers', { method: safeMethod(method) })],
      })
