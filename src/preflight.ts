import * as O from 'fp-ts/Option'
import { hasForeignKey } from './auth-fault.js'
import { bodyFaults } from './body-fault.js'
import type { Evidence, Recognition } from './diagnosis.js'
import { recognised, saw } from './evidence.js'
import type { Finding } from './finding.js'
import { type Grid, theGrid } from './grid.js'
import { isObject } from './read.js'
import { type RequestFacts, readRequest } from './request.js'
import {
  isSeen,
  letterCase,
  modelMissing,
  nestedRetries,
  noContentType,
  oddTools,
} from './request-aside.js'
import { inOrder } from './request-fault.js'
import type { SeenRequest } from './seen.js'

const foreignKey = (request: RequestFacts): readonly Recognition[] =>
  hasForeignKey(request) ? [recognised('InvalidApiKey', 'Likely', saw('ForeignKey'))] : []

const redirectsOff = ({ followsRedirects }: RequestFacts): readonly Recognition[] =>
  followsRedirects === false
    ? [recognised('RedirectNotFollowed', 'Certain', saw('RedirectsOff'))]
    : []

const faults = (request: RequestFacts, grid: Grid): readonly Recognition[] => [
  ...inOrder.flatMap(({ find }) => {
    const found = find(request, grid)
    return O.isSome(found) ? [found.value] : []
  }),
  ...foreignKey(request),
  ...bodyFaults(request),
  ...redirectsOff(request),
]

const warnings = (request: RequestFacts): readonly Evidence[] =>
  [
    modelMissing(request),
    letterCase(request),
    ...oddTools(request),
    noContentType(request),
    nestedRetries(request),
  ].filter(isSeen)

const error = ({ cause, certainty, evidence }: Recognition): readonly Finding[] =>
  evidence.slice(0, 1).map(({ code }) => ({ code, cause, severity: 'Error', certainty, evidence }))

const warning = (seen: Evidence): Finding => ({
  code: seen.code,
  cause: null,
  severity: 'Warning',
  certainty: 'Certain',
  evidence: [seen],
})

/**
 * All that is wrong with a request, before it is sent.
 *
 * The same recognisers as those of `diagnose`: a call that is answered with a status which such a fault produces is
 * diagnosed with the `cause` of the first finding that does. A string is the URL, the whole of it.
 * The URL is compared letter by letter with the right one: `got`, `expected`, and the `position` of the first
 * difference, counted from 0. In the order in which one fault outweighs the next: URL, credentials, method, instrument,
 * body, redirects; warnings, whose `cause` is `null`, come last. An empty list says only that no fault is visible: it
 * does not ask The Grid whether the key is valid or the balance is filled, and what is not handed in is not judged, nor
 * is body text over 8 KiB. What is no request gets an empty list; nothing is thrown, and no key or prompt is shown.
 * Put a finding into words with `explain`.
 *
 * Source: the troubleshooting page, "Is it me or The Grid?".
 *
 * @example
 * const [finding] = preflight({ url: 'https://api.thegrid.ai/v1/v1/chat/completions' })
 * finding.cause // => 'DoubledVersionSegment'
 * finding.severity // => 'Error'
 * finding.evidence[0].values.position // => 26
 */
export const preflight = (
  request: SeenRequest | string,
  grid: Grid = theGrid,
): readonly Finding[] => {
  try {
    const known = isObject(grid) ? grid : theGrid
    const facts = readRequest(request, known)
    if (facts === null) return []
    return [...faults(facts, known).flatMap(error), ...warnings(facts).map(warning)]
  } catch {
    return []
  }
}
