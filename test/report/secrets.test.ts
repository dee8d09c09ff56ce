import fc from 'fast-check'
import {
  advance,
  attributes,
  begin,
  defaultPolicy,
  diagnose,
  extendGrid,
  openBudget,
  replay,
  report,
  theGrid,
} from 'grid-triage'
import { describe, expect, it } from 'vitest'
import { canary, leaks } from '../canary.js'
import { given } from '../session/hostile.js'
import { at, FAULT } from '../session/traces.js'

const chat = 'https://api.thegrid.ai/v1/chat/completions'
const MOMENT = at(1000)
const MADE = diagnose({
  status: 404,
  headers: { 'x-request-id': 'req-7' },
  request: { url: 'https://api.thegrid.ai/v1/v1/chat/completions', body: { model: 'text-prime' } },
})
const [SESSION] = advance(begin(MOMENT), openBudget(0), FAULT, MOMENT)

type Plant = (secret: string) => object

/** A secret in every field of a record, one after the other. */
const inFieldsOf = (record: object): readonly Plant[] =>
  Object.keys(record).map(
    (field): Plant =>
      (secret) => ({ ...record, [field]: secret }),
  )

const requests: readonly Plant[] = [
  (secret) => ({ url: chat, headers: { authorization: `Bearer ${secret}`, 'x-api-key': secret } }),
  (secret) => ({ url: `${chat}?api_key=${secret}#${secret}` }),
  (secret) => ({ url: `https://user:${secret}@api.thegrid.ai/v1` }),
  (secret) => ({ url: `https://${secret}@api.thegird.ai/v1` }),
  (secret) => ({ url: `https://api.thegrid.ai/v1/${secret}/chat/completions` }),
  (secret) => ({ url: `https://${secret}.example/v1` }),
  (secret) => ({ url: `https://api.thegrid.ai:${secret}/v1` }),
  (secret) => ({ url: secret }),
  (secret) => ({ url: chat, body: { model: secret, messages: [{ content: secret }] } }),
  (secret) => ({ url: chat, body: JSON.stringify({ model: `openai/${secret}`, messages: [] }) }),
  (secret) => ({ url: chat, method: secret }),
]

const diagnoses: readonly Plant[] = [
  ...inFieldsOf(MADE),
  (secret) => ({ ...MADE, evidence: [{ code: 'UrlDiffers', values: { got: secret } }] }),
  (secret) => ({
    ...MADE,
    evidence: [{ code: 'UrlDiffers', values: { got: `${chat}/${secret}` } }],
  }),
  (secret) => ({ ...MADE, evidence: [{ code: secret, values: { [secret]: secret } }] }),
  (secret) => ({ ...FAULT, pushback: { _tag: secret, ms: secret, epochMs: secret, [secret]: 1 } }),
  (secret) => ({ ...FAULT, pushback: { _tag: 'In', ms: secret, more: secret } }),
  (secret) => ({ ...FAULT, [secret]: secret }),
  ...requests.map(
    (plant): Plant =>
      (secret) =>
        diagnose({ status: 404, request: plant(secret) }),
  ),
]

const policies: readonly Plant[] = [
  ...inFieldsOf(defaultPolicy),
  ...[
    (secret: string) => ({ _tag: 'Constant', ms: secret }),
    (secret: string) => ({ _tag: 'Constant', ms: 5, note: secret }),
    (secret: string) => ({ _tag: secret, ms: 5 }),
    (secret: string) => ({ _tag: 'Ladder', stepsMs: [secret] }),
    (secret: string) => ({ _tag: 'Cap', capMs: 5, of: { _tag: 'Constant', ms: 5, [secret]: 1 } }),
  ].map(
    (backoff): Plant =>
      (secret) => ({
        ...defaultPolicy,
        paces: {
          ...defaultPolicy.paces,
          Fault: { ...defaultPolicy.paces.Fault, backoff: backoff(secret) },
        },
      }),
  ),
]

const [ATTEMPT] = SESSION.history
const sessions: readonly Plant[] = [
  ...inFieldsOf(SESSION),
  ...inFieldsOf(Object(ATTEMPT)).map(
    (plant): Plant =>
      (secret) => ({ ...SESSION, history: [plant(secret), ATTEMPT] }),
  ),
  (secret) => ({ ...SESSION, history: [{ ...ATTEMPT, [secret]: secret, note: secret }] }),
  (secret) => ({
    ...SESSION,
    history: [{ ...ATTEMPT, decision: { _tag: 'Stop', reason: secret, untilEpochMs: secret } }],
  }),
  ...policies.map(
    (plant): Plant =>
      (secret) => ({ ...SESSION, policy: plant(secret) }),
  ),
]

const texts: readonly ((secret: string) => string)[] = [
  (secret) => secret,
  (secret) => `with the key ${secret} I expected an answer`,
  (secret) => `Bearer:${secret}, "${secret}" (${secret}).`,
  (secret) => `${'x '.repeat(240)}${secret}`,
  (secret) => secret.split('').join('-'),
]

const AT = { ...MOMENT, attempt: 1 }

const output = (secret: string, diagnosis: object, options: object): string => {
  const made = given(report, diagnosis, { moment: MOMENT, ...options })
  const { lines } = Object(made)
  return JSON.stringify([
    made,
    given(attributes, diagnosis, Object(options).session),
    lines.map(replay),
    given(replay, secret),
  ])
}

describe('no secret comes out', () => {
  const cases: readonly (readonly [string, (secret: string) => string])[] = [
    ...diagnoses.map((plant, i): [string, (secret: string) => string] => [
      `diagnosis ${i}`,
      (secret) => output(secret, plant(secret), { at: AT }),
    ]),
    ...requests.map((plant, i): [string, (secret: string) => string] => [
      `request ${i}`,
      (secret) => output(secret, FAULT, { request: plant(secret) }),
    ]),
    ...policies.map((plant, i): [string, (secret: string) => string] => [
      `policy ${i}`,
      (secret) => output(secret, FAULT, { at: AT, policy: plant(secret) }),
    ]),
    ...sessions.map((plant, i): [string, (secret: string) => string] => [
      `session ${i}`,
      (secret) => output(secret, FAULT, { session: plant(secret) }),
    ]),
    ...texts.map((text, i): [string, (secret: string) => string] => [
      `words ${i}`,
      (secret) => output(secret, FAULT, { expected: text(secret), got: text(secret) }),
    ]),
    ['moment', (secret) => output(secret, FAULT, { moment: { now: secret, random: secret } })],
    [
      'at',
      (secret) => output(secret, FAULT, { at: { attempt: secret, now: secret, random: secret } }),
    ],
    ['replay', (secret) => output(secret, FAULT, { at: { ...AT, replay: secret } })],
    [
      'grid',
      (secret) =>
        output(secret, FAULT, {
          request: {
            url: `https://llm.example/${secret}/v1/chat/completions`,
            body: { model: secret },
          },
          grid: extendGrid({ hosts: [`https://llm.example/${secret}/v1`], instruments: [secret] }),
        }),
    ],
    [
      'a surface of a foreign grid',
      (secret) =>
        output(secret, FAULT, {
          request: { url: 'https://api.thegrid.ai/v1/models' },
          grid: {
            ...theGrid,
            surfaces: { ...theGrid.surfaces, [secret]: theGrid.surfaces.Messages },
            hosts: [{ surface: secret, origin: 'https://api.thegrid.ai', basePath: '/v1' }],
          },
        }),
    ],
    [
      'a foreign grid',
      (secret) =>
        output(secret, FAULT, {
          request: { url: chat },
          grid: {
            ...extendGrid({}),
            hosts: [{ surface: secret, origin: secret, basePath: secret }],
          },
        }),
    ],
  ]

  it.each(cases)('planted in: %s', (_where, outputWith) => {
    fc.assert(
      fc.property(canary, (secret) => {
        expect(leaks(outputWith(secret), secret)).toBe(false)
      }),
      { numRuns: 60 },
    )
  })

  it('planted everywhere at once', () => {
    fc.assert(
      fc.property(
        canary,
        fc.constantFrom(...diagnoses),
        fc.constantFrom(...requests),
        fc.constantFrom(...sessions),
        fc.constantFrom(...texts),
        (secret, diagnosis, request, session, text) => {
          const options = {
            request: request(secret),
            session: session(secret),
            expected: text(secret),
            got: text(secret),
          }
          expect(leaks(output(secret, diagnosis(secret), options), secret)).toBe(false)
        },
      ),
      { numRuns: 3000 },
    )
  })

  it('the search finds one that is there', () => {
    fc.assert(
      fc.property(canary, (secret) => {
        expect(leaks(JSON.stringify([`before ${secret} after`]), secret)).toBe(true)
      }),
    )
  })
})
