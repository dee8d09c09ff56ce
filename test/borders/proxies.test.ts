import { borders } from './borders.js'
import { answer, html, type Sign } from './pages.js'

const FORWARD: readonly Sign[] = [
  [
    'Squid that refuses',
    answer(
      403,
      { server: 'squid/5.7', 'x-squid-error': 'ERR_ACCESS_DENIED 0' },
      html('ERROR: The requested URL could not be retrieved', 'Access Denied.'),
    ),
    'BlockedByProxy',
  ],
  [
    'Squid that cannot reach the origin',
    answer(
      503,
      { server: 'squid', 'x-squid-error': 'ERR_CONNECT_FAIL 111' },
      html('ERROR: The requested URL could not be retrieved'),
    ),
    'BlockedByProxy',
  ],
  [
    'Squid that finds no name',
    answer(503, { 'x-squid-error': 'ERR_DNS_FAIL 0' }, html('ERROR')),
    'DnsFailure',
  ],
  [
    'Squid that is refused by its signature in the page alone',
    answer(
      403,
      {},
      html('ERROR', 'Generated Mon, 05 Oct 2026 12:00:00 GMT by proxy.example (squid/5.7)'),
    ),
    'BlockedByProxy',
  ],
  [
    'Blue Coat',
    answer(
      403,
      {},
      html(
        'Access Denied',
        '<b>Access Denied (policy_denied)</b> Your system policy has denied access to the requested URL.',
      ),
    ),
    'BlockedByProxy',
  ],
  [
    'a login to the proxy',
    answer(407, { 'proxy-authenticate': 'NTLM' }, ''),
    'ProxyAuthenticationRequired',
  ],
  [
    'a login under 401',
    answer(401, { 'www-authenticate': 'Negotiate' }, html('Unauthorized')),
    'ProxyAuthenticationRequired',
  ],
  [
    'a login under 401, by Via',
    answer(401, { 'proxy-authenticate': 'Basic realm="corp"', via: '1.1 proxy' }, ''),
    'ProxyAuthenticationRequired',
  ],
]

const FILTERS: readonly Sign[] = [
  ['Zscaler', answer(403, { server: 'Zscaler/6.2' }, html('Not allowed')), 'BlockedByProxy'],
  [
    'Palo Alto',
    answer(
      503,
      {},
      html(
        'Application Blocked',
        'Access to the application you were trying to use has been blocked in accordance with company policy.',
      ),
    ),
    'BlockedByProxy',
  ],
  [
    'Forcepoint',
    answer(403, {}, html('Access to this site is blocked', 'Forcepoint Web Security')),
    'BlockedByProxy',
  ],
  [
    'FortiGuard',
    answer(403, {}, html('Web Page Blocked', 'FortiGuard Intrusion Prevention - Access Blocked')),
    'BlockedByProxy',
  ],
  [
    'Cisco Umbrella',
    answer(403, {}, html('Cisco Umbrella', 'This site is blocked.')),
    'BlockedByProxy',
  ],
  [
    'a filter nobody has heard of',
    answer(403, {}, html('Blocked', 'This category is blocked by your network administrator.')),
    'BlockedByProxy',
  ],
  [
    'a filter under 200',
    answer(200, {}, html('Blocked', 'Access denied by company policy.')),
    'BlockedByProxy',
  ],
]

const PORTALS: readonly Sign[] = [
  [
    'a portal under 200',
    answer(200, {}, html('Free Wi-Fi', '<form action="/login">')),
    'CaptivePortal',
  ],
  [
    'a portal under 302',
    answer(302, { location: 'http://portal.example/login?url=x' }, ''),
    'CaptivePortal',
  ],
  ['511', answer(511, {}, html('Network Authentication Required')), 'CaptivePortal'],
  ['451', answer(451, {}, 'Unavailable For Legal Reasons'), 'GeoBlocked'],
]

borders('forward proxies', FORWARD)
borders('web filters', FILTERS)
borders('portals and laws', PORTALS)
