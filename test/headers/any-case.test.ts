import { type Cause, preflight, type SeenRequest } from 'grid-triage'
import { describe, expect, it } from 'vitest'
import { RIGHT } from '../preflight/requests.js'

const KEY = 'Bearer test-key'

/** What is wrong with the credentials in these headers. */
const causesIn = (headers: unknown): readonly (Cause | null)[] => {
  const request: SeenRequest = { ...RIGHT, headers: Object(headers) }
  return preflight(request)
    .filter(({ severity }) => severity === 'Error')
    .map(({ cause }) => cause)
}

const others = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, i) => [`a${i}`, 'b']))

describe('credentials are found', () => {
  it.each([
    ['in a record', { authorization: KEY }],
    ['in a record, in an odd case', { aUTHORIZATION: KEY }],
    ['in a record, behind 255 others', { ...others(255), aUTHORIZATION: KEY }],
    ['in Headers', new Headers({ Authorization: KEY })],
    ['in a map', new Map([['aUTHORIZATION', KEY]])],
    ['in pairs', [['aUTHORIZATION', KEY]]],
    ['in a flat list', ['aUTHORIZATION', KEY]],
  ])('%s', (_, headers) => {
    expect(causesIn(headers)).toEqual([])
  })
})

describe('credentials are missing', () => {
  it.each([
    ['in an empty record', {}],
    ['in an odd case behind 256 others', { ...others(256), aUTHORIZATION: KEY }],
    ['under another name', { authorisation: KEY }],
    ['under no name', { undefined: KEY }],
    ['in a list of none', []],
    ['in Headers that have none', new Headers()],
  ])('%s', (_, headers) => {
    expect(causesIn(headers)).toEqual(['MissingCredentials'])
  })
})

describe('credentials in the wrong header are seen', () => {
  const pair = ['X-Api-Key', 'test-key'] as const

  it.each([
    ['in a record', { 'x-api-key': 'test-key' }],
    ['in a record, in an odd case', { 'x-API-key': 'test-key' }],
    ['in Headers', new Headers({ 'x-api-key': 'test-key' })],
    ['in a map', new Map([pair])],
    ['in pairs', [pair]],
  ])('%s', (_, headers) => {
    expect(causesIn(headers)).toEqual(['WrongAuthHeader'])
  })
})
