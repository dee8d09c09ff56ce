import { pingCommand } from './curl.js'
import { heldOf, isBlank } from './flow-evidence.js'
import type { Flow } from './flow-state.js'
import { safeName, safeUrl } from './redact.js'
import { apiHost, shownId } from './subject.js'
import type { Walked } from './words.js'

const headerOf = ({ ping: { authHeader, authScheme } }: Flow): string =>
  [
    `${safeName(authHeader) ?? ''}:`,
    ...(authScheme === null ? [] : [safeName(authScheme) ?? '']),
    'YOUR_KEY',
  ].join(' ')

const hasNoId = (flow: Flow): boolean =>
  heldOf(flow, 'RequestId') === 'None' ||
  (isBlank(flow.diagnosis) && flow.answers.Curl === 'NoAnswer')

/** What goes into the sentences of a flow. */
export const walkedOf = (flow: Flow): Walked => {
  const { ping, diagnosis } = flow
  return {
    url: ping.url === null ? null : safeUrl(ping.url),
    header: headerOf(flow),
    scheme: ping.authScheme,
    isMessages: ping.surface === 'Messages',
    command: () => pingCommand(ping),
    status: diagnosis.status,
    culprit: diagnosis.culprit,
    isBlank: isBlank(diagnosis),
    isCut: diagnosis._tag === 'CutShort',
    host: apiHost(diagnosis),
    isOtherInstrument: diagnosis.culprit === 'CallerAccount' && !flow.given.model,
    autoTopUp: diagnosis.autoTopUp,
    requestId: shownId(diagnosis),
    hasNoId: hasNoId(flow),
  }
}
