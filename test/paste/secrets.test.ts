import fc from 'fast-check'
import { hideSecrets, readPasted } from 'grid-triage/paste'
import { describe, expect, it } from 'vitest'
import { canary, leaks } from '../canary.js'
import { named, type Place, unnamed } from './places.js'

/** As people make them up: nothing in its letters tells that it is a secret. */
const password = fc.stringMatching(/^[a-z]{4}[!.~][a-z]{5}$/)

const isHidden = (secret: string, place: Place): void => {
  const text = place(secret)
  const hidden = hideSecrets(text)
  const pasted = readPasted(text)
  expect(leaks(hidden, secret)).toBe(false)
  expect(leaks(JSON.stringify(pasted), secret)).toBe(false)
  expect(hideSecrets(hidden)).toBe(hidden)
  expect(readPasted(hidden)).toEqual(pasted)
}

describe('a key is hidden, in a way that reads the same and stays', () => {
  it.each(Object.entries({ ...named, ...unnamed }))('in %s', (_, place) => {
    fc.assert(fc.property(canary, (secret) => isHidden(secret, place)))
  })
})

describe('so is a password that is an ordinary word', () => {
  it.each(Object.entries(named))('in %s', (_, place) => {
    fc.assert(fc.property(password, (secret) => isHidden(secret, place)))
  })
})

describe('places', () => {
  it.each(Object.entries({ ...named, ...unnamed }))('hold what is planted: %s', (_, place) => {
    const secret = `sk-or-v1-${'0f1e2d3c'.repeat(5)}`
    expect(leaks(place(secret), secret)).toBe(true)
  })
})

describe('what is no secret', () => {
  it.each([
    ['a prompt', '{"messages":[{"role":"user","content":"Say ping, and nothing else."}]}'],
    ['the id of a request', 'x-request-id: req-84f21a6a-c1b1-4d5e-9981-fbfd3a84d142'],
    ['an id of Phoenix', 'x-request-id: GFxb2Nrb3V0LXJlcXVl1'],
    ['a sentence on keys', 'The api-key of your account is wrong, and Authorization needs Bearer.'],
    ['a model', '"model": "claude-sonnet-4-5-20250929"'],
    [
      'an address',
      'connect ECONNREFUSED 203.0.113.7:443 https://api.thegrid.ai/v1/chat/completions',
    ],
    ['a stand-in', 'Authorization: Bearer hidden-key'],
  ])('stays: %s', (_, text) => {
    expect(hideSecrets(text)).toBe(text)
  })
})

describe('what stands behind a word for a secret', () => {
  it.each([
    'sk-',
    'pk_',
    'rk-',
    'key-',
    'key: ',
    'api_key=',
    'API-key: ',
    'tok_',
    'token: ',
    'secret_',
    'secret: ',
    'Bearer ',
    'password ',
    'pwd=',
  ])('is hidden: %s', (word) => {
    expect(hideSecrets(`a ${word}q1w2e3r4 b`)).not.toContain('q1w2e3')
    expect(hideSecrets(`a x${word}q1w2e3r4 b`)).toContain('a x')
  })
})

const SHORT = '8fe1c0de00112233'

describe('a short key, of which only what stands before it tells', () => {
  it.each([
    [`curl: (6) Could not resolve host: ${SHORT}`, 'curl: (6) Could not resolve host: hidden'],
    [`Error: getaddrinfo ENOTFOUND ${SHORT}`, 'Error: getaddrinfo ENOTFOUND hidden'],
    [`Incorrect API key provided: ${SHORT}.`, 'Incorrect API key provided: ….'],
    [`(my api key is ${SHORT})`, '(my api key is …)'],
    [`{"token":"${SHORT}"}`, '{"token":"…"}'],
    [`{"pwd":"${SHORT}","passphrase":"${SHORT}"}`, '{"pwd":"…","passphrase":"…"}'],
  ])('is hidden: %s', (text, hidden) => {
    expect(hideSecrets(text)).toBe(hidden)
    expect(hideSecrets(hidden)).toBe(hidden)
  })

  it.each([
    'curl: (6) Could not resolve host: localhost',
    'curl: (6) Could not resolve host: api2.thegrid.ai',
    'connect to 203.0.113.7 port 443 failed',
    'Is https://a.example/v1? the address, or https://a.example/v2?',
    'Is the API key provided: yes, the key is wrong',
    '{"token":"Hello","logprob":-1}',
    '{"value":"qzwxpolm","name":"content-type"}',
    '{"name":"GRID_API_KEY"}, {"value":"qzwxpolm"}',
    'a note\u200b that is seen: stays',
  ])('is not what stays: %s', (text) => {
    expect(hideSecrets(text)).toBe(text)
  })
})

describe('what stands in place of a secret', () => {
  it.each([
    [
      '{ head: "POST / HTTP/1.1\\r\\nAuthorization: Bearer qzwxpolm" }',
      '{ head: "POST / HTTP/1.1\\r\\nAuthorization: Bearer hidden-key" }',
    ],
    [
      'GRID_API_KEY=qzwxpolm curl https://a.example',
      'GRID_API_KEY=hidden-key curl https://a.example',
    ],
    ["curl -H 'X-Api-Key:' 'https://a.example'", "curl -H 'X-Api-Key:' 'https://a.example'"],
    ['curl https://a.example -H x-api-key: -i', 'curl https://a.example -H x-api-key: -i'],
    ['https://a.example/?api_key=qzwxpolm and more', 'https://a.example/?api_key=hidden and more'],
    ['https://a.example/?api_key=, &n=1', 'https://a.example/?api_key=hidden &n=hidden'],
    [
      '* [HTTP/2] [1] [authorization: Bearer qzwx,polm]',
      '* [HTTP/2] [1] [authorization: Bearer hidden-key;]',
    ],
    [
      '"cookies": [{"name": "a", "value": "]qzwx"}], "value": "b"',
      '"cookies": [{"name": "a", "value": "hidden"}], "value": "b"',
    ],
    ['https://a.example/v1?qzwx&polm=1&#x', 'https://a.example/v1?hidden&polm=hidden&#hidden'],
    ['curl ^"https://x^" -b ^"s=qzwx^" ^', 'curl ^"https://x^" -b ^"hidden^" ^'],
    [
      '-----BEGIN PRIVATE KEY-----\\nqzwx\\r\\n-----END PRIVATE KEY-----',
      '-----BEGIN PRIVATE KEY-----\\nhidden\\r\\n-----END PRIVATE KEY-----',
    ],
    [
      'curl -uada:qzwxpolm -isu ada:qzwxpolm -U "ada:qzwxpolm"',
      'curl -uhidden -isu hidden -U "hidden"',
    ],
  ])('takes no more and no less than its place: %s', (text, hidden) => {
    expect(hideSecrets(text)).toBe(hidden)
    expect(hideSecrets(hidden)).toBe(hidden)
  })
})

describe('hideSecrets', () => {
  it('writes line ends as one sign, and leaves control characters out', () => {
    expect(hideSecrets('\ufeffa\r\nb\rc\u0007d\u001b[31me\u001b[0mf\u009bg\ttab')).toBe(
      'a\nb\ncdefg\ttab',
    )
  })

  it('leaves links of a terminal out', () => {
    expect(hideSecrets('\u001b]8;;https://x.example/a\u001b\\name\u001b]8;;\u001b\\')).toBe(
      '\\name\\',
    )
  })

  it.each([undefined, null, 7, {}, ['Bearer x']])(
    'gives an empty text for what is none: %j',
    (value) => {
      expect(Reflect.apply(hideSecrets, undefined, [value])).toBe('')
    },
  )
})
