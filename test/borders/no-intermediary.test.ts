import { borders, detail } from './borders.js'
import { answer, html, type Sign } from './pages.js'

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
borders('what only looks like an intermediary', NONE)
