import type { Diagnosis, EvidenceCode } from './diagnosis.js'
import { nineInstruments } from './grid.js'
import { hasOwn } from './read.js'
import { isGated, safeRequestId, safeValue } from './redact.js'

export const AUTHENTICATION = 'https://thegrid.ai/docs/api-reference/authentication'
export const ERRORS = 'https://thegrid.ai/docs/api-reference/errors-and-rate-limits'
export const ROUTING = 'https://thegrid.ai/docs/api-reference/request-routing-and-redirects'
export const REFERENCE = 'https://thegrid.ai/docs/api-reference/consumption-api'

export const KEY_PAGE = 'app.thegrid.ai/profile/api-keys'
/** The page's own list. */
export const nine = (): string => nineInstruments.join(', ')

export const has = (diagnosis: Diagnosis, code: EvidenceCode): boolean =>
  diagnosis.evidence.some((seen) => seen.code === code)

/** A value of the evidence. It passed the gate when it was seen; a diagnosis from elsewhere has to pass it here. */
const value = (diagnosis: Diagnosis, name: string): string | null => {
  for (const { values } of diagnosis.evidence) {
    const found = values[name]
    if (typeof found === 'number') return `${found}`
    if (typeof found === 'string' && found !== '') return safeValue(found)
  }
  return null
}

const isMessages = ({ surface }: Diagnosis): boolean => surface === 'Messages'

/** The full header, as the page writes it. */
const rightHeader = (diagnosis: Diagnosis): string =>
  isMessages(diagnosis) ? 'x-api-key: YOUR_KEY (no Bearer)' : 'Authorization: Bearer YOUR_KEY'

const host = (diagnosis: Diagnosis): string =>
  isMessages(diagnosis) ? 'the Messages API' : 'the Consumption API'

export const expectedUrl = (diagnosis: Diagnosis): string =>
  value(diagnosis, 'expected') ??
  (isMessages(diagnosis)
    ? 'https://messages-beta.api.thegrid.ai/v1/messages'
    : 'https://api.thegrid.ai/v1/chat/completions')

const SUFFIX = /\/(?:chat\/completions|messages)$/
export const baseUrl = (diagnosis: Diagnosis): string =>
  value(diagnosis, 'base') ?? expectedUrl(diagnosis).replace(SUFFIX, '')

const LAST_SEGMENT = /\/[^/]{0,64}$/
/** The base URL for an SDK that appends the version itself. */
export const bareBase = (diagnosis: Diagnosis): string =>
  baseUrl(diagnosis).replace(LAST_SEGMENT, '')
/** What it appends: usually `/v1`. */
export const version = (diagnosis: Diagnosis): string =>
  LAST_SEGMENT.exec(baseUrl(diagnosis))?.[0] ?? '/v1'

export const sentUrl = (diagnosis: Diagnosis): string => {
  const got = value(diagnosis, 'got')
  if (got !== null) return `The request went to ${got}.`
  return has(diagnosis, 'NoRequest')
    ? 'A 404 mostly means that the URL is malformed; it was not seen, so this is a guess.'
    : 'The URL is not one that The Grid serves.'
}

export const compareUrl = (diagnosis: Diagnosis): string =>
  has(diagnosis, 'UrlDiffers')
    ? `Compare the two character by character: it must be ${expectedUrl(diagnosis)}.`
    : `Print the actual URL that your client is hitting, pass it to diagnose as request.url, and compare it character by character to ${expectedUrl(diagnosis)}.`

export const setHeader = (diagnosis: Diagnosis): string =>
  `Send the header as ${rightHeader(diagnosis)}: that is what ${host(diagnosis)} wants.`

export const checkKey = `Check your key at ${KEY_PAGE}.`
/** The id for support, when there is one that may be shown. */
export const shownId = ({ requestId }: Diagnosis): string | null => {
  const id = safeRequestId(requestId)
  return isGated(id) ? null : id
}

export const support = (diagnosis: Diagnosis): string =>
  `If it lasts, send the request ID${shownId(diagnosis) === null ? ' (the x-request-id response header)' : ''} to support@thegrid.ai, with the time, the instrument, and what you expected and got.`
export const status = 'Check status.thegrid.ai: with an active incident it is not you.'
export const notBilled =
  'Retry with exponential backoff and jitter. Failed requests are not billed.'
export const network =
  'Check your proxy or firewall: it must let standard HTTPS on port 443 through to api.thegrid.ai.'

const KEY_SHAPES: Readonly<Record<string, string>> = {
  bearer: 'The word Bearer is in it, where the key itself should be.',
  variable: 'It is a variable that was never filled in.',
  quotes: 'It has quotes, commas or semicolons in it.',
  characters: 'It has spaces, line breaks or other characters in it that no key has.',
  masked: 'It is the masked form that a dashboard shows, not the key itself.',
  placeholder: 'It is the placeholder of an example, not a key.',
}

/** The key of the Messages API goes without Bearer; that of the Consumption API with it, once. */
export const hasBearer = (diagnosis: Diagnosis): boolean => value(diagnosis, 'shape') === 'bearer'

export const keyShape = (diagnosis: Diagnosis): string => {
  const shape = value(diagnosis, 'shape') ?? ''
  return hasOwn(KEY_SHAPES, shape) ? (KEY_SHAPES[shape] ?? '') : ''
}

export const wrongHeader = (diagnosis: Diagnosis): string => {
  if (has(diagnosis, 'OtherScheme'))
    return 'The Authorization header uses another scheme than Bearer.'
  if (has(diagnosis, 'CredentialInQuery'))
    return 'The key was sent in the URL; The Grid reads it from a header.'
  const sent = value(diagnosis, 'sent')
  return sent === null
    ? 'The key was sent in a header that this host does not read.'
    : `You sent ${sent}; ${host(diagnosis)} wants ${rightHeader(diagnosis)}.`
}

export const refilling = (diagnosis: Diagnosis): readonly string[] =>
  diagnosis.autoTopUp === false
    ? []
    : diagnosis.autoTopUp
      ? [
          'Retry after a short delay: Auto Top Up is buying tokens, and a 402 is retryable in this case.',
        ]
      : ['If Auto Top Up is buying tokens, retry after a short delay; say so with autoTopUp: true.']

export const whoseBalance = (diagnosis: Diagnosis): string =>
  has(diagnosis, 'TokensWords')
    ? 'There are no available consumption tokens for the instrument.'
    : has(diagnosis, 'CreditsWords')
      ? 'The credits balance is used up.'
      : 'Either the credits balance hit zero, or there are no available tokens for the instrument.'

export const addCredits =
  'Add credits in the dashboard (app.thegrid.ai), and check both balances there.'
export const autoReload = 'Set up Auto-Reload to prevent this.'

export const whichModel = (diagnosis: Diagnosis): string => {
  const model = value(diagnosis, 'model')
  if (has(diagnosis, 'ModelSpaced')) return `There is white space around "${model}".`
  return model === null
    ? 'The answer speaks against the model: it may be no instrument of The Grid.'
    : `"${model}" is no instrument of The Grid.`
}

export const suggestion = (diagnosis: Diagnosis): string => {
  const name = value(diagnosis, 'suggestion')
  return name === null
    ? `Print what you pass as model, and use one of our nine instruments: ${nine()}.`
    : `Set model to ${name}.`
}

export const limitedBy = (diagnosis: Diagnosis): string =>
  has(diagnosis, 'PerInstrument')
    ? 'The rate limit of the instrument is hit.'
    : has(diagnosis, 'PerKey')
      ? 'The rate limit of the key is hit.'
      : 'A rate limit is hit, per key or per instrument.'

export const silence = (diagnosis: Diagnosis): string => {
  const silentMs = Number(value(diagnosis, 'silentMs') ?? 0)
  return silentMs >= 20_000
    ? `The stream stopped without its end mark after ${Math.round(silentMs / 1000)} s of silence: an idle timeout on a proxy.`
    : 'The stream stopped without its end mark.'
}

export const outOfReach = (diagnosis: Diagnosis, what: string): string =>
  has(diagnosis, 'LocalProxy')
    ? `${what}, at another address than the one you call: a proxy is set that cannot be reached.`
    : has(diagnosis, 'UrlDiffers')
      ? `${what}. ${sentUrl(diagnosis)}`
      : `${what}.`

const rightBase = (diagnosis: Diagnosis): string =>
  `Confirm the base URL: ${baseUrl(diagnosis)}. No trailing slash, no extra path segments, no typos.`

export const unreachableSteps = (diagnosis: Diagnosis): readonly string[] =>
  has(diagnosis, 'LocalProxy')
    ? [
        'Check HTTPS_PROXY and HTTP_PROXY: start or correct that proxy, or unset them.',
        rightBase(diagnosis),
      ]
    : diagnosis.culprit === 'CallerConfig'
      ? [rightBase(diagnosis), ...(has(diagnosis, 'NoRequest') ? [compareUrl(diagnosis)] : [])]
      : [network, status]
