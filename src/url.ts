/** A URL in parts. Nothing secret: userinfo and fragment are gone; of the query only whether it names a credential. */
export interface UrlParts {
  readonly scheme: string
  readonly host: string
  /** `''` when the URL names none, or names the default port of its scheme. */
  readonly port: string
  readonly path: string
  readonly credentialInQuery: boolean
}

const ABSOLUTE =
  /^([a-z][a-z0-9+.-]{0,15}):\/\/([^/?#\\]{0,512})([^?#]{0,2048})(?:\?([^#]{0,1024}))?/i
const CREDENTIAL = /(?:^|&)(?:api[-_]?key|key|access[-_]?token|token|auth(?:orization)?)=[^&]/i
const DEFAULT_PORT: Readonly<Record<string, string>> = { http: '80', https: '443' }

const splitPort = (authority: string): readonly [string, string] => {
  const colon = authority.lastIndexOf(':')
  return colon === -1 || authority.endsWith(']')
    ? [authority, '']
    : [authority.slice(0, colon), authority.slice(colon + 1)]
}

/**
 * Read an absolute URL; `null` for anything else. Only the first 4,096 characters are looked at.
 *
 * The grammar is the part of RFC 3986 that a base URL uses. It does not resolve, decode or normalise the path:
 * the doubled slash and the doubled `/v1` are what the caller is after.
 */
export const parseUrl = (text: string): UrlParts | null => {
  const match = ABSOLUTE.exec(text.length > 4096 ? text.slice(0, 4096) : text.trim())
  if (match === null) return null
  const [, rawScheme = '', authority = '', path = '', query = ''] = match
  const scheme = rawScheme.toLowerCase()
  const [host, port] = splitPort(authority.slice(authority.lastIndexOf('@') + 1))
  return {
    scheme,
    host: host.toLowerCase(),
    port: port === DEFAULT_PORT[scheme] ? '' : port,
    path,
    credentialInQuery: CREDENTIAL.test(query),
  }
}

/** `scheme://host:port` of the parts. */
export const originOf = (url: UrlParts): string =>
  `${url.scheme}://${url.host}${url.port === '' ? '' : `:${url.port}`}`

/** The segments of a path, empty ones left out. */
export const segmentsOf = (path: string): readonly string[] =>
  path.split('/', 64).filter((segment) => segment !== '')

/** The machine itself: nothing that listens there is The Grid unless the caller says so. */
export const isLoopback = (host: string): boolean =>
  host === 'localhost' ||
  host === '[::1]' ||
  host === '0.0.0.0' ||
  /^127(?:\.\d{1,3}){3}$/.test(host)
