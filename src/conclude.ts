import { asDiagnosed, type Conclusion } from './flow-conclusion.js'
import { byCurl } from './flow-curl.js'
import { withoutIt } from './flow-doubt.js'
import { byBalance, byIncident, byMistake, byProxy, bySight } from './flow-settled.js'
import type { Flow } from './flow-state.js'

/**
 * What the evidence and the answers say together, whatever the order in which they came.
 *
 * What settles it comes first, in the page's order; then the diagnosis, as far as no answer speaks against it, in the
 * light of what the plain call did.
 */
export const conclude = (flow: Flow): Conclusion =>
  bySight(flow) ??
  byIncident(flow) ??
  byProxy(flow) ??
  byMistake(flow) ??
  byBalance(flow) ??
  byCurl(flow, withoutIt(flow) ?? asDiagnosed(flow))
