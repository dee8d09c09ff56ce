import { diagnose, type Evidence, preflight } from 'grid-triage'
import { describe, expect, it } from 'vitest'
import { headed, RIGHT } from './requests.js'

const typed = (type: string) => headed({ authorization: 'Bearer test-key', 'content-type': type })

/** What is said of the media type that was sent. */
const typeSeen = (request: object): readonly Evidence[] =>
  preflight(request)
    .flatMap(({ evidence }) => evidence)
    .filter(({ code }) => code === 'ContentType')

describe('JSON is', () => {
  it.each([
    'application/json',
    'Application/JSON',
    ' application/json ',
    'application/json;charset=utf-8',
    'application/json; charset=utf-8',
    'application/json ; charset=utf-8',
    'application/vnd.api+json',
    'application/x-1_2.3-4+json',
    'application/json, application/json',
    'application/json,application/json; charset=utf-8',
    '',
    ' ',
  ])('%j', (type) => {
    expect(typeSeen(typed(type))).toEqual([])
  })
})

describe('no JSON is', () => {
  it.each([
    ['text/plain', 'text/plain'],
    ['text/plain;charset=utf-8', 'text/plain'],
    ['text/plain ; charset=utf-8', 'text/plain'],
    ['notapplication/json', 'notapplication/json'],
    ['application/jsonl', 'application/jsonl'],
    ['application/json+xml', '…'],
    ['application/+json', '…'],
    ['json', 'json'],
    ['application/json, text/plain', '…'],
    ['text/plain, application/json', '…'],
    [';charset=utf-8', ''],
  ])('%j, named as %j', (type, sent) => {
    expect(typeSeen(typed(type))).toEqual([{ code: 'ContentType', values: { sent } }])
  })
})

describe('the type of', () => {
  const wrong = [{ code: 'ContentType', values: { sent: 'text/plain' } }]
  const plain = typed('text/plain')

  it.each([
    ['a record', RIGHT.body, wrong],
    ['JSON text', JSON.stringify(RIGHT.body), wrong],
    ['other text', 'model=text-prime', wrong],
    ['no body', undefined, []],
    ['a body of null', null, []],
    ['empty text', '', []],
    ['blank text', ' \n', []],
    ['text of 8,192 characters', 'x'.repeat(8192), wrong],
    ['text over 8,192 characters', 'x'.repeat(8193), []],
  ])('%s', (_, body, expected) => {
    expect(typeSeen({ ...plain, body })).toEqual(expected)
  })

  it('no body takes nothing from the other faults', () => {
    const url = 'https://api.thegrid.ai/v1/v1/chat/completions'
    const causes = preflight({ ...plain, url, body: undefined }).map(({ cause }) => cause)
    expect(causes).toEqual(['DoubledVersionSegment'])
  })

  it('what is said to be text explains a 400', () => {
    const { cause, evidence } = diagnose({ status: 400, request: plain })
    expect(cause).toBe('MalformedRequest')
    expect(evidence).toContainEqual(wrong[0])
  })
})
