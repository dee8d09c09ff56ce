import * as O from 'fp-ts/Option'
import { authFault } from './auth-fault.js'
import { notJson } from './body-fault.js'
import { causes } from './causes.js'
import type { Cause, Recognition, Tag } from './diagnosis.js'
import type { Grid } from './grid.js'
import { instrumentFault } from './instrument.js'
import { methodFault } from './method-fault.js'
import { explainsSilence, explainsStatus } from './recognise.js'
import type { RequestFacts } from './request.js'
import { urlFault } from './url-fault.js'

interface Look {
  /** The tag of whatever it finds. */
  readonly tag: Tag
  readonly find: (request: RequestFacts, grid: Grid) => O.Option<Recognition>
}

/** URL, credentials, method, instrument, body: the order in which a fault of the request outweighs the next. */
export const inOrder: readonly Look[] = [
  { tag: 'WrongUrl', find: urlFault },
  { tag: 'Unauthorized', find: authFault },
  { tag: 'BadRequest', find: methodFault },
  { tag: 'UnknownInstrument', find: instrumentFault },
  { tag: 'BadRequest', find: (request) => O.fromNullable(notJson(request)) },
]

/** Whether a fault can be the reason for a status; for no answer at all when `null`. */
const explains = (cause: Cause, status: number | null): boolean =>
  status === null ? explainsSilence(cause) : explainsStatus(cause, status)

/** Where to look at all: most statuses are no fault of the request, whatever it shows. */
const looksFor = (status: number | null): readonly Look[] => {
  const tags = new Set<Tag>()
  let cause: Cause
  for (cause in causes) if (explains(cause, status)) tags.add(causes[cause].tag)
  return inOrder.filter(({ tag }) => tags.has(tag))
}

const looks = /* @__PURE__ */ new Map<number | null, readonly Look[]>()

/**
 * The first fault that the request itself shows and that can be the reason for what happened: for a status, or where it
 * is `null` for no answer at all.
 */
export const requestFault = (
  request: RequestFacts | null,
  grid: Grid,
  status: number | null,
): O.Option<Recognition> => {
  if (request === null) return O.none
  const known = looks.get(status)
  const where = known ?? looksFor(status)
  if (known === undefined) looks.set(status, where)
  for (const { find } of where) {
    const found = find(request, grid)
    if (O.isSome(found) && explains(found.value.cause, status)) return found
  }
  return O.none
}
