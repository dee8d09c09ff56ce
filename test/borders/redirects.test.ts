import { CHAT_URL } from '../arbitraries.js'
import { at, borders, RIGHT } from './borders.js'

borders('redirects', [
  [
    'away from a misspelt host',
    {
      status: 302,
      request: at('https://api.thegird.ai/v1/chat/completions'),
      headers: { location: 'https://www.thegird.ai/' },
    },
    'WrongHost',
  ],
  [
    '307, and the client was told not to follow',
    { status: 307, request: { ...RIGHT, followsRedirects: false } },
    'RedirectNotFollowed',
  ],

  ['307', { status: 307 }, 'RedirectNotFollowed'],
  [
    '307 with a Location',
    { status: 307, headers: { location: 'https://api.thegrid.ai/r/v1/chat/completions?token=0' } },
    'RedirectNotFollowed',
  ],
  [
    '307 to another host of the domain',
    { status: 307, headers: { location: 'https://synapse.thegrid.ai/v1?token=0' } },
    'RedirectNotFollowed',
  ],
  [
    '307 to a look-alike',
    { status: 307, headers: { location: 'https://notthegrid.ai/v1' } },
    'CaptivePortal',
  ],
  [
    '302 to a portal',
    { status: 302, headers: { location: 'http://portal.example/login' } },
    'CaptivePortal',
  ],
  [
    "302 to a proxy's block page",
    { status: 302, headers: { location: 'http://proxy.example/blocked' } },
    'BlockedByProxy',
  ],
  [
    'http to https',
    {
      status: 301,
      request: at('http://api.thegrid.ai/v1/chat/completions'),
      headers: { location: CHAT_URL },
    },
    'RedirectNotFollowed',
  ],
  [
    '308 away from a trailing slash',
    { status: 308, request: at(`${CHAT_URL}/`), headers: { location: CHAT_URL } },
    'TrailingSlash',
  ],
  ['an opaque one', { type: 'opaqueredirect', status: 0 }, 'RedirectNotFollowed'],
])
