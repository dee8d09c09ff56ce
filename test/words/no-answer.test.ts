import type { Seen } from 'grid-triage'
import { describe, it } from 'vitest'
import { at, ON_MESSAGES, RIGHT } from '../preflight/requests.js'
import { expectOver, expectTold, type Row, saw } from './told.js'

const thrown = (code: string, request: Seen['request'] = RIGHT): Seen => ({
  error: { code, message: '' },
  request,
})
const NETWORK =
  'Check your proxy or firewall: it must let standard HTTPS on port 443 through to api.thegrid.ai.'
const MACHINE = 'Test with curl from the same machine: it names the reason.'
const STATUS = 'Check status.thegrid.ai: if there is an active incident, it is not you.'
const DNS = 'Check DNS on this machine: nslookup api.thegrid.ai has to give an address.'
const CONFIRM = 'Confirm the base URL: https://api.thegrid.ai/v1. No trailing slash,'
const PASS = 'Print the actual URL that your client is hitting'
const COMPARE = 'Compare it character by character to https://api.thegrid.ai/v1/chat/completions.'
const BETWEEN =
  'although host and port are right: something between is in the way, or the service is down.'

const code = (name: string) => saw('ConnectionCode', { code: name })

describe('no connection', () => {
  it.each<Row>([
    [
      'refused, by the right URL',
      thrown('ECONNREFUSED'),
      {},
      `Nothing accepted the connection (ECONNREFUSED), ${BETWEEN}`,
      [NETWORK, MACHINE, STATUS],
    ],
    [
      'refused, by an unseen URL',
      { error: { code: 'ECONNREFUSED' } },
      {},
      'Nothing accepted the connection, most often because the base URL is wrong.',
      [CONFIRM, PASS, COMPARE],
    ],
    [
      'refused, by a URL that is not told',
      thrown('ECONNREFUSED'),
      { culprit: 'CallerConfig', evidence: [] },
      'Nothing accepted the connection, most often because the base URL is wrong.',
      [CONFIRM, COMPARE],
    ],
    [
      'refused, by another URL',
      thrown('ECONNREFUSED', at('https://api.thegrid.ai:8443/v1/chat/completions')),
      {},
      'Nothing accepted the connection. The request went to https://api.thegrid.ai:8443/v1/chat/completions.',
      [CONFIRM, 'Then print the actual URL your SDK is hitting'],
    ],
    [
      'refused by a proxy of this machine',
      thrown('ECONNREFUSED'),
      { evidence: [saw('LocalProxy'), code('ECONNREFUSED')] },
      'Nothing accepted the connection (ECONNREFUSED), at another address than the one you call: a proxy is set that cannot be reached.',
      ['Check HTTPS_PROXY and HTTP_PROXY: start or correct that proxy, or unset them.'],
    ],
    [
      'no address, by the right URL',
      thrown('ENOTFOUND'),
      {},
      `DNS gives no address for it (ENOTFOUND), ${BETWEEN}`,
      [DNS, NETWORK, MACHINE, STATUS],
    ],
    [
      'no network',
      thrown('ENETUNREACH'),
      {},
      'No connection came about (ENETUNREACH).',
      [NETWORK, MACHINE, STATUS],
    ],
    [
      'for a reason that is hidden',
      thrown('ENETUNREACH'),
      { evidence: [] },
      'No connection came about, and the runtime hides why. In a browser it may also be CORS.',
      [NETWORK, MACHINE, STATUS],
    ],
    [
      'on Messages',
      thrown('ENETUNREACH', ON_MESSAGES),
      { evidence: [] },
      'No connection came about, and the runtime hides why. In a browser it may also be CORS.',
      [
        'Check your proxy or firewall: it must let standard HTTPS on port 443 through to messages-beta.api.thegrid.ai.',
        MACHINE,
        STATUS,
      ],
    ],
  ])('%s', expectTold)
})

describe('a certificate', () => {
  const bad = thrown('CERT_HAS_EXPIRED')
  const EXPIRED =
    'The certificate has expired, or is not valid yet, or the clock of this machine is wrong.'
  const OTHER = 'The certificate is for another host: something answers in its place.'
  const TRUST = 'The TLS handshake failed: most often a proxy that inspects traffic'
  const CLOCK = 'Set the clock of this machine, and look at the certificate'
  it.each<Row>([
    ...[
      ['CERT_HAS_EXPIRED', EXPIRED],
      ['CERT_NOT_YET_VALID', EXPIRED],
      ['ERR_CERT_DATE_INVALID', EXPIRED],
      ['ERR_TLS_CERT_ALTNAME_INVALID', OTHER],
      ['HOSTNAME_MISMATCH', OTHER],
      ['ERR_CERT_COMMON_NAME_INVALID', OTHER],
    ].map(
      ([name = '', is = '']): Row => [
        name,
        bad,
        { evidence: [code(name)] },
        is,
        [CLOCK, NETWORK, STATUS],
      ],
    ),
    ...[[code('SELF_SIGNED_CERT_IN_CHAIN')], [code('constructor')], []].map(
      (evidence): Row => [
        `with ${evidence.length} piece of other evidence`,
        bad,
        { evidence },
        `${TRUST} with a certificate of its own.`,
        [
          "Let the runtime trust the proxy's certificate (for Node: NODE_EXTRA_CA_CERTS). Do not switch verification off.",
          NETWORK,
        ],
      ],
    ),
  ])('%s', expectTold)
})

describe('no answer in time', () => {
  const late: Seen = { error: { name: 'TimeoutError' }, request: RIGHT }
  const TIME = 'Give long calls more time: 120 s or more until the answer begins.'
  it.each<Row>([
    [
      'at all',
      late,
      { evidence: [] },
      'Nothing came back before the time limit. The call may have run.',
      [NETWORK, TIME, STATUS],
    ],
    [
      'before the connection',
      late,
      { evidence: [code('UND_ERR_CONNECT_TIMEOUT')] },
      'No connection came about within the time limit.',
      [NETWORK, MACHINE, STATUS],
    ],
    [
      'of the server',
      late,
      { evidence: [], status: 408 },
      'The server, or something in front of it, waited in vain for the whole request. The call may have run.',
      [NETWORK, TIME, STATUS],
    ],
  ])('%s', expectTold)
})

describe('a connection that broke', () => {
  const IS = 'The connection was closed before an answer came. The call may have run.'
  const ONCE = 'Retry once; a kept-alive connection may have gone stale.'
  it.each<Row>([['is retried once', thrown('ECONNRESET'), {}, IS, [ONCE, NETWORK]]])(
    '%s',
    expectTold,
  )
  it.each<Row>([['is not, where that is over', thrown('ECONNRESET'), {}, IS, [NETWORK]]])(
    '%s',
    expectOver,
  )
})

describe('what you ended', () => {
  const ended: Seen = { cancelled: true, error: { name: 'AbortError' } }
  const NOTHING = 'Nothing to fix, unless the signal fired too early: raise its timeout.'
  const YOURS = 'If the signal was not yours, pass cancelled: false to diagnose: it is then'
  const IS = 'Your own code ended the call.'
  it.each<Row>([
    ['for sure', ended, { certainty: 'Certain' }, IS, [NOTHING]],
    ['as is likely', ended, { certainty: 'Likely' }, IS, [NOTHING, YOURS]],
    ['as is guessed', ended, { certainty: 'Guess' }, IS, [NOTHING, YOURS]],
  ])('%s', expectTold)
})
