import type { Cause, Diagnosis } from './diagnosis.js'
import {
  AUTHENTICATION,
  addCredits,
  autoReload,
  bareBase,
  baseUrl,
  checkKey,
  compareUrl,
  ERRORS,
  expectedUrl,
  has,
  hasBearer,
  KEY_PAGE,
  keyShape,
  limitedBy,
  network,
  nine,
  notBilled,
  outOfReach,
  REFERENCE,
  ROUTING,
  refilling,
  sentUrl,
  setHeader,
  silence,
  status,
  suggestion,
  support,
  unreachableSteps,
  version,
  whichModel,
  whoseBalance,
  wrongHeader,
} from './phrases.js'

/** What is said of a cause. Steps come in the order of what most likely helps. */
export interface Words {
  readonly title: string
  readonly meaning: (diagnosis: Diagnosis) => string
  /** One to four. */
  readonly steps: (diagnosis: Diagnosis) => readonly string[]
  readonly docs: string
}

const url = (
  title: string,
  meaning: (diagnosis: Diagnosis) => string,
  fix: (diagnosis: Diagnosis) => string,
): Words => ({
  title,
  meaning: (diagnosis) =>
    has(diagnosis, 'NoRequest')
      ? sentUrl(diagnosis)
      : `${sentUrl(diagnosis)} ${meaning(diagnosis)}`,
  steps: (diagnosis) => [fix(diagnosis), compareUrl(diagnosis)],
  docs: REFERENCE,
})

const auth = (
  title: string,
  meaning: (diagnosis: Diagnosis) => string,
  steps: (diagnosis: Diagnosis) => readonly string[],
): Words => ({ title, meaning, steps, docs: AUTHENTICATION })

const said =
  (text: string) =>
  (_diagnosis: Diagnosis): string =>
    text

/** What is said of the error inside an error event. */
const innerWords = ({ evidence }: Diagnosis): Words | null => {
  const inner = evidence[0]?.values.cause
  let cause: Cause
  for (cause in words) if (cause === inner && cause !== 'StreamErrorEvent') return words[cause]
  return null
}

/** What is said of each cause: a column of the cause table. A missing or an extra key does not compile. */
export const words = /* @__PURE__ */ ((): { readonly [C in Cause]: Words } => ({
  MissingBearerPrefix: auth(
    'The word Bearer is missing',
    said('The key was sent without the word Bearer and a space in front of it.'),
    (diagnosis) => [setHeader(diagnosis)],
  ),
  WrongAuthHeader: auth('Wrong auth header for the endpoint', wrongHeader, (diagnosis) => [
    setHeader(diagnosis),
    ...(diagnosis.certainty === 'Certain' ? [] : [checkKey]),
  ]),
  MissingCredentials: auth(
    'No key was sent',
    said(
      'The request carries no key: the header is missing or empty, or the variable behind it is.',
    ),
    (diagnosis) => [
      setHeader(diagnosis),
      'Check that the variable that holds the key is set where the code runs.',
    ],
  ),
  MalformedKey: auth(
    'The key is not in the shape of a key',
    (diagnosis) => `What was sent as the key cannot be one. ${keyShape(diagnosis)}`.trim(),
    (diagnosis) => {
      const copy = `Copy the key again from ${KEY_PAGE}, all of it and nothing else.`
      return hasBearer(diagnosis) ? [setHeader(diagnosis), copy] : [copy, setHeader(diagnosis)]
    },
  ),
  AuthorizationLostOnRedirect: auth(
    'The key was lost on a redirect',
    said(
      'The client followed a redirect to another origin, and clients drop the Authorization header there.',
    ),
    () => [
      'Follow the redirect with the same method, body and Authorization header, or let the client keep it across origins that you trust.',
      'See where the redirect leads: repeat the call with redirects off. Keep its token to yourself.',
    ],
  ),
  InvalidApiKey: auth(
    'The key was not accepted',
    (diagnosis) =>
      has(diagnosis, 'ForeignKey')
        ? 'The key bears the mark of another provider; The Grid does not know it.'
        : has(diagnosis, 'NoRequest')
          ? 'The key or the way it was sent is wrong; the request was not seen, so which of the two is open.'
          : 'The header has the right form; the key in it is wrong, revoked, expired, or for another purpose.',
    (diagnosis) => [
      ...(has(diagnosis, 'NoRequest') ? [setHeader(diagnosis)] : []),
      `Check your key at ${KEY_PAGE}; make a new consumption key if in doubt.`,
    ],
  ),
  InsufficientCredits: {
    title: 'No credits, or no tokens for the instrument',
    meaning: whoseBalance,
    steps: (diagnosis) =>
      diagnosis.autoTopUp
        ? [...refilling(diagnosis), addCredits, autoReload]
        : [addCredits, autoReload, ...refilling(diagnosis)],
    docs: ERRORS,
  },
  BalanceReplenishing: {
    title: 'The balance is being replenished',
    meaning: (diagnosis) =>
      diagnosis.certainty === 'Certain'
        ? 'Auto Top Up is buying tokens for the instrument right now.'
        : 'Most likely Auto Top Up is buying tokens for the instrument; the answer does not say so.',
    steps: (diagnosis) => [
      'Retry after a short delay: by the second or third attempt the new tokens are usually available.',
      ...(diagnosis.certainty === 'Certain' ? [] : [status]),
      `If it lasts, check both balances at app.thegrid.ai. ${autoReload}`,
    ],
    docs: ERRORS,
  },
  UnknownInstrument: {
    title: 'Unknown instrument',
    meaning: whichModel,
    steps: (diagnosis) => [
      suggestion(diagnosis),
      ...(has(diagnosis, 'ModelUnknown') ? [`The nine instruments: ${nine()}.`] : []),
    ],
    docs: REFERENCE,
  },
  WrongBaseUrl: url(
    'Wrong base URL',
    said('That is not the address of the API.'),
    (diagnosis) =>
      `Set the base URL to ${baseUrl(diagnosis)}; if your SDK appends ${version(diagnosis)} itself, to ${bareBase(diagnosis)}.`,
  ),
  WrongHost: url(
    'Wrong host',
    said('That host is not one of The Grid.'),
    (diagnosis) =>
      `Set the base URL to ${baseUrl(diagnosis)}. For a gateway of your own, name it with extendGrid.`,
  ),
  DoubledVersionSegment: url(
    'Doubled /v1',
    (diagnosis) => `The SDK appends ${version(diagnosis)} to a base URL that has it already.`,
    (diagnosis) => `Set the base URL to ${bareBase(diagnosis)}, without ${version(diagnosis)}.`,
  ),
  MissingVersionSegment: url(
    'Missing /v1',
    (diagnosis) => `The path lacks ${version(diagnosis)} where it belongs.`,
    (diagnosis) => `Set the base URL to ${baseUrl(diagnosis)}.`,
  ),
  ExtraPathSegment: url(
    'Extra path segments',
    said('There is more in the path than belongs there.'),
    (diagnosis) =>
      `Set the base URL to ${baseUrl(diagnosis)}, and let the SDK append /chat/completions or /messages, once.`,
  ),
  TrailingSlash: url(
    'Trailing or doubled slash',
    said('There is a slash too many in the path.'),
    (diagnosis) => `Set the base URL to ${baseUrl(diagnosis)}, without a trailing slash.`,
  ),
  WrongEndpointForSurface: url(
    'This host does not offer that endpoint',
    said('Chat Completions and Messages have an address each; other endpoints may not be offered.'),
    (diagnosis) => `Call ${expectedUrl(diagnosis)}.`,
  ),
  PayloadTooLarge: {
    title: 'The request is too large',
    meaning: said(
      'The body, or the prompt in it, is larger than the instrument or the server takes.',
    ),
    steps: () => [
      'Send less: shorten the prompt, or drop earlier messages.',
      'Use an instrument with a longer context.',
    ],
    docs: REFERENCE,
  },
  MalformedRequest: {
    title: 'Malformed request',
    meaning: (diagnosis) =>
      has(diagnosis, 'BodyNotJson')
        ? 'The body that was sent is not JSON.'
        : 'A missing required field, an invalid JSON structure, or a parameter that The Grid does not accept.',
    steps: (diagnosis) => {
      const type = 'Send Content-Type: application/json.'
      const json = has(diagnosis, 'BodyNotJson')
        ? 'Send valid JSON: build the body with JSON.stringify.'
        : 'Check that the body is valid JSON and has every required field: messages, and max_tokens on the Messages API.'
      const compare = `Compare your body to the API reference: ${REFERENCE}.`
      return diagnosis.status === 415 ? [type, json, compare] : [json, type, compare]
    },
    docs: REFERENCE,
  },
  ValidationFailed: {
    title: 'A parameter is out of range',
    meaning: said(
      'The body is well formed, but a parameter in it has a value that is not accepted.',
    ),
    steps: () => [
      "Read the answer's errors.detail: it names the parameter.",
      'Check the ranges: temperature 0 to 2, top_p 0 to 1, max_tokens 1 or more.',
    ],
    docs: REFERENCE,
  },
  MethodNotAllowed: {
    title: 'Wrong HTTP method',
    meaning: said('The endpoint does not take this HTTP method.'),
    steps: () => [
      'Send a POST request to /chat/completions or /messages, a GET to /models.',
      'If you did, a redirect on the way turned a POST into a GET: print the actual URL.',
    ],
    docs: REFERENCE,
  },
  QuotaExhausted: {
    title: 'The quota is used up',
    meaning: (diagnosis) =>
      has(diagnosis, 'DailyCap')
        ? 'A daily or monthly cap is reached: no short wait lifts it.'
        : 'The limit is one of money: no wait lifts it.',
    steps: (diagnosis) =>
      has(diagnosis, 'DailyCap')
        ? ['Wait for the reset, or make a deposit at app.thegrid.ai to lift the cap.']
        : [addCredits, autoReload],
    docs: ERRORS,
  },
  RateLimited: {
    title: 'Too many requests',
    meaning: limitedBy,
    steps: () => [
      'Back off and retry: wait as long as the Retry-After header says, else use exponential backoff with jitter.',
      'If it keeps coming, send fewer requests at once.',
    ],
    docs: ERRORS,
  },
  ServiceOverloaded: {
    title: 'The Grid is overloaded',
    meaning: said('The service has more requests than it can take.'),
    steps: (diagnosis) => [notBilled, status, support(diagnosis)],
    docs: ERRORS,
  },
  ServiceError: {
    title: 'Transient service issue',
    meaning: said('Something failed inside The Grid. Your request is not the reason.'),
    steps: (diagnosis) => [notBilled, status, support(diagnosis)],
    docs: ERRORS,
  },
  ServiceUnavailable: {
    title: 'The Grid is not available',
    meaning: said(
      'The service, or a gateway in front of it, does not serve requests at the moment.',
    ),
    steps: (diagnosis) => [notBilled, status, support(diagnosis)],
    docs: ERRORS,
  },
  BadGateway: {
    title: 'A gateway got no good answer',
    meaning: said(
      'A gateway in front of The Grid could not reach it, or got an answer it could not use.',
    ),
    steps: (diagnosis) => [notBilled, status, support(diagnosis)],
    docs: ERRORS,
  },
  GatewayTimeout: {
    title: 'A gateway waited in vain',
    meaning: said('A gateway in front of The Grid got no answer in time.'),
    steps: (diagnosis) => [notBilled, status, support(diagnosis)],
    docs: ERRORS,
  },
  RedirectNotFollowed: {
    title: 'The redirect was not followed',
    meaning: (diagnosis) =>
      has(diagnosis, 'HttpsRedirect')
        ? 'The request went to http; The Grid is at https.'
        : has(diagnosis, 'RedirectsOff')
          ? 'The Grid routes requests with a 307 redirect, and this client was told not to follow.'
          : has(diagnosis, 'ConnectionCode')
            ? 'The client gave up on redirects: it was told not to follow, or they went in a circle.'
            : 'The Grid routes requests with a 307 redirect, and this client does not follow it.',
    steps: (diagnosis) =>
      has(diagnosis, 'HttpsRedirect')
        ? ['Write https:// in the base URL.']
        : [
            'Follow redirects, with the same method and body. For curl, add -L; most SDKs follow redirects automatically.',
            'Retry at the original URL, never at the redirect target: it carries a token.',
          ],
    docs: ROUTING,
  },
  ProxyAuthenticationRequired: {
    title: 'A proxy wants a login',
    meaning: said(
      'A proxy between your client and The Grid answered: it wants credentials of its own.',
    ),
    steps: () => [
      "Give the client the proxy's user and password, or let it bypass the proxy for api.thegrid.ai.",
      network,
    ],
    docs: ERRORS,
  },
  BlockedByProxy: {
    title: 'A proxy or filter blocked the request',
    meaning: said('A proxy or web filter on the way answered instead of The Grid.'),
    steps: () => [
      'Ask whoever runs the proxy or firewall to allow HTTPS on port 443 to api.thegrid.ai.',
      'Try from another network: if it works there, it is the proxy.',
    ],
    docs: ERRORS,
  },
  BlockedByWaf: {
    title: 'A web application firewall blocked the request',
    meaning: said(
      'A firewall at the edge took the call for an attack or a bot, and answered with a block or a challenge.',
    ),
    steps: (diagnosis) => [
      'Call from a server, with a plain HTTP client and an honest User-Agent, not from a shared or anonymous address.',
      support(diagnosis),
    ],
    docs: ERRORS,
  },
  CaptivePortal: {
    title: 'A web page answered instead of the API',
    meaning: said(
      'The answer is a page for people, such as the sign-in of a Wi-Fi network or a proxy.',
    ),
    steps: () => ['Open a browser on this network and sign in, then retry.', network],
    docs: ERRORS,
  },
  GeoBlocked: {
    title: 'Not available from here',
    meaning: said('Access is refused for legal reasons, by the place that the call comes from.'),
    steps: (diagnosis) => ['Call from a place where the service is offered.', support(diagnosis)],
    docs: ERRORS,
  },
  TlsFailure: {
    title: 'The certificate was not trusted',
    meaning: said(
      'The TLS handshake failed: most often a proxy that inspects traffic with a certificate of its own.',
    ),
    steps: () => [
      "Let the runtime trust the proxy's certificate (for Node: NODE_EXTRA_CA_CERTS). Do not switch verification off.",
      network,
    ],
    docs: ERRORS,
  },
  DnsFailure: {
    title: 'The host name was not found',
    meaning: (diagnosis) => outOfReach(diagnosis, 'No address was found for the host'),
    steps: unreachableSteps,
    docs: REFERENCE,
  },
  ConnectionRefused: {
    title: 'Connection refused',
    meaning: (diagnosis) => outOfReach(diagnosis, 'The connection was refused'),
    steps: unreachableSteps,
    docs: REFERENCE,
  },
  Timeout: {
    title: 'No answer in time',
    meaning: said('No answer came in time. The call may have run.'),
    steps: () => [
      network,
      'Give long calls more time: 120 s or more until the answer begins.',
      status,
    ],
    docs: ERRORS,
  },
  ConnectionReset: {
    title: 'The connection broke',
    meaning: said('The connection was closed before an answer came. The call may have run.'),
    steps: () => ['Retry once; a kept-alive connection may have gone stale.', network],
    docs: ERRORS,
  },
  AbortedByCaller: {
    title: 'Cancelled',
    meaning: said('Your own code ended the call.'),
    steps: () => ['Nothing to fix, unless the signal fired too early: raise its timeout.'],
    docs: ERRORS,
  },
  NetworkFailure: {
    title: 'The network failed',
    meaning: said(
      'No connection came about, and the runtime hides why. In a browser it may also be CORS.',
    ),
    steps: () => [network, 'Test with curl from the same machine: it names the reason.', status],
    docs: ERRORS,
  },
  StreamInterrupted: {
    title: 'The stream was cut off',
    meaning: silence,
    steps: () => [
      'Increase the idle timeout on whatever sits between your client and api.thegrid.ai: some corporate proxies cut streams at 30 to 60 seconds.',
      'Treat what came so far as incomplete; it may be billed.',
    ],
    docs: ERRORS,
  },
  StreamErrorEvent: {
    title: 'An error came in the stream',
    meaning: (diagnosis) => {
      const inner = innerWords(diagnosis)
      const began = 'The stream began well, then sent an error instead of its end.'
      return inner === null ? began : `${began} ${inner.title}. ${inner.meaning(diagnosis)}`
    },
    steps: (diagnosis) =>
      innerWords(diagnosis)?.steps(diagnosis) ?? [
        'Retry if nothing was shown yet; else tell the user that the answer is incomplete.',
        status,
        support(diagnosis),
      ],
    docs: ERRORS,
  },
  MalformedResponse: {
    title: 'The answer is incomplete',
    meaning: said('The status says success, but the body is cut off or is no JSON.'),
    steps: () => ['Retry: something on the way cut the answer.', network],
    docs: ERRORS,
  },
  Healthy: {
    title: 'Nothing is wrong',
    meaning: said('The call was answered.'),
    steps: () => ['Nothing to fix.'],
    docs: ERRORS,
  },
  Unknown: {
    title: 'Not recognised',
    meaning: (diagnosis) =>
      has(diagnosis, 'UrlRight') && has(diagnosis, 'ModelKnown')
        ? 'The URL is right and the instrument is known, so neither explains the answer.'
        : 'What was seen does not say what went wrong.',
    steps: (diagnosis) => [
      'Test with plain curl: if that works, the issue is in your client code or config.',
      status,
      support(diagnosis),
    ],
    docs: ERRORS,
  },
}))()
