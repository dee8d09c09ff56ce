import { inspect } from 'node:util'
import { diagnose } from 'grid-triage'
import { hideSecrets, readPasted } from 'grid-triage/paste'
import { describe, expect, it } from 'vitest'

const url = 'https://api.thegrid.ai/v1/chat/completions'
const HEX = '8fe1c0de00112233445566778899aabb8fe1c0de00112233'
const ANSWER = 'HTTP/2 401\n\n{"errors":{"detail":"Unauthorized"}}\n'

/** What is sent, the cause, and what stands there when it is hidden. */
const FAULTS = [
  [`Bearer ${HEX}`, 'InvalidApiKey', 'Bearer hidden-key'],
  [`bearer ${HEX}`, 'InvalidApiKey', 'bearer hidden-key'],
  [`Bearer sk-or-v1-${HEX}`, 'InvalidApiKey', 'Bearer hidden-key'],
  [`Bearer sk-ant-api03-${HEX}`, 'InvalidApiKey', 'Bearer sk-ant-hidden-key'],
  [`Bearer sk-proj-${HEX}`, 'InvalidApiKey', 'Bearer sk-proj-hidden-key'],
  [HEX, 'MissingBearerPrefix', 'hidden-key'],
  [`sk-ant-${HEX}`, 'MissingBearerPrefix', 'sk-ant-hidden-key'],
  [`Bearer:${HEX}`, 'MissingBearerPrefix', 'Bearer:hidden-key'],
  [`Bearer${HEX}`, 'MissingBearerPrefix', 'Bearerhidden-key'],
  [`Basic ${HEX}`, 'WrongAuthHeader', 'Basic hidden-key'],
  [`Token ${HEX}`, 'WrongAuthHeader', 'Token hidden-key'],
  [`Baerer ${HEX}`, 'WrongAuthHeader', 'Baerer hidden-key'],
  [`Bearer Bearer ${HEX}`, 'MalformedKey', 'Bearer Bearer hidden-key'],
  [`Bearer ${HEX} ${HEX}`, 'MalformedKey', 'Bearer hidden·key'],
  [`Bearer ${HEX}é`, 'MalformedKey', 'Bearer hidden·key'],
  [`Bearer ${HEX};`, 'MalformedKey', 'Bearer hidden-key;'],
  ['Bearer your-api-key', 'MalformedKey', 'Bearer your-key'],
  ['Bearer YOUR_API_KEY', 'MalformedKey', 'Bearer GRID_API_KEY'],
  ['Bearer %GRID_API_KEY%', 'MalformedKey', 'Bearer GRID_API_KEY'],
  ['Bearer <key>', 'MalformedKey', 'Bearer GRID_API_KEY'],
  ['Bearer {{key}}', 'MalformedKey', 'Bearer GRID_API_KEY'],
  ['Bearer undefined', 'MissingCredentials', 'Bearer undefined'],
  ['Bearer', 'MissingCredentials', 'Bearer'],
] as const

const json = (value: unknown): string => JSON.stringify(value)

/** Ways in which a header is written down. */
const FORMS: Readonly<Record<string, (value: string) => string>> = {
  'curl -v': (value) =>
    `> POST /v1/chat/completions HTTP/1.1\n> Host: api.thegrid.ai\n> Authorization: ${value}\n> \n< HTTP/1.1 401 Unauthorized\n< \n`,
  HTTP: (value) =>
    `POST /v1/chat/completions HTTP/1.1\nHost: api.thegrid.ai\nAuthorization: ${value}\n\n{}\n\n${ANSWER}`,
  'a command': (value) => `$ curl -i ${url} -H 'Authorization: ${value}' -d '{}'\n${ANSWER}`,
  'a command in double quotes': (value) =>
    `curl -i -X POST ${url} -H "Authorization: ${value}"\n${ANSWER}`,
  JSON: (value) =>
    json({ status: 401, request: { method: 'POST', url, headers: { Authorization: value } } }),
  'a HAR': (value) =>
    json({
      request: { method: 'POST', url, headers: [{ name: 'authorization', value }] },
      response: { status: 401, headers: [], content: {} },
    }),
  'a printed record': (value) =>
    `{ status: 401, request: { method: 'POST', url: '${url}', headers: { authorization: '${value}' } } }`,
}

const direct = (authorization: string) =>
  diagnose({ status: 401, request: { method: 'POST', url, headers: { authorization } } })

describe.each(FAULTS)('Authorization: %s', (value, cause, hidden) => {
  it('is what it is without being pasted', () => {
    expect(direct(value).cause).toBe(cause)
    expect(direct(hidden).evidence).toEqual(direct(value).evidence)
  })

  // A shell puts something else in the place of a variable.
  const forms = Object.entries(FORMS).filter(
    ([form]) => !(form === 'a command in double quotes' && value.includes('$')),
  )

  it.each(forms)('is judged the same in %s', (_, written) => {
    const pasted = readPasted(written(value))
    expect(diagnose(pasted).cause).toBe(cause)
    expect(json(pasted)).not.toContain(HEX)
    expect(hideSecrets(written(value))).toBe(written(hidden))
  })
})

/** As programs write it that keep to ASCII. */
const ascii = (text: string): string =>
  text.replace(/[^\n -~]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`)

const WRITTEN: Readonly<Record<string, (seen: object) => string>> = {
  JSON: json,
  'JSON in ASCII': (seen) => ascii(json(seen)),
  'JSON in JSON': (seen) => json({ message: 'failed', log: json(seen) }),
  'a printed record': (seen) => inspect(seen, { depth: 9 }),
}

describe('a key in a string with escapes', () => {
  const faults = [
    [`Bearer ${HEX}\n`, 'MalformedKey'],
    [`Bearer ${HEX}\r\n`, 'MalformedKey'],
    [`Bearer \n${HEX}`, 'MalformedKey'],
    [`${HEX}\n`, 'MalformedKey'],
    [`Bearer\t${HEX}`, 'InvalidApiKey'],
    [`Bearer\u00a0${HEX}`, 'MalformedKey'],
    [`Bearer ${HEX}\u200b`, 'MalformedKey'],
    [`Bearer “${HEX}”`, 'MalformedKey'],
    [`\ufeffBearer ${HEX}`, 'InvalidApiKey'],
    [`Bearer a\\n${HEX}`, 'InvalidApiKey'],
  ] as const
  const cases = faults.flatMap(([value, cause]) =>
    Object.entries(WRITTEN).map(([form, written]) => ({ value, cause, form, written })),
  )

  it.each(cases)('$value is judged as it was sent, in $form', ({ value, cause, written }) => {
    expect(direct(value).cause).toBe(cause)
    const text = written({
      status: 401,
      request: { method: 'POST', url, headers: { authorization: value } },
    })
    const hidden = hideSecrets(text)
    expect(hidden).not.toContain(HEX)
    expect(hideSecrets(hidden)).toBe(hidden)
    const { request } = readPasted(text)
    const sent = /"authorization\\{0,3}":\\{0,3}"?([^"\\]*)/.exec(json(request) ?? hidden)?.[1]
    expect(direct(sent ?? '').evidence).toEqual(direct(value).evidence)
  })
})

const inCommand = (header: string): string =>
  diagnose(readPasted(`$ curl -i -X POST ${url} ${header}\n${ANSWER}`)).cause

describe('in a command', () => {
  it.each([
    [`-H "Authorization: Bearer $GRID_API_KEY"`, 'InvalidApiKey', 'which the shell has put in'],
    [`-H "Authorization: Bearer \${GRID_API_KEY}"`, 'InvalidApiKey', 'the same in braces'],
    [`-H "Authorization: $GRID_API_KEY"`, 'MissingBearerPrefix', 'and without Bearer'],
    [`-H 'Authorization: Bearer $GRID_API_KEY'`, 'MalformedKey', 'which was sent as it is'],
    [`-H 'Authorization: Bearer "${HEX}"'`, 'MalformedKey', 'quotes that are sent'],
    [`-H "Authorization: Bearer \\"${HEX}\\""`, 'MalformedKey', 'the same, escaped'],
    [`-H "Authorization: Bearer "`, 'MissingCredentials', 'nothing behind the scheme'],
    [`-H "x-api-key: ${HEX}"`, 'WrongAuthHeader', 'the header of another surface'],
    [`-H "api-key: ${HEX}"`, 'WrongAuthHeader', 'the header of another service'],
    [`-u ":${HEX}"`, 'WrongAuthHeader', 'a login'],
    [`--oauth2-bearer ${HEX}`, 'InvalidApiKey', 'a token'],
    ['', 'MissingCredentials', 'none'],
  ])('%s is %s: %s', (header, cause) => {
    expect(inCommand(header)).toBe(cause)
  })
})

describe('a key that somebody has hidden before', () => {
  it.each([
    '***',
    'sk-...',
    '<REDACTED>',
    '[hidden]',
    'xxxxxxxxxxxx',
    'sk-or-v1-ab…cd',
    '[Filtered]',
  ])('counts as right: %s', (key) => {
    expect(inCommand(`-H "Authorization: Bearer ${key}"`)).toBe('InvalidApiKey')
    expect(inCommand(`-H "Authorization: ${key}"`)).toBe('MissingBearerPrefix')
  })
})
