/**
 * What the troubleshooting page says of each row, written down by hand. Imports nothing: the demo
 * is judged by the page, not by the library.
 */
export interface Expected {
  readonly id: string
  /** The row as the page heads it; 'beyond' where the page has none. */
  readonly page: string
  readonly tag: string
  readonly cause: string
  readonly culprit: string
  /** Status by status, `–` where no answer came: so also the number of attempts. */
  readonly cameBack: string
  /** `answered`, or why it stopped. */
  readonly end: string
  /** A word of the page's remedy that the advice has to contain. */
  readonly says?: string
  /** Where the page leaves room for doubt. */
  readonly certainty?: string
  /** The wait that the server asked for, which every wait of this row has to honour. */
  readonly leastWaitMs?: number
  /** How far off the end that is stated with the stop has to be. */
  readonly leastUntilMs?: number
}

type Fault = readonly [tag: string, cause: string, culprit: string]

const healthy: Fault = ['Healthy', 'Healthy', 'Nobody']

const row = (
  id: string,
  page: string,
  [tag, cause, culprit]: Fault,
  cameBack: string,
  end: string,
  more: Omit<
    Partial<Expected>,
    'id' | 'page' | 'tag' | 'cause' | 'culprit' | 'cameBack' | 'end'
  > = {},
): Expected => ({ id, page, tag, cause, culprit, cameBack, end, ...more })

const auth = (cause: string): Fault => ['Unauthorized', cause, 'CallerConfig']
const url = (cause: string): Fault => ['WrongUrl', cause, 'CallerConfig']
const body = (cause: string): Fault => ['BadRequest', cause, 'CallerRequest']
const model: Fault = ['UnknownInstrument', 'UnknownInstrument', 'CallerRequest']
const credits: Fault = ['PaymentRequired', 'InsufficientCredits', 'CallerAccount']
const refill: Fault = ['Replenishing', 'BalanceReplenishing', 'CallerAccount']
const limit: Fault = ['RateLimited', 'RateLimited', 'CallerRequest']
const fault: Fault = ['ServiceFault', 'ServiceError', 'Service']
const gateway: Fault = ['ServiceFault', 'BadGateway', 'Service']
const redirect: Fault = ['RedirectNotFollowed', 'RedirectNotFollowed', 'CallerConfig']
const refused: Fault = ['Unreachable', 'ConnectionRefused', 'CallerConfig']
const hang: Fault = ['NoReply', 'Timeout', 'Network']
const cut: Fault = ['CutShort', 'StreamInterrupted', 'Network']
const cancelled: Fault = ['Cancelled', 'AbortedByCaller', 'Nobody']

export const expected: readonly Expected[] = [
  row('chat', 'works', healthy, '200', 'answered'),
  row('messages', 'works', healthy, '200', 'answered'),
  ...[
    'text-standard',
    'text-prime',
    'text-max',
    'code-standard',
    'code-prime',
    'code-max',
    'agent-standard',
    'agent-prime',
    'agent-max',
  ].map((instrument) => row(instrument, 'works', healthy, '200', 'answered')),

  row('no-bearer', '401', auth('MissingBearerPrefix'), '401', 'NeedsFix', {
    says: 'Authorization: Bearer YOUR_KEY',
  }),
  row('no-header', '401', auth('MissingCredentials'), '401', 'NeedsFix', {
    says: 'Authorization: Bearer YOUR_KEY',
  }),
  row('wrong-key', '401', auth('InvalidApiKey'), '401', 'NeedsFix', {
    says: 'app.thegrid.ai/profile/api-keys',
  }),
  row('placeholder', '401', auth('MalformedKey'), '401', 'NeedsFix', {
    says: 'app.thegrid.ai/profile/api-keys',
  }),
  row('api-key-to-chat', '401', auth('WrongAuthHeader'), '401', 'NeedsFix', {
    says: 'Authorization: Bearer YOUR_KEY',
  }),
  row('bearer-to-messages', '401', auth('WrongAuthHeader'), '401', 'NeedsFix', {
    says: 'x-api-key: YOUR_KEY (no Bearer)',
    certainty: 'Likely',
  }),
  row('lost-on-redirect', '401', auth('AuthorizationLostOnRedirect'), '401', 'NeedsFix', {
    says: 'redirect',
  }),

  row('top-up-off', '402', credits, '402', 'NeedsFix', { says: 'Add credits in the dashboard' }),
  row('top-up-on', '402', credits, '402 402 200', 'answered', {
    says: 'Retry after a short delay',
  }),
  row('top-up-unknown', '402', credits, '402 402 402', 'AttemptsSpent', {
    says: 'Add credits in the dashboard',
  }),

  row('model', '404 (model)', model, '404', 'NeedsFix', { says: 'Set model to text-prime' }),
  row('model-near', '404 (model)', model, '404', 'NeedsFix', {
    says: 'Set model to code-standard',
  }),
  row('v1-v1', '404 (path)', url('DoubledVersionSegment'), '404', 'NeedsFix', {
    says: 'without /v1',
  }),
  row('no-v1', '404 (path)', url('MissingVersionSegment'), '404', 'NeedsFix', {
    says: 'lacks /v1',
  }),
  row('wrong-host', '404 (path)', url('WrongHost'), '404', 'NeedsFix', {
    says: 'not one of The Grid',
  }),
  row('slash', '404 (path)', url('TrailingSlash'), '404', 'NeedsFix', {
    says: 'without a trailing slash',
  }),
  row('endpoint-twice', '404 (path)', url('ExtraPathSegment'), '404', 'NeedsFix', {
    says: 'append /chat/completions or /messages, once',
  }),
  row('other-surface', '404 (path)', url('WrongEndpointForSurface'), '404', 'NeedsFix', {
    says: 'does not offer that endpoint',
  }),

  row('retry-after', '429', limit, '429 200', 'answered', {
    says: 'Retry-After',
    leastWaitMs: 3000,
  }),
  row('no-retry-after', '429', limit, '429 429 200', 'answered', { says: 'backoff' }),
  row('retry-after-a-day', '429', limit, '429', 'WaitTooLong', {
    says: 'Retry-After',
    leastUntilMs: 86_400_000,
  }),

  row('fault-passes', '500', fault, '500 500 200', 'answered', { says: 'not billed' }),
  row('fault-stays', '500', fault, '500 500 500 500', 'AttemptsSpent', {
    says: 'status.thegrid.ai',
  }),
  row('replenishing', '503', refill, '503 503 200', 'answered', { says: 'Auto Top Up' }),
  row('gateway', 'beyond: 502', gateway, '502 200', 'answered', { says: 'backoff' }),

  row('broken-json', '400', body('MalformedRequest'), '400', 'NeedsFix', { says: 'JSON' }),
  row('field-missing', '400', body('MalformedRequest'), '400', 'NeedsFix', {
    says: 'required field',
  }),
  row('out-of-range', 'beyond: 422', body('ValidationFailed'), '422', 'NeedsFix', {
    says: 'parameter',
  }),

  row('not-followed', '307', redirect, '307', 'NeedsFix', { says: 'For curl, add -L' }),
  row('followed', '307', healthy, '200', 'answered'),

  row('refused', 'Connection refused', refused, '–', 'NeedsFix', { says: 'No trailing slash' }),
  row('hang', 'Hangs', hang, '– –', 'MayHaveRun', { says: 'port 443' }),

  row('stream', 'works', healthy, '200', 'answered'),
  row('stream-messages', 'works', healthy, '200', 'answered'),
  row('stream-cut', 'Streaming cuts off', cut, '200', 'OutputDelivered', { says: 'idle timeout' }),

  row('cancelled', 'beyond: cancel', cancelled, '–', 'Cancelled'),
]
