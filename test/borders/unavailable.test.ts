import { type Diagnosis, diagnose, type Seen } from 'grid-triage'
import { describe, expect, it } from 'vitest'
import { borders, detail, RIGHT } from './borders.js'

const found = (seen: Seen): Diagnosis => diagnose({ request: RIGHT, ...seen })
const said = (seen: Seen): readonly unknown[] => {
  const { cause, certainty, evidence } = found(seen)
  return [cause, certainty, ...evidence.map(({ code }) => code)]
}
const coded = (code: string, message = ''): object => ({ error: { code, message } })
const PAGE = '<html><body>no</body></html>'
const HTML = { 'content-type': 'text/html; charset=utf-8' }
const NGINX = { server: 'nginx/1.25' }

describe('a 503', () => {
  it.each([
    ['with its body lost', {}, 'BalanceReplenishing', 'Likely', 'BodyLost'],
    ['with an empty body', { body: '' }, 'BalanceReplenishing', 'Likely', 'BodyLost'],
    [
      'with an empty body, of a gateway',
      { body: '', headers: NGINX },
      'ServiceUnavailable',
      'Certain',
      'Status',
    ],
    [
      'with an empty body of a page',
      { body: '', headers: HTML },
      'ServiceUnavailable',
      'Certain',
      'Status',
    ],
    ['in an envelope', { body: detail('no') }, 'BalanceReplenishing', 'Likely', 'Status'],
    [
      'in an envelope, of a gateway',
      { body: detail('no'), headers: NGINX },
      'BalanceReplenishing',
      'Likely',
      'Status',
    ],
    [
      'in an envelope of another make',
      { body: coded('x') },
      'ServiceUnavailable',
      'Certain',
      'Status',
    ],
    [
      'in words of the balance',
      { body: detail('Balance') },
      'BalanceReplenishing',
      'Certain',
      'BalanceWords',
    ],
    ['in other words', { body: detail('Overloaded') }, 'ServiceOverloaded', 'Likely', 'BodyWords'],
    ['as a page', { body: PAGE }, 'ServiceUnavailable', 'Certain', 'GatewayPage'],
    [
      'as a page, Auto Top Up on',
      { body: PAGE, autoTopUp: true },
      'ServiceUnavailable',
      'Certain',
      'GatewayPage',
    ],
    [
      'in text, Auto Top Up on',
      { body: 'no', autoTopUp: true },
      'ServiceUnavailable',
      'Certain',
      'Status',
    ],
    [
      'with its body lost, Auto Top Up off',
      { autoTopUp: false },
      'ServiceUnavailable',
      'Certain',
      'Status',
    ],
    [
      'in an envelope, Auto Top Up off',
      { body: detail('no'), autoTopUp: false },
      'ServiceUnavailable',
      'Certain',
      'Status',
    ],
  ])('%s', (_what, seen, ...is) => {
    expect(said({ status: 503, ...seen })).toEqual(is)
  })

  it.each([
    ['Service Unavailable', 'BalanceReplenishing'],
    ['Service Unavailable.', 'BalanceReplenishing'],
    ['Service Temporarily Unavailable', 'BalanceReplenishing'],
    ['503 Service Unavailable', 'ServiceUnavailable'],
    ['Service Unavailable now', 'ServiceUnavailable'],
    ['Service Unavailable..', 'ServiceUnavailable'],
  ])('in the words %j, Auto Top Up on: %s', (body, cause) => {
    expect(found({ status: 503, body, autoTopUp: true }).cause).toBe(cause)
    expect(found({ status: 503, body, autoTopUp: true, headers: NGINX }).cause).toBe(
      'ServiceUnavailable',
    )
    expect(found({ status: 503, body }).cause).toBe('ServiceUnavailable')
  })

  it.each([
    'nginx',
    'openresty',
    'envoy',
    'haproxy',
    'awselb',
    'Apache',
    'Caddy',
    'Traefik',
    'varnish',
  ])('is the gateway’s own where nothing is said: %s', (server) => {
    expect(found({ status: 503, headers: { server } }).cause).toBe('ServiceUnavailable')
  })

  it.each([
    [{ server: 'cowboy' }],
    [{ 'content-type': 'application/json' }],
    [{ 'content-type': 'x-text/html' }],
    [{ 'content-type': 'application/x; a=text/html' }],
  ])('is not, with %j', (headers) => {
    expect(found({ status: 503, headers }).cause).toBe('BalanceReplenishing')
  })
})

borders('a 425', [
  ['is retried as a fault', { status: 425 }, 'Unknown', { pace: 'Fault', certainty: 'Guess' }],
  ['no other is', { status: 424 }, 'Unknown', { pace: null }],
])
