import { diagnose } from 'grid-triage'
import { describe, expect, it } from 'vitest'

describe('a request id', () => {
  const idIn = (headers: object): string | null => diagnose({ status: 500, headers }).requestId

  it("is The Grid's before any other", () => {
    expect(idIn({ 'x-request-id': 'other', 'x-grid-request-id': 'ours' })).toBe('ours')
  })

  it('that is blank counts for nothing', () => {
    expect(idIn({ 'x-grid-request-id': ' ', 'x-request-id': '', 'request-id': 'third' })).toBe(
      'third',
    )
  })
})

describe('a list of headers', () => {
  it.each([
    [
      'pairs',
      [
        ['Retry-After', '7'],
        ['retry-after', '9'],
      ],
    ],
    ['raw', ['Retry-After', '7', 'RETRY-AFTER', '9']],
  ])('has the lines of one name together: %s', (_, headers) => {
    expect(diagnose({ status: 429, headers }).pushback).toEqual({ _tag: 'In', ms: 9000 })
  })

  it('is read to its 256th pair', () => {
    const filler = (n: number): [string, string][] =>
      Array.from({ length: n }, (_, i) => [`x-${i}`, 'x'])
    const at = (n: number): unknown =>
      diagnose({ status: 429, headers: [...filler(n), ['retry-after', '7']] }).pushback
    expect(at(255)).toEqual({ _tag: 'In', ms: 7000 })
    expect(at(256)).toBeNull()
  })
})
