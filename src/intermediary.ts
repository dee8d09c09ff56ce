import * as O from 'fp-ts/Option'
import type { Cause, Recognition } from './diagnosis.js'
import { callersToFix, recognised, saw } from './evidence.js'
import { noHeaders } from './header.js'
import type { Answered } from './outcome.js'
import { reachesGrid } from './url-fault.js'

/** A login that no API of this kind asks for: a proxy or a network does. */
const NETWORK_LOGIN = /(?:^|, ?)(?:negotiate|ntlm|kerberos)\b/i
/** Content networks put their name into `Via` of every answer; a proxy of a company puts its own. */
const CONTENT_NETWORK = /google|cloudfront|varnish|vegur|fastly|akamai/i
const FILTER =
  /application blocked|web page blocked|zscaler|blue ?coat|proxysg|forcepoint|websense|palo alto|fortigate|fortinet|fortiguard|mcafee web gateway|cisco umbrella|netskope|sophos|barracuda|symantec|check point|menlo security|iboss|skyhigh|trend micro/i
const SQUID = /\bsquid\b/i
const SQUID_PAGE = /\(squid\/\d/i
const WAF =
  /attention required! \| cloudflare|error code: 10(?:0[678]|10|20)\b|you have been blocked|cloudflare to restrict access|request blocked|incapsula|errors\.edgesuite\.net|<title>just a moment|requested url was rejected|request is blocked|mod_security|not acceptable!|web application firewall|sucuri|datadome|perimeterx|wordfence|human verification/i
const NO_NAME = /^err_dns_fail\b/i
/** Servers that write a 403 page only to block: what they pass on is not theirs. */
const EDGE = /akamaighost|awselb|azure-application-gateway/i
const LEGACY_CHALLENGE = /<title>just a moment/i
const NO_COUNTRY = /\baccess from your country\b|\berror code: 1009\b/i
const REDIRECTED = /\byou are being\b.{0,600}\bredirected\b/is
const POLICY =
  /\b(?:blocked|denied|forbidden|restricted|prohibited|not allowed)\b.{0,80}\b(?:policy|policies|category|administrator|organi[sz]ation|proxy|firewall|filter|network)\b|\b(?:policy|policies|category|administrator|proxy|firewall|web filter)\b.{0,80}\b(?:blocked|denied|forbidden|restricted|prohibited|not allowed)\b/i
const LOGIN = /\blog[- ]?in\b|\bsign[- ]?in\b|\bwi-?fi\b|\bhotspot\b|\bcaptive\b|<form\b/i
const GATEWAY = /nginx|openresty|envoy|haproxy|awselb|apache|caddy|traefik|varnish/i

const by = (
  cause: Cause,
  sign: string,
  certainty: Recognition['certainty'] = 'Certain',
): O.Option<Recognition> => O.some(recognised(cause, certainty, saw('Intermediary', { sign })))

/** The part of a page in which its maker is named. */
const head = (outcome: Answered): string => outcome.body.text.slice(0, 4096)

/** Whether the headers name a web server or load balancer, and not The Grid, as the maker of an answer that says nothing. */
export const isFromGateway = ({ header }: Answered): boolean =>
  GATEWAY.test(header('server') ?? '') || /^text\/html\b/i.test(header('content-type') ?? '')

/** A challenge comes under any status that a browser would show as a page. */
const challenge = (outcome: Answered): O.Option<Recognition> =>
  outcome.header('x-amzn-waf-action') !== null || outcome.header('x-vercel-mitigated') !== null
    ? by('BlockedByWaf', 'waf')
    : outcome.header('cf-mitigated')?.trim().toLowerCase() === 'challenge'
      ? by('BlockedByWaf', 'challenge')
      : O.none

/** A forward proxy looks the name up for its clients: what it does not find is no block. */
const noName = (outcome: Answered): Recognition => {
  const found = recognised('DnsFailure', 'Likely', saw('Intermediary', { sign: 'forward proxy' }))
  return outcome.request === null || reachesGrid(outcome.request) ? found : callersToFix(found)
}

/** What headers alone say, whatever the body: who made the answer, and that it is a block. */
const bySign = (outcome: Answered): O.Option<Recognition> => {
  const { status } = outcome
  if (status !== 403 && status !== 405 && status !== 202) return O.none
  const challenged = challenge(outcome)
  if (O.isSome(challenged)) return challenged
  return FILTER.test(outcome.header('server') ?? '') ? by('BlockedByProxy', 'filter') : O.none
}

/** A page that only stands in the way: what of the answer's text says so. */
const page = (outcome: Answered): O.Option<Recognition> => {
  const text = head(outcome)
  if (text === '' && outcome.header === noHeaders) return O.none
  const server = outcome.header('server') ?? ''
  if (FILTER.test(server) || FILTER.test(text)) return by('BlockedByProxy', 'filter')
  const squid = outcome.header('x-squid-error')
  if (squid !== null && NO_NAME.test(squid)) return O.some(noName(outcome))
  if (squid !== null || SQUID.test(server) || SQUID_PAGE.test(text)) {
    return by('BlockedByProxy', 'forward proxy')
  }
  if (LEGACY_CHALLENGE.test(text)) return by('BlockedByWaf', 'challenge')
  // A gateway's page about a fault may use the same words without meaning a block.
  if (outcome.status >= 500) return O.none
  if (NO_COUNTRY.test(text)) return by('GeoBlocked', 'page')
  if (WAF.test(text) || (outcome.status === 403 && EDGE.test(server))) {
    return by('BlockedByWaf', 'page')
  }
  return POLICY.test(text) ? by('BlockedByProxy', 'page', 'Likely') : O.none
}

/** A 401 that asks for what no API of this kind asks for, or that a proxy asks for in its own name. */
const isProxyLogin = ({ header }: Answered): boolean => {
  if (header('proxy-authenticate') !== null) return true
  const challenge = header('www-authenticate')?.trim() ?? ''
  const via = header('via')
  return (
    NETWORK_LOGIN.test(challenge) ||
    (via !== null && !CONTENT_NETWORK.test(via) && /^basic\b/i.test(challenge))
  )
}

/**
 * Whether something between the client and The Grid wrote the answer and stands in the way: a block, a login, a
 * challenge.
 *
 * Says nothing of an answer in an API's envelope, nor of a gateway that only reports that The Grid is out of reach.
 */
export const intermediaryOf = (outcome: Answered): O.Option<Recognition> => {
  const { status } = outcome
  if (status === 407 || status === 511 || status === 451) return O.none
  if (outcome.body.form === 'Json') return bySign(outcome)
  if (status === 401) {
    return isProxyLogin(outcome) ? by('ProxyAuthenticationRequired', 'login') : O.none
  }
  if (status === 403 || status === 405 || status === 202 || status === 503 || status === 429) {
    const challenged = challenge(outcome)
    if (O.isSome(challenged)) return challenged
  }
  return status === 429 ? O.none : page(outcome)
}

/** What an HTML page under a success is: nobody's answer to an API call. */
export const pageInstead = (outcome: Answered): Recognition => {
  const challenged = challenge(outcome)
  const found = O.isSome(challenged) ? challenged : page(outcome)
  if (O.isSome(found)) return found.value
  if (REDIRECTED.test(head(outcome))) {
    return recognised('RedirectNotFollowed', 'Likely', saw('HtmlAnswer'))
  }
  return recognised(
    'CaptivePortal',
    LOGIN.test(head(outcome)) ? 'Certain' : 'Likely',
    saw('HtmlAnswer'),
  )
}
