import { type Cause, diagnose } from 'grid-triage'
import { describe, expect, it } from 'vitest'
import { RIGHT } from '../borders/borders.js'

const causeOf = (status: number, body: string): Cause =>
  diagnose({ status, request: {}, body }).cause

/** JSON of so many characters in all, or what is left of it: a text that begins so and ends so. */
const ofLength = (length: number, start: string, end: string): string =>
  `${start}${'x'.repeat(length - start.length - end.length)}${end}`

const MOST = 8192

describe('a success in JSON', () => {
  const text = (length: number, end: string) => ofLength(length, '{"id":"', end)

  it.each([
    ['whole, and short', '{"id":"x"}'],
    ['whole, of 8,192 characters', text(MOST, '"}')],
    ['over 8,192 characters, and closed', text(MOST + 1, '"}')],
    ['a long list, and closed', ofLength(9000, '["', '"]')],
    ['long, closed, and a line more', text(9000, '"}\n')],
    ['long, closed, and 64 blanks more', text(9000, `"}${' '.repeat(64)}`)],
    // Nobody has parsed it.
    ['long, closed, and broken inside', text(9000, '"}}')],
  ])('is one: %s', (_, body) => {
    expect(causeOf(200, body)).toBe('Healthy')
  })

  it.each([
    ['short, and not closed', '{"id":"x"'],
    ['of 8,192 characters, closed, and broken inside', text(MOST, '"}}')],
    ['over 8,192 characters, and not closed', text(MOST + 1, '"')],
    ['long, and going on behind a brace', text(9000, '"},"usage":')],
    ['long, and going on close behind a brace', text(9000, '"},')],
  ])('is cut: %s', (_, body) => {
    expect(causeOf(200, body)).toBe('MalformedResponse')
  })

  it('is told by its first character, a page by its first tag', () => {
    const of = (body: string): Cause => diagnose({ status: 200, request: RIGHT, body }).cause
    expect(of(' \n <html>')).toBe('CaptivePortal')
    expect(of('see <html>')).toBe('MalformedResponse')
    expect(of('{"see":"<html>"}')).toBe('Healthy')
  })
})

describe('of JSON that breaks off', () => {
  it.each([
    '{"error":{"code":"model_not_found","mess',
    '{"error":{"type":"model_not_found","mess',
    '{"error":{"code" : "model_not_found","mess',
    '{"error":{"code"    :    "model_not_found","mess',
    '{"error":{"code":"MODEL_NOT_FOUND","mess',
    '[{"error":{"code":"model_not_found","mess',
    '{"error":{"message":"The model does not exist","co',
    '{"error":{"message"  :  "The model does not exist","co',
    '{"errors":{"detail":"The model does not exist',
    '{"error":"The model does not exist","co',
    ' \n {"error":{"code":"model_not_found","mess',
  ])('the head tells the error: %s', (body) => {
    expect(causeOf(400, body)).toBe('UnknownInstrument')
  })

  it.each([
    '{"error":{"code":"model_not_fou',
    '{"error":{"code"     :"model_not_found","mess',
    '{"error":{"code":     "model_not_found","mess',
    '{"error":{"kode":"model_not_found","mess',
    '{"error":{"code":"model-not-found","mess',
    '{"error":{"mess',
  ])('the head tells nothing: %s', (body) => {
    expect(causeOf(400, body)).toBe('MalformedRequest')
  })

  it('the first 8,192 characters are the head', () => {
    const upTo = (length: number) =>
      `${ofLength(length, '{"pad":"', '","code":"model_not_found"')},"mess`
    expect(causeOf(400, upTo(MOST))).toBe('UnknownInstrument')
    expect(causeOf(400, upTo(MOST + 1))).toBe('MalformedRequest')
  })
})

describe('The Grid’s envelope under a 503, with no word of a balance', () => {
  it.each([
    '{"errors":{"detail":"Later"}}',
    '{"errors":{"detail":"Later',
    ' \n {"errors":{"detail":"Later',
    '{ \n "errors":{"detail":"Later',
    '{"errors" : {"detail" : "Later',
    `${' '.repeat(16)}{${' '.repeat(16)}"errors":{"detail":"Later`,
    '{"errors":{"code":"later","detail":7',
  ])('is likely a balance being replenished, whole or not: %j', (body) => {
    expect(causeOf(503, body)).toBe('BalanceReplenishing')
  })

  it.each([
    '{"error":{"message":"Later"}}',
    '{"error":{"message":"Later',
    '{"message":"Later"}',
    '{"a":{"errors":{"detail":"Later',
    '[{"errors":{"detail":"Later',
    '{"errors":{',
    '{"errors":{"code":"later',
  ])('is another’s, or says nothing: %j', (body) => {
    expect(causeOf(503, body)).toBe('ServiceUnavailable')
  })
})
