import * as O from 'fp-ts/Option'
import type { Evidence, EvidenceCode, Recognition, Unauthorized } from './diagnosis.js'
import { saw } from './evidence.js'
import type { Grid, SurfaceFacts } from './grid.js'
import { headerInAnyCase } from './header.js'
import { isObject } from './read.js'
import { safeName } from './redact.js'
import { type RequestFacts, urlOf } from './request.js'
import { shownHost } from './shown-url.js'

type AuthCause = Unauthorized['cause']

const AUTHORIZATION = 'authorization'
const X_API_KEY = 'x-api-key'
/** Headers in which other services want their key. */
const OTHERS = [
  'api-key',
  'apikey',
  'x-auth-token',
  'x-access-token',
  'x-authorization',
  'authentication',
  'x-goog-api-key',
  'proxy-authorization',
  'token',
]

/** What a program sends in place of a key that it does not have. */
export const NOT_A_KEY = /^(?:undefined|null|none|nil|nan|false|\[object object\])?$/i
const QUOTES = /["'`,;“”‘’]/
const UNPRINTABLE = /[^\x21-\x7e]/
const UNEXPANDED =
  /^(?:\$|%[A-Za-z_]{1,64}%$|process\.env|import\.meta|os\.environ)|[{}<>[\]]|^[A-Z]{2,24}(?:_[A-Z]{1,24}){0,4}_API_KEY$/
const MASKED = /\*{3}|\.{3}|x{6}/i
const PLACEHOLDER =
  /^(?:sk-)?(?:your|insert|replace|enter|put|paste|change)[-_ ]?(?:the[-_ ])?(?:grid[-_ ])?(?:api[-_ ]?)?(?:key|me|token|this)(?:[-_ ]here)?$|^(?:sk-)?(?:your|insert|replace|enter|put|paste|change)[-_ ][-_ a-z]{0,48}$|^(?:placeholder|(?:the[-_]?)?(?:grid[-_]?)?api[-_]?key|x{3,64})$/i

/** What is wrong with the shape of a key, in one word for the evidence; `null` when nothing is. */
export const keyShape = (key: string): string | null => {
  if (/^bearer/i.test(key)) return 'bearer'
  if (UNEXPANDED.test(key)) return 'variable'
  if (QUOTES.test(key)) return 'quotes'
  if (UNPRINTABLE.test(key)) return 'characters'
  if (MASKED.test(key)) return 'masked'
  return PLACEHOLDER.test(key) ? 'placeholder' : null
}

/** A fault before it is said where it was made and what is wanted there. */
interface Fault {
  readonly cause: AuthCause
  readonly code: EvidenceCode
  readonly values: Evidence['values']
  readonly certainty: Recognition['certainty']
}

const say = (
  cause: AuthCause,
  code: EvidenceCode,
  values: Evidence['values'] = {},
  certainty: Recognition['certainty'] = 'Certain',
): O.Option<Fault> => O.some({ cause, code, values, certainty })

const judgeKey = (key: string): O.Option<Fault> => {
  if (NOT_A_KEY.test(key.trim())) return say('MissingCredentials', 'NoCredentials')
  const shape = keyShape(key)
  return shape === null ? O.none : say('MalformedKey', 'KeyShape', { shape })
}

/** Other schemes than the wanted one, and what it becomes by a slip of the hand. */
export const SCHEMES =
  /^(?:basic|digest|token|secret|baerer|barer|beare|bearar|berer|apikey|api[-_]key|key|negotiate|ntlm|oauth|jwt|hmac|aws4-hmac-sha256)[ \t]/i

/** `Authorization` where Bearer is wanted. */
const judgeBearer = (value: string): O.Option<Fault> => {
  const text = value.trimStart()
  if (NOT_A_KEY.test(text.trim())) return judgeKey('')
  const bearer = /^bearer(?:[ \t]{1,16}|$)/i.exec(text)
  if (bearer !== null) return judgeKey(text.slice(bearer[0].length))
  const scheme = SCHEMES.exec(text)?.[0].trim()
  if (scheme !== undefined) return say('WrongAuthHeader', 'OtherScheme', { sent: scheme })
  const shape = keyShape(text.replace(/^bearer[:=]?/i, ''))
  return shape === null || (shape !== 'characters' && /^bearer/i.test(text))
    ? say('MissingBearerPrefix', 'BareKey')
    : say('MalformedKey', 'KeyShape', { shape })
}

const noneSent = (request: RequestFacts): O.Option<Fault> => {
  const other = OTHERS.find((name) => request.header(name) !== null)
  if (other !== undefined) return say('WrongAuthHeader', 'OtherHeader', { sent: other })
  return urlOf(request)?.credentialInQuery === true
    ? say('WrongAuthHeader', 'CredentialInQuery')
    : say('MissingCredentials', 'NoCredentials')
}

const judge = (request: RequestFacts, wanted: SurfaceFacts['authHeader']): O.Option<Fault> => {
  const own = request.header(wanted === 'Authorization' ? AUTHORIZATION : X_API_KEY)
  // Mostly what is wanted is there, in a usual spelling: nothing is then looked for in all others.
  if (own !== null) return wanted === 'Authorization' ? judgeBearer(own) : judgeKey(own)
  const authorization = headerInAnyCase(request.headers, AUTHORIZATION)
  const apiKey = headerInAnyCase(request.headers, X_API_KEY)
  if (wanted === 'Authorization') {
    if (authorization !== null) return judgeBearer(authorization)
    if (apiKey !== null && request.surface !== null) {
      return say('WrongAuthHeader', 'OtherHeader', { sent: 'x-api-key' })
    }
    return apiKey === null ? noneSent(request) : O.none
  }
  if (apiKey !== null) return judgeKey(apiKey)
  if (authorization === null) return noneSent(request)
  // SDK versions differ in what they send here, so a Bearer is suspicious and no proof.
  const missing = NOT_A_KEY.test(authorization.trim().replace(/^bearer\s{0,16}/i, ''))
  return missing
    ? judgeKey('')
    : say('WrongAuthHeader', 'OtherHeader', { sent: 'Authorization' }, 'Likely')
}

const KNOWN = ['Authorization', 'x-api-key', 'Bearer']

/** A grid of the caller's may name anything. */
const gated = (name: string | null): string =>
  name !== null && KNOWN.includes(name) ? name : (safeName(name) ?? '')

/** The host as it may be shown; none when the URL is not known. */
const hostOf = (request: RequestFacts): Evidence['values'] => {
  const host = shownHost(urlOf(request))
  return host === null ? {} : { host }
}

/**
 * The fault of the request's credentials, if their shape shows one, and what is wanted in their place.
 *
 * A well-formed key that The Grid does not accept is no fault that can be seen here. Says nothing when the request's
 * headers were not given. Key values are looked at and never returned.
 */
export const authFault = (request: RequestFacts, grid: Grid): O.Option<Recognition> => {
  if (!isObject(request.headers)) return O.none
  const { authHeader, authScheme } = grid.surfaces[request.surface ?? 'ChatCompletions']
  const found = judge(request, authHeader)
  if (O.isNone(found)) return O.none
  const { cause, code, values, certainty } = found.value
  const wanted = { header: gated(authHeader), scheme: gated(authScheme) }
  return O.some({
    cause,
    certainty,
    evidence: [saw(code, { ...values, ...hostOf(request), ...wanted })],
  })
}

/** The marks that other providers' keys begin with. */
export const FOREIGN_KEY = /^(?:bearer\s{1,16})?sk-(?:proj-|ant-|svcacct-)/i

/** Whether the key bears the mark of another provider. */
export const hasForeignKey = ({ header }: RequestFacts): boolean =>
  [AUTHORIZATION, X_API_KEY].some((name) => FOREIGN_KEY.test(header(name)?.trim() ?? ''))

/** Whether the request is known to carry credentials of the right shape. */
export const hasGoodCredentials = (request: RequestFacts | null, grid: Grid): boolean =>
  request !== null && isObject(request.headers) && O.isNone(authFault(request, grid))
