import type { Cause, Seen } from 'grid-triage'
import { at, borders, detail } from './borders.js'

type Sign = readonly [what: string, seen: Seen, cause: Cause]

const html = (title: string, text = ''): string =>
  `<!DOCTYPE html>\n<html>\n<head><title>${title}</title></head>\n<body>${text}</body>\n</html>`

const answer = (status: number, headers: object, body: string | undefined): Seen => ({
  status,
  headers,
  body,
})

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

const GATEWAYS: readonly Sign[] = [
  [
    'nginx 502',
    answer(502, { server: 'nginx' }, html('502 Bad Gateway', '<center>nginx</center>')),
    'BadGateway',
  ],
  ['nginx 504', answer(504, { server: 'nginx' }, html('504 Gateway Time-out')), 'GatewayTimeout'],
  [
    'nginx 404',
    {
      ...answer(404, { server: 'nginx' }, html('404 Not Found')),
      request: at('https://api.thegrid.ai/v1/v1/chat/completions'),
    },
    'DoubledVersionSegment',
  ],
  [
    'nginx 413',
    answer(413, { server: 'nginx' }, html('413 Request Entity Too Large')),
    'PayloadTooLarge',
  ],
  [
    'HAProxy 503',
    answer(
      503,
      {},
      '<html><body><h1>503 Service Unavailable</h1>\nNo server is available to handle this request.\n</body></html>',
    ),
    'ServiceUnavailable',
  ],
  [
    'Envoy 503',
    answer(
      503,
      { server: 'envoy' },
      'upstream connect error or disconnect/reset before headers. reset reason: connection failure',
    ),
    'ServiceUnavailable',
  ],
  ['Envoy 504', answer(504, { server: 'envoy' }, 'upstream request timeout'), 'GatewayTimeout'],
  [
    'AWS load balancer 503',
    answer(503, { server: 'awselb/2.0' }, html('503 Service Temporarily Unavailable')),
    'ServiceUnavailable',
  ],
  [
    'AWS load balancer 502',
    answer(502, { server: 'awselb/2.0' }, html('502 Bad Gateway')),
    'BadGateway',
  ],
]

const EDGES: readonly Sign[] = [
  [
    'Cloudflare challenge',
    answer(403, { server: 'cloudflare', 'cf-mitigated': 'challenge' }, html('Just a moment...')),
    'BlockedByWaf',
  ],
  ['Cloudflare challenge, headers lost', answer(403, {}, html('Just a moment...')), 'BlockedByWaf'],
  ['Cloudflare 1020', answer(403, { server: 'cloudflare' }, 'error code: 1020'), 'BlockedByWaf'],
  [
    'Cloudflare block page',
    answer(403, {}, html('Attention Required! | Cloudflare', 'Sorry, you have been blocked')),
    'BlockedByWaf',
  ],
  [
    'Cloudflare 1015',
    answer(
      429,
      { server: 'cloudflare', 'retry-after': '30' },
      html('Access denied', 'Error 1015 You are being rate limited'),
    ),
    'RateLimited',
  ],
  [
    'Cloudflare 1015 as text',
    answer(429, { server: 'cloudflare' }, 'error code: 1015'),
    'RateLimited',
  ],
  [
    'Cloudflare 520',
    answer(520, { server: 'cloudflare' }, html('520: Web server is returning an unknown error')),
    'BadGateway',
  ],
  ['Cloudflare 522', answer(522, { server: 'cloudflare' }, 'error code: 522'), 'GatewayTimeout'],
  ['Cloudflare 525', answer(525, { server: 'cloudflare' }, 'error code: 525'), 'BadGateway'],
  ['Cloudflare 530', answer(530, { server: 'cloudflare' }, 'error code: 1016'), 'BadGateway'],
  [
    'AWS WAF 403',
    answer(403, { 'x-amzn-waf-action': 'block' }, html('403 Forbidden')),
    'BlockedByWaf',
  ],
  [
    'AWS WAF challenge under 202',
    answer(202, { 'x-amzn-waf-action': 'challenge' }, ''),
    'BlockedByWaf',
  ],
  [
    'AWS WAF captcha under 405',
    answer(405, { 'x-amzn-waf-action': 'captcha' }, html('Human Verification')),
    'BlockedByWaf',
  ],
  [
    'CloudFront that blocks',
    answer(
      403,
      { server: 'CloudFront' },
      html(
        'ERROR: The request could not be satisfied',
        'Request blocked. Generated by cloudfront (CloudFront)',
      ),
    ),
    'BlockedByWaf',
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

const NONE: readonly Sign[] = [
  [
    'a fault in words that a filter uses',
    answer(500, {}, 'Request denied: upstream network unreachable'),
    'ServiceError',
  ],
  [
    'a 503 page of Akamai',
    answer(503, { server: 'AkamaiGHost' }, html('Service Unavailable - DNS failure')),
    'ServiceUnavailable',
  ],
  [
    'a 502 page that names an administrator',
    answer(502, {}, html('502', 'Access is restricted. Contact your network administrator.')),
    'BadGateway',
  ],
  [
    'an envelope that speaks of policy',
    answer(403, {}, detail('Access denied by policy')),
    'Unknown',
  ],
  [
    'a plain 403 of nginx',
    answer(403, { server: 'nginx' }, html('403 Forbidden', '<center>nginx</center>')),
    'Unknown',
  ],
  [
    'a Via beside an envelope',
    answer(401, { via: '1.1 google' }, detail('Unauthorized')),
    'InvalidApiKey',
  ],
  [
    'cloudflare in front of an envelope',
    answer(503, { server: 'cloudflare' }, detail('Balance replenishing')),
    'BalanceReplenishing',
  ],
  [
    'an administrator to contact',
    answer(
      500,
      {},
      html(
        '500 Internal Server Error',
        'Please contact the server administrator at webmaster@example.com.',
      ),
    ),
    'ServiceError',
  ],
  [
    'words of the prompt in a success',
    answer(
      200,
      {},
      JSON.stringify({
        choices: [{ message: { content: '<html>Access denied by policy</html>' } }],
      }),
    ),
    'Healthy',
  ],
]

borders('forward proxies', FORWARD)
borders('web filters', FILTERS)
borders('gateways', GATEWAYS)
borders('edges and firewalls', EDGES)
borders('portals and laws', PORTALS)
borders('what only looks like an intermediary', NONE)
