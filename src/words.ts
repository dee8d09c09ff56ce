import type { Blame } from './blame.js'
import type { RetryReason, StopReason } from './decision.js'
import type { Cause, Certainty, Culprit, Evidence } from './diagnosis.js'
import type { NextId } from './flow-conclusion.js'
import type { CheckId } from './flow-evidence.js'
import type { MootId } from './flow-moot.js'
import type { ResultOf, StepId } from './flow-state.js'
import { nineInstruments } from './grid.js'
import { isNameOf } from './read.js'
import { safeName } from './redact.js'
import { SPACE } from './shown-url.js'
import {
  apiHost,
  bareBase,
  baseUrl,
  expectedUrl,
  gotUrl,
  has,
  isMessages,
  type Subject,
  shown,
  shownId,
  valueIn,
  version,
} from './subject.js'
import { utc } from './utc.js'

/**
 * Every sentence that a person may read, in this one file: of causes, warnings, decisions, the flow and the report.
 *
 * Only what was seen is filled in, through the gate of `redact.ts`. Decide on tags and codes, never on these words.
 */

const AUTHENTICATION = 'https://thegrid.ai/docs/api-reference/authentication'
const ERRORS = 'https://thegrid.ai/docs/api-reference/errors-and-rate-limits'
const ROUTING = 'https://thegrid.ai/docs/api-reference/request-routing-and-redirects'
const REFERENCE = 'https://thegrid.ai/docs/api-reference/consumption-api'
const BALANCES = 'https://thegrid.ai/docs/best-practices'
const KEY_PAGE = 'app.thegrid.ai/profile/api-keys'

/** What is said of a cause. Steps come in the order of what most likely helps. */
export interface Words {
  readonly title: string
  /** The title of a fault that was seen before the call. */
  readonly before?: string
  readonly meaning: (subject: Subject) => string
  /** One to four. */
  readonly steps: (subject: Subject) => readonly string[]
  readonly docs: string
}

const said =
  (text: string) =>
  (_subject: Subject): string =>
    text

/** What was done, or, before the call, is about to be. */
const tense = ({ ahead }: Subject, before: string, now: string): string =>
  ahead === true ? now : before

// What several causes have in common.

const nine = (): string => nineInstruments.join(', ')
const statusPage = 'Check status.thegrid.ai: if there is an active incident, it is not you.'
const notBilled = 'Failed requests are not billed.'
const checkKey = `Check your key at ${KEY_PAGE}.`
const curlTest =
  'Test with plain curl, without SDK and frameworks (curl(request) of grid-triage gives it): if that works, the issue is in your client code or config.'
const sameMachine = 'Test with curl from the same machine: it names the reason.'
const passRequest =
  'Print the actual URL that your client is hitting (fetch: response.url; an SDK: its base URL plus the path, or its debug log), and pass it to diagnose as request.url, with request.method, request.headers and request.body: it then says which of them is wrong.'

/** What to do again; nothing once it was decided not to. */
const again = ({ isOver }: Subject, step: string): readonly string[] =>
  isOver === true ? [] : [step]

const network = (subject: Subject): string =>
  `Check your proxy or firewall: it must let standard HTTPS on port 443 through to ${apiHost(subject)}.`

const EXPECTED = 'the timestamp, the instrument, and what you expected vs. what you got'

const support = (subject: Subject): string =>
  `If it lasts, send the request ID${shownId(subject) === null ? ' (the x-request-id response header)' : ''} to support@thegrid.ai. Include ${EXPECTED}.`

const askFor = (subject: Subject, ...steps: readonly string[]): readonly string[] =>
  has(subject, 'NoRequest') ? [...steps, passRequest] : steps

// 401: the credentials.

/** The whole header, as the page writes it. */
const rightHeader = (subject: Subject): string => {
  const name = valueIn(subject, 'header') ?? (isMessages(subject) ? 'x-api-key' : 'Authorization')
  const scheme = valueIn(subject, 'scheme') ?? (name === 'Authorization' ? 'Bearer' : null)
  return scheme === null ? `${name}: YOUR_KEY (no Bearer)` : `${name}: ${scheme} YOUR_KEY`
}

const keyHost = (subject: Subject): string =>
  valueIn(subject, 'host') ?? (isMessages(subject) ? 'the Messages API' : 'the Consumption API')

/** Where neither the URL nor the headers were seen, either surface may be meant. */
const setHeader = (subject: Subject): string =>
  has(subject, 'NoRequest') && subject.surface === null
    ? 'Send the header as Authorization: Bearer YOUR_KEY; for the Messages API beta, as x-api-key: YOUR_KEY (no Bearer).'
    : `Send the header as ${rightHeader(subject)}: that is what ${keyHost(subject)} wants.`

const KEY_SHAPES: Readonly<Record<string, string>> = {
  variable: 'It is a variable that was never filled in.',
  quotes: 'It has quotes, commas or semicolons in it.',
  characters: 'It has spaces, line breaks or other characters in it that no key has.',
  masked: 'It is the masked form that a dashboard shows, not the key itself.',
  placeholder: 'It is the placeholder of an example, not a key.',
}

const keyShape = (subject: Subject): string | null => {
  const shape = valueIn(subject, 'shape')
  if (shape === 'bearer')
    return valueIn(subject, 'scheme') === null
      ? 'The header takes the key alone, with no Bearer prefix.'
      : 'The word Bearer is there twice: most SDKs add it themselves, and want the key alone.'
  return isNameOf(KEY_SHAPES, shape) ? (KEY_SHAPES[shape] ?? null) : null
}

const copyKey = `Copy the key again from ${KEY_PAGE}: all of it, and nothing else.`

/** The first step against each shape: what to take away, or where the key is to come from. */
const keySteps = (subject: Subject): readonly string[] => {
  switch (valueIn(subject, 'shape')) {
    case 'bearer':
      return [setHeader(subject), copyKey]
    case 'variable':
      return [
        `Fill it in before the header is built, with your key from ${KEY_PAGE}, and check that it is set where the code runs: print its length, not the key.`,
        setHeader(subject),
      ]
    case 'quotes':
    case 'characters':
      return [
        'Take quotes, commas, spaces and line breaks off the key: trim it where it is read, and see how it is written in your .env or secret.',
        copyKey,
      ]
    case 'placeholder':
      return [`Put your key from ${KEY_PAGE} in its place.`, setHeader(subject)]
    default:
      return [copyKey, setHeader(subject)]
  }
}

const wrongHeader = (subject: Subject): string => {
  const host = keyHost(subject)
  if (has(subject, 'OtherScheme'))
    return `The Authorization header that you ${tense(subject, 'sent', 'send')} uses ${valueIn(subject, 'sent') ?? 'another scheme'}; ${host} wants ${rightHeader(subject)}.`
  if (has(subject, 'CredentialInQuery'))
    return `You ${tense(subject, 'sent', 'send')} the key in the URL; ${host} reads it from a header.`
  const sent = valueIn(subject, 'sent')
  if (sent === null) return 'The key was sent in a header that this host does not read.'
  return valueIn(subject, 'host') === null
    ? `You ${tense(subject, 'sent', 'send')} ${sent}; ${host} wants ${rightHeader(subject)}.`
    : `You ${tense(subject, 'sent', 'send')} ${sent} to ${host}; that host wants ${rightHeader(subject)}.`
}

const wrongHeaderSteps = (subject: Subject): readonly string[] => {
  if (has(subject, 'CredentialInQuery'))
    return [setHeader(subject), `Make a new key at ${KEY_PAGE}: URLs end up in logs.`]
  return subject.certainty === 'Certain'
    ? [setHeader(subject)]
    : askFor(
        subject,
        setHeader(subject),
        'If your SDK sends another header, set this one yourself (defaultHeaders in most SDKs).',
        checkKey,
      )
}

/** The answer speaks against a header that the request, as handed in, has right. */
const headerAsSent = (subject: Subject): readonly string[] =>
  (has(subject, 'BodyWords') || has(subject, 'BodyCode')) && !has(subject, 'NoRequest')
    ? [
        'Print the header that is really sent: the request as you handed it in has it right, so that something on the way may change it.',
      ]
    : []

const auth = (
  title: string,
  meaning: (subject: Subject) => string,
  steps: (subject: Subject) => readonly string[],
  before: string = title,
): Words => ({
  title,
  before,
  meaning,
  steps: (subject) => [...steps(subject), ...headerAsSent(subject)],
  docs: AUTHENTICATION,
})

// 402 and 503: the two balances.

const autoReload = 'Set up Auto-Reload to prevent this.'
const addCredits =
  'Add credits in the dashboard at app.thegrid.ai, and check both balances there: credits, and tokens for the instrument.'

const refilling = (subject: Subject): readonly string[] => {
  if (subject.autoTopUp === false) return []
  return subject.autoTopUp === true
    ? again(
        subject,
        'Retry after a short delay: Auto Top Up is buying tokens, and a 402 is retryable in this case.',
      )
    : [
        subject.isOver === true
          ? 'If Auto Top Up is on, pass autoTopUp: true to diagnose, and it is retried for longer.'
          : 'If Auto Top Up is buying tokens, retry after a short delay: pass autoTopUp: true to diagnose, and it is retried for longer.',
      ]
}

const declined =
  'If it stays, see in the dashboard whether the card was declined or a limit reached.'

const whoseBalance = (subject: Subject): string =>
  has(subject, 'TokensWords')
    ? `There are no available consumption tokens for ${safeName(subject.instrument) ?? 'the instrument'}.`
    : has(subject, 'CreditsWords')
      ? 'The credits balance is used up.'
      : 'Either the credits balance hit zero, or there are no available tokens for the instrument.'

// 404: the instrument and the URL.

const whichModel = (subject: Subject): string => {
  const model = valueIn(subject, 'model')
  if (has(subject, 'ModelMissing')) return 'The body has no model.'
  if (has(subject, 'ModelSpaced')) return `There is white space around "${model}".`
  if (model !== null) return `"${model}" is no instrument of The Grid.`
  return has(subject, 'UrlRight')
    ? 'The URL is right, and a 404 with the URL correct usually means that the model is wrong.'
    : 'The answer speaks against the model: what was sent as model may be no instrument of The Grid.'
}

const suggestion = (subject: Subject): string => {
  if (has(subject, 'ModelMissing')) return `Name one of our nine instruments as model: ${nine()}.`
  const name = valueIn(subject, 'suggestion')
  return name === null
    ? `Print what you pass as model, and use one of our nine instruments: ${nine()}.`
    : `Set model to ${name}.`
}

const compareUrl = (subject: Subject): string =>
  has(subject, 'UrlDiffers')
    ? `Then print the actual URL your SDK is hitting, and compare it character by character: it must be ${expectedUrl(subject)}.`
    : `Compare it character by character to ${expectedUrl(subject)}.`

const sentUrl = (subject: Subject): string => {
  const got = gotUrl(subject)
  if (got !== null) return `The request ${tense(subject, 'went', 'would go')} to ${got}.`
  return has(subject, 'NoRequest')
    ? 'A 404 usually means that the URL is malformed, else that the model is wrong; neither was seen, so this is a guess.'
    : 'The URL is not one that The Grid serves.'
}

const PORT = /^[a-z]{1,8}:\/\/[^/]{1,512}:\d{1,5}(?:\/|$)/
const FOR_PEOPLE = /^https:\/\/(?:app|docs|status|www)\./

const wrongBase = (subject: Subject): string => {
  const got = gotUrl(subject) ?? ''
  if (got.includes(SPACE)) return `There is white space around it, drawn as ${SPACE}.`
  if (got.startsWith('https:/') && !got.startsWith('https://'))
    return 'A slash is missing behind https:.'
  if (!got.includes('://')) return 'The scheme is missing: it must begin with https://.'
  if (got.startsWith('http://')) return 'The Grid is at https, not at http.'
  if (!got.startsWith('https://')) return 'The scheme must be https.'
  if (FOR_PEOPLE.test(got)) return 'That is a page for people, not the API.'
  return PORT.test(got) && !PORT.test(expectedUrl(subject))
    ? 'The Grid uses standard HTTPS on port 443.'
    : 'That is not the address of the API.'
}

const ENDPOINTS = ['/chat/completions', '/messages']

const extraSegments = (subject: Subject): string => {
  const got = gotUrl(subject) ?? ''
  if (differsInCase(subject)) return LETTER_CASE
  if (ENDPOINTS.some((endpoint) => got.split(endpoint, 3).length === 3))
    return 'The endpoint is there twice: the base URL has it, and the SDK appends it.'
  return got.includes('/api/')
    ? 'There is an /api in the path that does not belong there.'
    : 'There is more in the path than belongs there.'
}

const slashes = (subject: Subject): string => {
  const got = gotUrl(subject) ?? ''
  return got.endsWith('/') && got.slice(0, -1) === expectedUrl(subject)
    ? 'Take the / off the end of the URL; the base URL, too, goes without a trailing slash.'
    : `Set the base URL to ${baseUrl(subject)}, without a trailing slash.`
}

const originOf = (text: string): string => text.split('/', 3).join('/')

const endsEarly = (subject: Subject): boolean => {
  const got = gotUrl(subject)
  return got === baseUrl(subject) || got === `${baseUrl(subject)}/`
}
const ENDS_EARLY = 'The URL ends too early: the endpoint is missing behind the base.'
const LETTER_CASE = 'Letter case matters in a path.'

const differsInCase = (subject: Subject): boolean =>
  gotUrl(subject)?.toLowerCase() === expectedUrl(subject).toLowerCase()

/** Two letters more or less are a slip of the finger. */
const isMistyped = (got: string, right: string): boolean => Math.abs(got.length - right.length) <= 2

const endpointMissing = (subject: Subject): string => {
  const got = gotUrl(subject) ?? ''
  const right = expectedUrl(subject)
  if (endsEarly(subject)) return ENDS_EARLY
  if (differsInCase(subject)) return LETTER_CASE
  if (originOf(got) !== originOf(right))
    return 'Chat Completions and Messages have an address each.'
  return isMistyped(got, right)
    ? 'The endpoint is mistyped.'
    : 'The Grid does not offer that endpoint here.'
}

const url = (
  title: string,
  meaning: (subject: Subject) => string,
  fix: (subject: Subject) => string,
): Words => ({
  title,
  meaning: (subject) =>
    has(subject, 'NoRequest') ? sentUrl(subject) : `${sentUrl(subject)} ${meaning(subject)}`,
  steps: (subject) =>
    has(subject, 'NoRequest')
      ? [
          fix(subject),
          passRequest,
          compareUrl(subject),
          `With the URL correct it is usually the model: it must be one of our nine instruments, ${nine()}.`,
        ]
      : [fix(subject), compareUrl(subject)],
  docs: REFERENCE,
})

// 400 and 422: the body.

const TYPES: Readonly<Record<string, string>> = {
  number: 'a number',
  integer: 'a whole number',
  fraction: 'a fraction',
  boolean: 'true or false',
  string: 'a string',
  object: 'an object',
  list: 'an array',
  strings: 'a string or an array',
}

const typeWord = (type: string | null): string =>
  (isNameOf(TYPES, type) ? TYPES[type] : undefined) ?? 'something else'

const range = (seen: Evidence): string => {
  const least = shown(seen, 'least')
  const most = shown(seen, 'most')
  if (least === null) return `at most ${most}`
  return most === null ? `${least} or more` : `from ${least} to ${most}`
}

interface Fault {
  readonly is: string
  readonly fix: string
  /** It may be let pass all the same. */
  readonly isOnlyOdd?: boolean
}

/** What is odd in a body: it may be the reason for a refusal, and need not be. */
const ODD = {
  NoContentType: {
    isOnlyOdd: true,
    is: 'There is no Content-Type, and fetch then says that the body is plain text.',
    fix: 'Send Content-Type: application/json.',
  },
  EmptyTools: {
    isOnlyOdd: true,
    is: 'tools is an empty array, which some suppliers refuse.',
    fix: 'Leave tools out when there are none.',
  },
  LoneToolChoice: {
    isOnlyOdd: true,
    is: 'tool_choice is set, but there are no tools to choose from.',
    fix: 'Leave tool_choice out when there are no tools.',
  },
}

/** What is wrong with one part of the body, and what to do about it; `null` for other evidence. */
const bodyFault = (seen: Evidence): Fault | null => {
  const name = shown(seen, 'parameter') ?? 'a parameter'
  const sent = shown(seen, 'sent') ?? ''
  switch (seen.code) {
    case 'ParameterMissing':
      return { is: `${name} is missing.`, fix: `Add ${name} to the body: it is a required field.` }
    case 'ParameterType': {
      const type = typeWord(shown(seen, 'type'))
      return {
        is: `${name} is ${typeWord(sent)}; it must be ${type}.`,
        fix: `Send ${name} as ${type}.`,
      }
    }
    case 'ParameterRange':
      return {
        is: `${name} is ${sent}; it must be ${range(seen)}.`,
        fix: `Set ${name} to a value that is ${range(seen)}.`,
      }
    case 'ParameterChoice': {
      const choices = shown(seen, 'choices') ?? 'those of the API reference'
      return {
        is: `${name} has a value that is not offered.`,
        fix: `Set ${name} to one of ${choices}.`,
      }
    }
    case 'ListLength':
      return sent === '0'
        ? { is: `${name} is empty.`, fix: `Put at least one entry into ${name}.` }
        : {
            is: `${name} has ${sent} entries; it must have ${range(seen)}.`,
            fix: `Give ${name} ${range(seen)} entries.`,
          }
    case 'BodyNotJson':
      return {
        is: 'The body is not JSON.',
        fix: 'Send valid JSON: build the body with JSON.stringify.',
      }
    case 'BodyNotObject':
      return {
        is: 'The body is JSON, but not an object.',
        fix: 'Send one JSON object: { "model": ..., "messages": [...] }, and stringify it once.',
      }
    case 'ContentType':
      return {
        is: `The Content-Type is ${sent === '' ? 'not that of JSON' : sent}.`,
        fix: 'Send Content-Type: application/json.',
      }
    case 'NoContentType':
    case 'EmptyTools':
    case 'LoneToolChoice':
      return ODD[seen.code]
    default:
      return null
  }
}

const bodyFaults = ({ evidence }: Subject): readonly Fault[] =>
  evidence.flatMap((seen) => bodyFault(seen) ?? []).slice(0, 3)

const detail = 'Read the body of the answer (errors.detail): it says what was refused.'
const postOrGet = 'Send a POST request to /chat/completions or /messages, a GET to /models.'
const turnedToGet =
  'If you did, a redirect on the way turned a POST into a GET: print the actual URL.'

const compareTo = (isOfMessages: boolean): string =>
  `Compare your body to the ${isOfMessages ? '' : 'Consumption '}API reference.`
const compareBody = (subject: Subject): string => compareTo(isMessages(subject))

const body = (
  title: string,
  meaning: (subject: Subject) => string,
  steps: (subject: Subject) => readonly string[],
): Words => ({
  title,
  meaning: (subject) => {
    const faults = bodyFaults(subject)
    return faults.length === 0 ? meaning(subject) : faults.map(({ is }) => is).join(' ')
  },
  steps: (subject) => {
    const faults = bodyFaults(subject)
    if (faults.length === 0) return steps(subject)
    const fixes = faults.map(({ fix }) => fix)
    const isOpen = subject.ahead !== true && faults.every(({ isOnlyOdd }) => isOnlyOdd === true)
    return [...(isOpen ? [detail] : []), ...fixes.slice(0, 2), compareBody(subject)]
  },
  docs: REFERENCE,
})

// No answer, or one that was cut.

const rightBase = (subject: Subject): string =>
  `Confirm the base URL: ${baseUrl(subject)}. No trailing slash, no extra path segments, no typos.`

const outOfReach = (subject: Subject, what: string): string => {
  const code = valueIn(subject, 'code')
  const failed = code === null ? what : `${what} (${code})`
  if (has(subject, 'LocalProxy'))
    return `${failed}, at another address than the one you call: a proxy is set that cannot be reached.`
  if (has(subject, 'UrlDiffers')) return `${failed}. ${sentUrl(subject)}`
  return subject.culprit === 'CallerConfig'
    ? `${failed}, most often because the base URL is wrong.`
    : `${failed}, although host and port are right: something between is in the way, or the service is down.`
}

const unreachableSteps = (subject: Subject): readonly string[] => {
  if (has(subject, 'LocalProxy'))
    return ['Check HTTPS_PROXY and HTTP_PROXY: start or correct that proxy, or unset them.']
  if (subject.culprit === 'CallerConfig')
    return has(subject, 'NoRequest')
      ? [rightBase(subject), passRequest, compareUrl(subject)]
      : [rightBase(subject), compareUrl(subject)]
  const dns =
    subject.cause === 'DnsFailure'
      ? [`Check DNS on this machine: nslookup ${apiHost(subject)} has to give an address.`]
      : []
  return [...dns, network(subject), sameMachine, statusPage]
}

const EXPIRED =
  'The certificate has expired, or is not valid yet, or the clock of this machine is wrong.'
const OTHER_HOST = 'The certificate is for another host: something answers in its place.'
const CERTIFICATES: Readonly<Record<string, string>> = {
  CERT_HAS_EXPIRED: EXPIRED,
  CERT_NOT_YET_VALID: EXPIRED,
  ERR_CERT_DATE_INVALID: EXPIRED,
  ERR_TLS_CERT_ALTNAME_INVALID: OTHER_HOST,
  HOSTNAME_MISMATCH: OTHER_HOST,
  ERR_CERT_COMMON_NAME_INVALID: OTHER_HOST,
}

/** What is wrong with the certificate, where the code says so. */
const certificate = (subject: Subject): string | null => {
  const code = valueIn(subject, 'code')
  return isNameOf(CERTIFICATES, code) ? (CERTIFICATES[code] ?? null) : null
}

const neverConnected = (subject: Subject): boolean =>
  valueIn(subject, 'code') === 'UND_ERR_CONNECT_TIMEOUT'

const hung = (subject: Subject): string => {
  if (subject.status !== null)
    return 'The server, or something in front of it, waited in vain for the whole request. The call may have run.'
  return neverConnected(subject)
    ? 'No connection came about within the time limit.'
    : 'Nothing came back before the time limit. The call may have run.'
}

const incomplete =
  'Mark what was shown as incomplete, or start the whole answer over: a retry cannot take it up where it stopped.'

const silence = (subject: Subject): string => {
  const silentMs = Number(valueIn(subject, 'silentMs') ?? 0)
  return silentMs >= 20_000
    ? `The stream stopped without its end mark after ${Math.round(silentMs / 1000)} s of silence: most likely an idle timeout on a proxy.`
    : 'The stream stopped without its end mark.'
}

const inUnits = (ms: number): string => {
  const seconds = Math.ceil(ms / 100) / 10
  if (seconds < 120) return `${seconds} s`
  return seconds < 7200 ? `${Math.ceil(seconds / 60)} min` : `${Math.ceil(seconds / 3600)} h`
}

/** What the server asked for: a span, or a moment. */
const askedWait = ({ pushback }: Subject): string | null => {
  if (pushback === null || pushback._tag === 'Never') return null
  if (pushback._tag === 'In') return `the ${inUnits(pushback.ms)}`
  const until = utc(pushback.epochMs)
  return until === null ? null : `until ${until},`
}

const limitedBy = (subject: Subject): string =>
  has(subject, 'PerInstrument')
    ? 'The rate limit of the instrument is hit.'
    : has(subject, 'PerKey')
      ? 'The rate limit of the key is hit.'
      : 'A rate limit is hit, per key or per instrument.'

/** Retry, then see whether others have it, then ask. */
const faultSteps = (subject: Subject): readonly string[] => [
  ...again(subject, `Retry with exponential backoff and jitter. ${notBilled}`),
  statusPage,
  support(subject),
]

/** A fault of the service. */
const service = (title: string, meaning: string): Words => ({
  title,
  meaning: said(meaning),
  steps: faultSteps,
  docs: ERRORS,
})

const notFollowed = (subject: Subject): string => {
  if (has(subject, 'HttpsRedirect')) return 'The request went to http; The Grid is at https.'
  if (has(subject, 'RedirectsOff'))
    return 'The Grid routes requests with a 307 redirect, and this client is told not to follow.'
  return has(subject, 'ConnectionCode')
    ? 'The client gave up on redirects: it was told not to follow, or they went in a circle.'
    : 'The Grid routes requests with a 307 redirect, and this client does not follow it.'
}

/** What is said of the error inside an error event. */
const innerWords = ({ evidence }: Subject): Words | null => {
  const inner = evidence[0]?.values.cause
  let cause: Cause
  for (cause in words) if (cause === inner && cause !== 'StreamErrorEvent') return words[cause]
  return null
}

const unknownSteps = (subject: Subject): readonly string[] => {
  if (subject.status === null && subject.evidence.length === 0)
    return [
      'Hand diagnose what you have: { response, body } with the text of the answer, or { error } with what was thrown, and { request } as it was sent.',
      curlTest,
      statusPage,
    ]
  return subject.status === 403
    ? askFor(
        subject,
        'Look at the Server header and the body of the answer: The Grid documents no 403 for inference, so that a proxy, a firewall or another provider is likely.',
        curlTest,
        support(subject),
      )
    : askFor(subject, curlTest, statusPage, support(subject))
}

const unknownMeaning = (subject: Subject): string => {
  if (has(subject, 'UrlRight') && has(subject, 'ModelKnown'))
    return 'The URL is right and the instrument is known, so neither explains the answer.'
  if (has(subject, 'UrlRight')) return 'The URL is right, so that it does not explain the answer.'
  return subject.status === null
    ? 'What was seen does not say what went wrong.'
    : `A ${subject.status} by itself does not say what went wrong, and nothing else that was seen does.`
}

/** What is said of each cause: a column of the cause table. A missing or an extra key does not compile. */
export const words = /* @__PURE__ */ ((): { readonly [C in Cause]: Words } => ({
  MissingBearerPrefix: auth(
    'The word Bearer is missing',
    (subject) =>
      has(subject, 'BareKey')
        ? `The header that you ${tense(subject, 'sent', 'send')} to ${keyHost(subject)} does not begin with the literal word Bearer and a space.`
        : 'The answer says that the word Bearer is missing in front of the key.',
    (subject) => askFor(subject, setHeader(subject)),
  ),
  WrongAuthHeader: auth('Wrong auth header for the endpoint', wrongHeader, wrongHeaderSteps),
  MissingCredentials: auth(
    'No key was sent',
    (subject) =>
      has(subject, 'NoCredentials')
        ? `No key ${tense(subject, 'went', 'goes')} to ${keyHost(subject)}: the header is missing or empty, or the variable behind it is.`
        : 'The answer says that no key came with the request.',
    (subject) =>
      askFor(
        subject,
        setHeader(subject),
        'Check that the variable that holds the key is set where the code runs: print its length, not the key.',
      ),
    'No key is sent',
  ),
  MalformedKey: auth(
    'The key is not in the shape of a key',
    (subject) => keyShape(subject) ?? 'What was sent as the key cannot be one.',
    keySteps,
  ),
  AuthorizationLostOnRedirect: auth(
    'The key was lost on a redirect',
    said(
      'The client followed a redirect to another origin, and clients drop the Authorization header there.',
    ),
    () => [
      'Let the client keep the Authorization header on redirects within thegrid.ai (curl: --location-trusted), or follow them yourself with the same method, body and header.',
      'Check that no proxy or gateway of yours redirects the call: repeat it with redirects off, and keep the token of the redirect to yourself.',
    ],
  ),
  InvalidApiKey: auth(
    'The key was not accepted',
    (subject) => {
      if (has(subject, 'ForeignKey'))
        return 'The key bears the mark of another provider; The Grid does not know it.'
      return has(subject, 'NoRequest')
        ? 'A 401 usually means that the header is wrong, not the key; what was sent was not seen, so which of the two is open.'
        : 'The header has the right form; the key in it is wrong, revoked, expired, or for another purpose.'
    },
    (subject) =>
      has(subject, 'ForeignKey')
        ? [
            `Use a key of The Grid, from ${KEY_PAGE}. Where its variable is empty, some tools send another provider's key instead.`,
          ]
        : has(subject, 'NoRequest')
          ? askFor(subject, setHeader(subject), checkKey)
          : [
              `Check your key at ${KEY_PAGE}: it has to be there, active, and a consumption key; make a new one if in doubt.`,
              `Test the key alone: GET ${baseUrl(subject)}/models answers 200 when it is good.`,
            ],
    'This key will not be accepted',
  ),
  InsufficientCredits: {
    title: 'No credits, or no tokens for the instrument',
    meaning: whoseBalance,
    steps: (subject) =>
      subject.autoTopUp === true
        ? [...refilling(subject), addCredits, autoReload, declined]
        : [addCredits, autoReload, ...refilling(subject)],
    docs: BALANCES,
  },
  BalanceReplenishing: {
    title: 'The balance is being replenished',
    meaning: ({ certainty }) =>
      certainty === 'Certain'
        ? 'Auto Top Up is buying tokens for the instrument right now.'
        : 'Most likely Auto Top Up is buying tokens for the instrument; the answer does not say so.',
    steps: (subject) => [
      ...again(
        subject,
        'Retry after a short delay: by the second or third attempt the new tokens are usually available.',
      ),
      ...(subject.certainty === 'Certain' ? [] : [statusPage]),
      `If it lasts, check both balances at app.thegrid.ai. ${autoReload}`,
    ],
    docs: BALANCES,
  },
  UnknownInstrument: {
    title: 'Unknown instrument',
    meaning: whichModel,
    steps: (subject) =>
      askFor(
        subject,
        suggestion(subject),
        ...(has(subject, 'ModelUnknown')
          ? [
              `The nine instruments: ${nine()}.`,
              `GET ${baseUrl(subject)}/models lists all that is offered.`,
            ]
          : []),
      ),
    docs: REFERENCE,
  },
  WrongBaseUrl: url(
    'Wrong base URL',
    wrongBase,
    (subject) =>
      `Set the base URL to ${baseUrl(subject)}; if your SDK appends ${version(subject)} itself, to ${bareBase(subject)}.`,
  ),
  WrongHost: url(
    'Wrong host',
    said('That host is not one of The Grid: it is mistyped, or of another provider.'),
    (subject) =>
      `Set the base URL to ${baseUrl(subject)}. For a gateway of your own, name it with extendGrid.`,
  ),
  DoubledVersionSegment: url(
    'Doubled /v1',
    (subject) =>
      `The base URL ends with ${version(subject)}, and your SDK or code appends ${version(subject)} again.`,
    (subject) =>
      `Set the base URL to ${bareBase(subject)}, without ${version(subject)}. If your SDK or code appends nothing, set it to ${baseUrl(subject)}.`,
  ),
  MissingVersionSegment: url(
    'Missing /v1',
    (subject) => `The path lacks ${version(subject)} where it belongs.`,
    (subject) => `Set the base URL to ${baseUrl(subject)}.`,
  ),
  ExtraPathSegment: url(
    'Extra path segments',
    extraSegments,
    (subject) =>
      `Set the base URL to ${baseUrl(subject)}, and let the SDK append /chat/completions or /messages, once.`,
  ),
  TrailingSlash: url(
    'Trailing or doubled slash',
    (subject) => (endsEarly(subject) ? ENDS_EARLY : 'There is a slash too many in the path.'),
    slashes,
  ),
  WrongEndpointForSurface: url(
    'This host does not offer that endpoint',
    endpointMissing,
    (subject) =>
      `Call ${expectedUrl(subject)}. What else is offered stands in the Consumption API reference.`,
  ),
  PayloadTooLarge: {
    title: 'The request is too large',
    meaning: ({ status }) => {
      if (status === 431) return 'The headers are larger than the server takes.'
      return status === 414
        ? 'The URL is longer than the server takes.'
        : 'The body, or the prompt in it, is larger than the instrument or the server takes.'
    },
    steps: ({ status, instrument }) => {
      if (status === 431) return ['Send fewer or shorter headers: look for cookies.']
      if (status === 414) return ['Send what is in the query in the body.']
      return [
        'Send less: shorten the prompt, or drop earlier messages.',
        ...(instrument?.endsWith('-max') === true
          ? []
          : ['Use an instrument with a longer context, such as text-max.']),
      ]
    },
    docs: REFERENCE,
  },
  MalformedRequest: body(
    'Malformed request',
    ({ status }) =>
      status === 415
        ? 'The server did not take the Content-Type of the body.'
        : 'A missing required field, an invalid JSON structure, or a parameter that The Grid does not accept.',
    (subject) => {
      const type = 'Send Content-Type: application/json.'
      const json =
        'Check that the body is valid JSON and has every required field: messages, and max_tokens on the Messages API.'
      return subject.status === 415
        ? askFor(subject, type, json, compareBody(subject))
        : has(subject, 'NoRequest')
          ? askFor(subject, json, type, compareBody(subject))
          : [detail, json, compareBody(subject)]
    },
  ),
  ValidationFailed: body(
    'A parameter has a value that is not accepted',
    said(
      'The body is well formed, but a parameter in it is out of range or of the wrong structure.',
    ),
    (subject) =>
      askFor(
        subject,
        'Read the body of the answer (errors.detail): it names the parameter.',
        'Check the ranges: temperature 0 to 2, top_p 0 to 1, max_tokens 1 or more.',
        compareBody(subject),
      ),
  ),
  MethodNotAllowed: {
    title: 'Wrong HTTP method',
    meaning: (subject) => {
      const method = valueIn(subject, 'method')
      return method === null
        ? 'The endpoint does not take this HTTP method.'
        : `You ${tense(subject, 'sent', 'send')} ${method}; that endpoint takes POST.`
    },
    steps: (subject) =>
      has(subject, 'MethodDiffers')
        ? [
            valueIn(subject, 'method') === 'GET'
              ? 'Send a POST request. fetch sends GET unless told otherwise: { method: "POST" }.'
              : 'Send a POST request.',
          ]
        : has(subject, 'NoRequest')
          ? askFor(subject, postOrGet, turnedToGet)
          : [
              'A redirect on the way may have turned your POST into a GET: print the actual URL.',
              postOrGet,
            ],
    docs: REFERENCE,
  },
  QuotaExhausted: {
    title: 'The quota is used up',
    meaning: (subject) =>
      has(subject, 'DailyCap')
        ? 'A daily or monthly cap is reached: no short wait lifts it.'
        : 'It is about money, not about speed: no wait lifts it.',
    steps: (subject) =>
      has(subject, 'DailyCap')
        ? ['Wait for the reset, or make a deposit at app.thegrid.ai to lift the cap.']
        : [addCredits, autoReload],
    docs: ERRORS,
  },
  RateLimited: {
    title: 'Too many requests',
    meaning: limitedBy,
    steps: (subject) => {
      const asked = askedWait(subject)
      const backOff =
        'Back off and retry: wait as long as the Retry-After header says, else use exponential backoff with jitter.'
      return [
        ...(asked === null
          ? again(subject, backOff)
          : [
              `Back off and retry: wait ${asked} that the server asks for (Retry-After, or a header like it), with jitter on top.`,
            ]),
        'If it keeps coming, send fewer requests at once.',
      ]
    },
    docs: ERRORS,
  },
  ServiceOverloaded: service(
    'The Grid is overloaded',
    'The service has more requests than it can take.',
  ),
  ServiceError: service('Transient service issue', 'Something failed inside The Grid.'),
  ServiceUnavailable: service(
    'The Grid is not available',
    'The service, or a gateway in front of it, does not serve requests at the moment.',
  ),
  BadGateway: service(
    'A gateway got no good answer',
    'A gateway in front of The Grid could not reach it, or got an answer it could not use.',
  ),
  GatewayTimeout: service(
    'A gateway waited in vain',
    'A gateway in front of The Grid got no answer in time.',
  ),
  RedirectNotFollowed: {
    title: 'The redirect was not followed',
    before: 'Redirects are not followed',
    meaning: notFollowed,
    steps: (subject) =>
      has(subject, 'HttpsRedirect')
        ? ['Write https:// in the base URL.']
        : [
            'Follow redirects, with the same method and body. For curl, add -L; most SDKs follow redirects automatically.',
            ...(subject.ahead === true
              ? []
              : ['Retry at the original URL, never at the redirect target: it carries a token.']),
          ],
    docs: ROUTING,
  },
  ProxyAuthenticationRequired: {
    title: 'A proxy wants a login',
    meaning: said(
      'A proxy between your client and The Grid answered: it wants credentials of its own.',
    ),
    steps: (subject) => [
      `Give the client the proxy's user and password (usually in HTTPS_PROXY), or let it bypass the proxy for ${apiHost(subject)} (NO_PROXY).`,
      network(subject),
    ],
    docs: ERRORS,
  },
  BlockedByProxy: {
    title: 'A proxy or filter blocked the request',
    meaning: said(
      'A proxy or web filter on the way answered instead of The Grid: it blocks the call, or cannot reach the host.',
    ),
    steps: (subject) => [
      `Ask whoever runs the proxy or firewall to allow HTTPS on port 443 to ${apiHost(subject)}.`,
      'Try from another network: if it works there, it is the proxy.',
    ],
    docs: ERRORS,
  },
  BlockedByWaf: {
    title: 'A web application firewall blocked the request',
    meaning: said(
      'A firewall at the edge took the call for an attack or a bot, and answered with a block or a challenge.',
    ),
    steps: (subject) => [
      'Call from a server, with a plain HTTP client and a User-Agent that names your application, not from a shared or anonymous address.',
      `${support(subject)} Without one, send the Ray ID of the page (the cf-ray response header).`,
    ],
    docs: ERRORS,
  },
  CaptivePortal: {
    title: 'A web page answered instead of the API',
    meaning: said(
      'The answer is a page for people, such as the sign-in of a Wi-Fi network or a proxy.',
    ),
    steps: (subject) => [
      'Open a browser on this network and sign in, then retry.',
      network(subject),
    ],
    docs: ERRORS,
  },
  GeoBlocked: {
    title: 'Not available from here',
    meaning: said('Access is refused for legal reasons, by the place that the call comes from.'),
    steps: (subject) => ['Call from a place where the service is offered.', support(subject)],
    docs: ERRORS,
  },
  TlsFailure: {
    title: 'The certificate was not trusted',
    meaning: (subject) =>
      certificate(subject) ??
      'The TLS handshake failed: most often a proxy that inspects traffic with a certificate of its own.',
    steps: (subject) =>
      certificate(subject) === null
        ? [
            "Let the runtime trust the proxy's certificate (for Node: NODE_EXTRA_CA_CERTS). Do not switch verification off.",
            network(subject),
          ]
        : [
            'Set the clock of this machine, and look at the certificate: curl -v shows whose it is.',
            network(subject),
            statusPage,
          ],
    docs: ERRORS,
  },
  DnsFailure: {
    title: 'The host name was not found',
    meaning: (subject) => outOfReach(subject, 'DNS gives no address for it'),
    steps: unreachableSteps,
    docs: REFERENCE,
  },
  ConnectionRefused: {
    title: 'Connection refused',
    meaning: (subject) => outOfReach(subject, 'Nothing accepted the connection'),
    steps: unreachableSteps,
    docs: REFERENCE,
  },
  Timeout: {
    title: 'No answer in time',
    meaning: hung,
    steps: (subject) => [
      network(subject),
      neverConnected(subject)
        ? sameMachine
        : 'Give long calls more time: 120 s or more until the answer begins.',
      statusPage,
    ],
    docs: ERRORS,
  },
  ConnectionReset: {
    title: 'The connection broke',
    meaning: said('The connection was closed before an answer came. The call may have run.'),
    steps: (subject) => [
      ...again(subject, 'Retry once; a kept-alive connection may have gone stale.'),
      network(subject),
    ],
    docs: ERRORS,
  },
  AbortedByCaller: {
    title: 'Cancelled',
    meaning: said('Your own code ended the call.'),
    steps: ({ certainty }) => [
      'Nothing to fix, unless the signal fired too early: raise its timeout.',
      ...(certainty === 'Certain'
        ? []
        : [
            'If the signal was not yours, pass cancelled: false to diagnose: it is then a time-out.',
          ]),
    ],
    docs: ERRORS,
  },
  NetworkFailure: {
    title: 'The network failed',
    meaning: (subject) => {
      const code = valueIn(subject, 'code')
      return code === null
        ? 'No connection came about, and the runtime hides why. In a browser it may also be CORS.'
        : `No connection came about (${code}).`
    },
    steps: (subject) => [network(subject), sameMachine, statusPage],
    docs: ERRORS,
  },
  StreamInterrupted: {
    title: 'The stream was cut off',
    meaning: silence,
    steps: (subject) => [
      `Increase the idle timeout on whatever sits between your client and ${apiHost(subject)}: some corporate proxies cut streams at 30 to 60 seconds.`,
      ...(subject.outputDelivered ? [incomplete] : []),
    ],
    docs: ERRORS,
  },
  StreamErrorEvent: {
    title: 'An error came in the stream',
    meaning: (subject) => {
      const inner = innerWords(subject)
      const began = subject.outputDelivered
        ? 'The stream began well, then sent an error instead of its end.'
        : 'The stream sent an error instead of an answer.'
      return inner === null ? began : `${began} ${inner.title}. ${inner.meaning(subject)}`
    },
    steps: (subject) => {
      const own = innerWords(subject)?.steps(subject) ?? faultSteps(subject)
      if (!subject.outputDelivered) return own
      // To start over fails again before what is wrong is mended.
      const mended = subject.recovery === 'AfterFix' ? 1 : 0
      return [...own.slice(0, mended), incomplete, ...own.slice(mended)]
    },
    docs: ERRORS,
  },
  MalformedResponse: {
    title: 'The answer is incomplete',
    meaning: said('The status says success, but the body is cut off or is not JSON.'),
    steps: (subject) => [
      ...again(subject, 'Retry: something on the way cut the answer.'),
      network(subject),
    ],
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
    meaning: unknownMeaning,
    steps: unknownSteps,
    docs: ERRORS,
  },
}))()

// What is no fault by itself and yet worth mending.

const LOWER_CASE =
  'Write the model in lower case, as the page does: other spellings are not promised to work.'
const NESTED =
  'Switch the retries of your client off (an SDK: maxRetries: 0): two layers of retries multiply.'

const warning = (
  title: string,
  meaning: (subject: Subject) => string,
  step: string,
  docs: string,
): Words => ({ title, meaning, steps: () => [step], docs })

const bodyWarning = (code: keyof typeof ODD, title: string): Words =>
  warning(title, said(ODD[code].is), ODD[code].fix, REFERENCE)

/** What is said of each warning, by its code. */
export const warnings = /* @__PURE__ */ (() => ({
  ModelMissing: warning(
    'No instrument is named',
    said('The body has no model, so that another instrument than you expect may answer.'),
    `Name one of our nine instruments as model: ${nine()}.`,
    REFERENCE,
  ),
  CaseDiffers: warning(
    'The model is not in lower case',
    (subject) => `You send "${valueIn(subject, 'model') ?? ''}".`,
    LOWER_CASE,
    REFERENCE,
  ),
  EmptyTools: bodyWarning('EmptyTools', 'Empty tools'),
  LoneToolChoice: bodyWarning('LoneToolChoice', 'A choice without tools'),
  NoContentType: bodyWarning('NoContentType', 'No Content-Type'),
  NestedRetries: warning(
    'Retries inside retries',
    (subject) => {
      const retries = valueIn(subject, 'clientRetries')
      return `Your client retries by itself too${retries === null ? '' : `, ${retries} times or more`}.`
    },
    NESTED,
    ERRORS,
  ),
}))()

/** What else in a request is worth a step beside those of the cause. */
export const asides = { lowerCase: LOWER_CASE, nestedRetries: NESTED }

// Whose it is, and what is decided.

export const blamed: { readonly [B in Blame]: string } = {
  Me: 'yours to fix',
  TheGrid: 'it is The Grid',
  Between: 'between you and The Grid',
  Nobody: 'nothing to fix',
  Unclear: 'not clear whose',
}

export const hedged: { readonly [C in Certainty]: string } = {
  Certain: '',
  Likely: 'probably ',
  Guess: 'perhaps ',
}

export const whyRetry: { readonly [R in RetryReason]: string } = {
  ServerAsked: 'the wait that the server asks for, and jitter',
  Backoff: '',
  Refilling: 'to give Auto Top Up time',
  FitToDeadline: 'sooner than usual, to fit the deadline',
}

export const whyStop: { readonly [R in StopReason]: string } = {
  NothingWrong: 'Nothing to retry.',
  Cancelled: 'Not retried: you cancelled the call.',
  NeedsFix: 'Do not retry as it is: it needs a fix first.',
  NotUnderstood: 'Not retried: what went wrong is not known.',
  QuotaUntilReset: 'Do not retry before the quota resets.',
  ServerSaysNo: 'Not retried: the server said not to.',
  OutputDelivered: 'Not retried: part of the answer was already delivered.',
  MayHaveRun: 'Not retried: the call may have run.',
  WaitTooLong: 'Not retried: the server asks for a longer wait than allowed.',
  TimeSpent: 'Not retried: another attempt would come after the deadline.',
  AttemptsSpent: 'Not retried: the attempts are used up.',
  BudgetSpent:
    'Not retried: the retry budget of this client cannot pay for another attempt now. It grows with calls that succeed.',
}

/** The sentence of a retry. */
export const retryIn = (afterMs: number, why: string): string =>
  afterMs < 50
    ? 'Retry now.'
    : `Retry in ${Math.round(afterMs / 100) / 10} s${why === '' ? '' : `: ${why}`}.`

/** The sentence behind that of a stop that time lifts. */
export const comeBack = (at: string): string => `Come back at ${at}.`

export const requestIdIs = (id: string): string => `Request ID: ${id}`

/** What is said of a value that is no diagnosis and no finding. */
export const noDiagnosis = {
  meaning: 'What was handed in is no diagnosis.',
  step: 'Hand in what diagnose returned.',
}

export const worthMending = 'worth fixing'

// The flow.

/** What the flow knows that goes into a sentence. All of it passed the gate. */
export interface Walked {
  /** The right URL; `null` where it cannot be shown. */
  readonly url: string | null
  readonly header: string
  readonly scheme: string | null
  readonly isMessages: boolean
  /** The plain call, as lines for a shell; made only where it is told. */
  readonly command: () => string
  readonly status: number | null
  readonly culprit: Culprit
  /** Nothing is known of what happened. */
  readonly isBlank: boolean
  readonly isCut: boolean
  readonly host: string
  /** A balance is in doubt, and whose tokens were short is not known. */
  readonly isOtherInstrument: boolean
  readonly autoTopUp: boolean | null
  readonly requestId: string | null
  /** Whether it is known that there is no request ID. */
  readonly hasNoId: boolean
}

type SaidOf = (walked: Walked) => string
/** What an answer would mean. */
export type Means = SaidOf

interface StepWords<R extends string> {
  readonly title: string
  /** What to do, as one line. */
  readonly todo: string
  readonly question: string
  readonly how: SaidOf
  /** What each answer would mean. */
  readonly means: { readonly [K in Exclude<R, 'NotChecked'>]: Means }
}

interface FlowWords {
  readonly steps: { readonly [S in StepId]: StepWords<ResultOf<S>> }
  readonly notChecked: string
  /** What the evidence says of what was handed in. */
  readonly right: { readonly [S in CheckId]: string }
  readonly cannotBe: SaidOf
  readonly requestId: { readonly Found: SaidOf; readonly None: string }
  readonly moot: { readonly [M in MootId]: string }
  readonly next: { readonly [N in Exclude<NextId, 'AsDiagnosed' | 'AsFound'>]: SaidOf }
}

const always =
  (text: string): SaidOf =>
  () =>
    text

const theUrl = ({ url }: Walked): string => url ?? 'the address of your gateway'

const fullHeader = ({ header, scheme }: Walked): string =>
  scheme === 'Bearer'
    ? `The full header is ${header}: the literal word Bearer, then a space, then your key.`
    : `The full header is ${header}, with no Bearer prefix.`

const toSupport = ({ requestId, hasNoId }: Walked): string => {
  if (requestId !== null)
    return `Send the request ID ${requestId} to support@thegrid.ai, with ${EXPECTED}.`
  return hasNoId
    ? `Write to support@thegrid.ai, with ${EXPECTED}. There is no request ID to send.`
    : `Send the request ID (returned in the x-request-id response header) to support@thegrid.ai, with ${EXPECTED}.`
}

const compareBodies = ({ isMessages: isOfMessages }: Walked): string => compareTo(isOfMessages)

const RIGHT_HEADER = 'It is not the header. A 401 is then about the key itself.'

/** All that the flow says to people: the page's sentences where it has one. A missing cell does not compile. */
export const flowWords: FlowWords = /* @__PURE__ */ ((): FlowWords => ({
  steps: {
    StatusPage: {
      title: 'Check the status page',
      todo: 'Check the status page: visit status.thegrid.ai.',
      question: 'Is there an active incident?',
      how: always(
        'Visit status.thegrid.ai: it shows current uptime and any active incidents. Subscribe to incident alerts for production integrations.',
      ),
      means: {
        Incident: always("There is an active incident, so it's not you."),
        NoIncident: always('There is no active incident, so look further.'),
      },
    },
    Curl: {
      title: 'Test with curl',
      todo: 'Test with curl: strip out your SDK and frameworks.',
      question: 'Does a plain curl request work?',
      how: ({ command, url, isOtherInstrument }) =>
        `Strip out your SDK and frameworks. Put your key in GRID_API_KEY${url === null ? ', your base URL in GRID_BASE_URL,' : ''} and run this (add -i to see the status and the request ID)${isOtherInstrument ? ', with the instrument of the call that failed' : ''}:\n\n${command()}`,
      means: {
        Works: ({ culprit, isCut }) => {
          if (isCut) return 'A short call says nothing of a stream that is cut: go on.'
          return culprit === 'Service' || culprit === 'CallerAccount'
            ? 'It works now: what was in the way may be over.'
            : 'Your auth and network are fine. The bug is somewhere in your application.'
        },
        SameError: ({ status, culprit }) => {
          if (status === 401)
            return 'A plain curl with the right header fails in the same way, so it is the key.'
          return culprit === 'CallerAccount'
            ? 'A plain curl fails in the same way, so it is not your code: check your balance.'
            : 'A plain curl fails in the same way, so it is not your client code or config.'
        },
        OtherError: always(
          'Something answers, so your network is fine; the new error is one of its own.',
        ),
        NoAnswer: always(
          'A plain curl gets no answer: something between you and The Grid may be why.',
        ),
      },
    },
    Proxy: {
      title: 'Check your proxy or firewall',
      todo: 'Check your proxy or firewall.',
      question: 'Does the call work without the proxy, or from another network?',
      how: always(
        'We use standard HTTPS on port 443. Unset HTTPS_PROXY and HTTP_PROXY, leave the VPN, or try from another network. Some corporate proxies time out streaming connections at 30–60 seconds.',
      ),
      means: {
        InTheWay: always(
          'The call works without it: what sits between you and The Grid is the reason.',
        ),
        NotInTheWay: always(
          'There is none, or the call fails without it too: it is not the proxy.',
        ),
      },
    },
    AuthHeader: {
      title: 'Check the auth header format',
      todo: 'Check the auth header format.',
      question: 'Is the auth header in the right format?',
      how: (walked) =>
        `A 401 usually means the header is wrong, not that the key is wrong. ${fullHeader(walked)}`,
      means: {
        Right: ({ status }) => (status === 401 ? RIGHT_HEADER : 'It is not the header.'),
        Wrong: always('The header is wrong: that is yours to fix.'),
      },
    },
    BaseUrl: {
      title: 'Check the base URL',
      todo: 'Check the base URL.',
      question: 'Is the URL that your client hits the right one, character by character?',
      how: (walked) =>
        `Print the actual URL your SDK is hitting and compare it character by character to ${theUrl(walked)}. Common causes: trailing slash, doubled /v1, extra /chat/completions appended manually, or a typo in the host.`,
      means: {
        Right: ({ status, isBlank }) =>
          status === 404 || isBlank
            ? 'The URL is right. A 404 with the URL correct usually means the model is wrong.'
            : 'The URL is right: it is not the reason.',
        Wrong: always('The URL is malformed: that is yours to fix.'),
      },
    },
    Model: {
      title: 'Check the model string',
      todo: 'Check the model string.',
      question: 'Is the model one of our nine instruments?',
      how: always(
        `Print what you're passing. It must be one of our nine instruments: ${nine()}. text-prime works; gpt-5.2 does not.`,
      ),
      means: {
        Right: always('The model is one of the instruments: it is not the reason.'),
        Wrong: always('The model is no instrument: that is yours to fix.'),
      },
    },
    Balance: {
      title: 'Check your balance',
      todo: 'Check your balance: open the dashboard at app.thegrid.ai and check both balances.',
      question: 'Is there enough in both balances?',
      how: always(
        'A 402 means either your credits balance hit zero or there are no available tokens for the instrument. Open the dashboard at app.thegrid.ai and check both balances.',
      ),
      means: {
        Enough: always('Both balances are filled now.'),
        NoCredits: always('Your credits balance hit zero.'),
        NoTokens: always('There are no available tokens for the instrument.'),
      },
    },
    RequestBody: {
      title: 'Check the request body',
      todo: 'Check the request body.',
      question: 'Is the body as the API reference wants it?',
      how: (walked) =>
        `A 400 with no clear cause usually means a malformed request body: a missing required field, an invalid JSON structure, or a parameter we don't accept. ${compareBodies(walked)}`,
      means: {
        Right: always('The body is as the reference wants it: it is not the reason.'),
        Wrong: always('The body is malformed: that is yours to fix.'),
      },
    },
    RequestId: {
      title: 'Send the request ID to support',
      todo: 'Read the request ID in the x-request-id response header.',
      question: 'Is there a request ID?',
      how: always('It is returned in the x-request-id response header.'),
      means: {
        Found: always('Support can find the call by it.'),
        None: always('There is none: the timestamp has to do.'),
      },
    },
  },
  notChecked: 'You go on without it.',
  right: {
    AuthHeader: 'The auth header of the request has the right format.',
    BaseUrl: 'The URL of the request is right, character by character.',
    Model: 'The model of the request is one of the instruments.',
    RequestBody: 'The body of the request shows no fault.',
  },
  cannotBe: ({ status, isCut }) => {
    if (isCut) return 'This cannot be why the stream was cut.'
    return status === null
      ? 'This cannot be why the call failed as it did.'
      : `This cannot be why the call ended with ${status}.`
  },
  requestId: {
    Found: ({ requestId }) =>
      requestId === null
        ? 'The answer has a request ID: read it in the x-request-id response header.'
        : `The request ID is ${requestId}.`,
    None: 'Nothing answered, so there is no request ID.',
  },
  moot: {
    Settled: 'Not needed any more: the reason is found.',
    CurlWorks: 'A plain curl works, so it is not this.',
    NoSupport: 'Not needed yet: there is something to do before support can help.',
    CurlFailsAlike: 'A plain curl with the right one fails in the same way, so it is not this.',
    NothingAnswers: 'The right URL gets no answer either, so it is not this.',
    NetworkFirst:
      'A plain curl gets no answer, so nothing can be said of this before that is mended.',
    NetworkFine: 'A plain curl gets an answer, so your network is fine.',
  },
  next: {
    AfterIncident: always('Wait until the incident on status.thegrid.ai is over, then retry.'),
    PastProxy: always(
      'Let standard HTTPS on port 443 through your proxy or firewall, or call past it.',
    ),
    IdleTimeout: ({ host }) =>
      `Increase the idle timeout on whatever sits between your client and ${host}.`,
    FixAuthHeader: ({ header }) => `Send the header as ${header}.`,
    FixBaseUrl: (walked) => `Set the base URL so that your client hits ${theUrl(walked)}.`,
    FixModel: always(`Use one of our nine instruments: ${nine()}.`),
    FixRequestBody: compareBodies,
    CheckKey: always(checkKey),
    OtherKey: always(
      'The key works in curl, so that your application sends another one: compare their lengths where the header is built.',
    ),
    LongCalls: always(
      'A short call works: give long calls more time, 120 s or more, and check the proxy settings of your runtime.',
    ),
    OwnProxy: always(
      'Curl gets through: check the proxy settings of your runtime, for curl reads HTTPS_PROXY and many clients do not.',
    ),
    AddCredits: always('Add credits in the dashboard. Set up Auto-Reload to prevent this.'),
    GetTokens: ({ autoTopUp }) => {
      const get = 'get tokens for the instrument in the dashboard.'
      if (autoTopUp === false) return `Add credits, and ${get}`
      return `If Auto Top Up is buying tokens, retry after a short delay; else ${get}`
    },
    RetryNow: always('Retry: what was in the way seems to be over.'),
    YourCode: always(
      'Compare what your application sends with the curl that works: your auth and network are fine, and the bug is somewhere in your application.',
    ),
    DiagnoseCurl: always('Start again with what curl got: mend that error first.'),
    CheckNetwork: always('Check your proxy or firewall. We use standard HTTPS on port 443.'),
    Support: toSupport,
  },
}))()

// The report.

/** All that a report says in words. */
export const reportWords = {
  labels: {
    requestId: 'Request ID',
    time: 'Time',
    instrument: 'Instrument',
    expected: 'Expected',
    got: 'Got',
    call: 'Call',
    surface: 'Surface',
    diagnosis: 'Diagnosis',
    library: 'Library',
  },
  columns: ['Attempt', 'Time', 'Request ID', 'Status', 'Cause', 'Wait', 'Reason'],
  /** What is not seen, or not known. */
  none: {
    requestId: 'not seen (it is in the x-request-id response header)',
    other: 'not known',
    cell: '–',
  },
  expected: 'An answer (200).',
  got: {
    noStatus: 'No status',
    nothing: 'Not known.',
  },
  wait: (afterMs: number): string => `${afterMs} ms`,
  until: (time: string): string => `until ${time}`,
  madeBy: (version: string): string => `grid-triage ${version}`,
  lines: 'For grid-triage: replay(line) decides the same again',
} as const
