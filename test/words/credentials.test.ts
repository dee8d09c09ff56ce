import { explain } from 'grid-triage'
import { describe, expect, it } from 'vitest'
import { headed } from '../preflight/requests.js'
import { expectTold, finding, type Row, saw } from './told.js'

const HOST = { host: 'api.thegrid.ai' }
const BEARER = 'Send the header as Authorization: Bearer YOUR_KEY'
const PASS = 'Print the actual URL that your client is hitting'
const PRINT = 'Print the header that is really sent'

const bare = { status: 401, request: headed({ authorization: 'test-key' }) }
const none = { status: 401, request: headed({}) }
const other = { status: 401, request: headed({ 'x-api-key': 'test-key' }) }

const SAID = 'The answer says that the word Bearer is missing in front of the key.'

describe('a key without Bearer', () => {
  it.each<Row>([
    [
      'as sent',
      bare,
      {},
      'The header that you sent to api.thegrid.ai does not begin with the literal word Bearer and a space.',
      [`${BEARER}: that is what api.thegrid.ai wants.`],
    ],
    [
      'by the answer',
      bare,
      { evidence: [] },
      SAID,
      [`${BEARER}: that is what the Consumption API wants.`],
    ],
    [
      'on Messages',
      bare,
      { evidence: [], surface: 'Messages' },
      SAID,
      ['Send the header as x-api-key: YOUR_KEY (no Bearer): that is what the Messages API wants.'],
    ],
    ['on no surface', bare, { evidence: [], surface: null }, SAID, [`${BEARER}: that is what`]],
    [
      'without a request',
      bare,
      { evidence: [saw('NoRequest')], surface: null },
      SAID,
      [`${BEARER}; for the Messages API beta, as x-api-key: YOUR_KEY (no Bearer).`, PASS],
    ],
    [
      'without a request, on a surface',
      bare,
      { evidence: [saw('NoRequest')], surface: 'ChatCompletions' },
      SAID,
      [`${BEARER}: that is what the Consumption API wants.`, PASS],
    ],
    [
      'by the words of the answer',
      bare,
      { evidence: [saw('BodyWords')] },
      SAID,
      [`${BEARER}:`, PRINT],
    ],
    ['by its code', bare, { evidence: [saw('BodyCode')] }, SAID, [`${BEARER}:`, PRINT]],
    [
      'by its code, without a request',
      bare,
      { evidence: [saw('BodyCode'), saw('NoRequest')] },
      SAID,
      [`${BEARER}:`, PASS],
    ],
    [
      'with a scheme of its own',
      bare,
      { evidence: [saw('Gateway', { header: 'x-own', scheme: 'Token' })] },
      SAID,
      ['Send the header as x-own: Token YOUR_KEY: that'],
    ],
    [
      'with a header of its own',
      bare,
      { evidence: [saw('Gateway', { header: 'x-own' })] },
      SAID,
      ['Send the header as x-own: YOUR_KEY (no Bearer): that'],
    ],
    [
      'with the usual header',
      bare,
      { evidence: [saw('Gateway', { header: 'Authorization' })], surface: 'Messages' },
      SAID,
      [`${BEARER}: that`],
    ],
  ])('%s', expectTold)
})

describe('no key', () => {
  const LENGTH = 'Check that the variable that holds the key is set'
  it.each<Row>([
    [
      'as sent',
      none,
      {},
      'No key went to api.thegrid.ai: the header is missing or empty, or the variable behind it is.',
      [`${BEARER}:`, LENGTH],
    ],
    [
      'by the answer',
      none,
      { evidence: [] },
      'The answer says that no key came with the request.',
      [`${BEARER}:`, LENGTH],
    ],
    [
      'without a request',
      none,
      { evidence: [saw('NoRequest')], surface: null },
      'The answer says that no key came with the request.',
      [`${BEARER};`, LENGTH, PASS],
    ],
  ])('%s', expectTold)
})

describe('a key in the wrong header', () => {
  const SDK = 'If your SDK sends another header'
  const CHECK = 'Check your key at app.thegrid.ai/profile/api-keys.'
  it.each<Row>([
    [
      'as sent',
      other,
      { certainty: 'Certain' },
      'You sent x-api-key to api.thegrid.ai; that host wants Authorization: Bearer YOUR_KEY.',
      [`${BEARER}:`],
    ],
    [
      'as is likely',
      other,
      { certainty: 'Likely' },
      'You sent x-api-key to api.thegrid.ai; that host wants Authorization: Bearer YOUR_KEY.',
      [`${BEARER}:`, SDK, CHECK],
    ],
    [
      'on no host',
      other,
      { certainty: 'Certain', evidence: [saw('OtherHeader', { sent: 'x-api-key' })] },
      'You sent x-api-key; the Consumption API wants Authorization: Bearer YOUR_KEY.',
      [`${BEARER}:`],
    ],
    [
      'that is not named',
      other,
      { certainty: 'Likely', evidence: [saw('OtherHeader'), saw('NoRequest')], surface: null },
      'The key was sent in a header that this host does not read.',
      [`${BEARER};`, SDK, CHECK, PASS],
    ],
    [
      'with another scheme',
      other,
      { certainty: 'Certain', evidence: [saw('OtherScheme', { ...HOST, sent: 'Basic' })] },
      'The Authorization header that you sent uses Basic; api.thegrid.ai wants Authorization: Bearer YOUR_KEY.',
      [`${BEARER}:`],
    ],
    [
      'with a scheme that is not named',
      other,
      { certainty: 'Certain', evidence: [saw('OtherScheme', HOST)] },
      'The Authorization header that you sent uses another scheme; api.thegrid.ai wants Authorization: Bearer YOUR_KEY.',
      [`${BEARER}:`],
    ],
    [
      'in the URL',
      other,
      { certainty: 'Certain', evidence: [saw('CredentialInQuery', HOST)] },
      'You sent the key in the URL; api.thegrid.ai reads it from a header.',
      [`${BEARER}:`, 'Make a new key at app.thegrid.ai/profile/api-keys: URLs end up in logs.'],
    ],
  ])('%s', expectTold)
})

describe('before the call', () => {
  it.each([
    [
      'MissingBearerPrefix',
      'BareKey',
      'The header that you send to the Consumption API does not begin with the literal word Bearer and a space.',
    ],
    ['MissingCredentials', 'NoCredentials', 'No key goes to the Consumption API: the header is'],
    [
      'WrongAuthHeader',
      'CredentialInQuery',
      'You send the key in the URL; the Consumption API reads',
    ],
    ['WrongAuthHeader', 'OtherScheme', 'The Authorization header that you send uses another'],
  ] as const)('%s, by %s, is told as what is about to be sent', (cause, code, begins) => {
    const { meaning } = explain(finding({ cause, code, evidence: [saw(code)] }))
    expect(meaning.slice(0, begins.length)).toBe(begins)
  })

  it('names the header that is about to be sent', () => {
    const other = saw('OtherHeader', { sent: 'x-api-key' })
    expect(explain(finding({ cause: 'WrongAuthHeader', evidence: [other] })).meaning).toBe(
      'You send x-api-key; the Consumption API wants Authorization: Bearer YOUR_KEY.',
    )
  })
})
