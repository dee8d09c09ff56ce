import { decide, diagnose } from 'grid-triage'
import { describe, expect, it } from 'vitest'
import { inMs, never, said } from './said.js'

describe('headers in ms', () => {
  it.each(['retry-after-ms', 'x-ms-retry-after-ms', 'grpc-retry-pushback-ms'])(
    '%s goes before Retry-After, 0 included',
    (name) => {
      expect(said({ [name]: '1500', 'retry-after': '9' })).toEqual(inMs(1500))
      expect(said({ [name]: '0', 'retry-after': '9' })).toEqual(inMs(0))
      expect(said({ [name]: '0.5', 'retry-after': '9' })).toEqual(inMs(1))
    },
  )

  it.each(['retry-after-ms', 'x-ms-retry-after-ms', 'grpc-retry-pushback-ms'])(
    '%s that cannot be read changes nothing',
    (name) => {
      for (const text of ['soon', '', '1e3', '5s', '+5', '-0', '9'.repeat(65)]) {
        expect(said({ [name]: text, 'retry-after': '9' })).toEqual(inMs(9000))
        expect(said({ [name]: text })).toBeNull()
      }
    },
  )

  it('are one kind: the longest counts', () => {
    const all = {
      'retry-after-ms': '1500',
      'x-ms-retry-after-ms': '2500',
      'grpc-retry-pushback-ms': '500',
    }
    expect(said(all)).toEqual(inMs(2500))
    expect(said({ ...all, 'grpc-retry-pushback-ms': '3500' })).toEqual(inMs(3500))
  })

  it('are Azure’s on 429 and 503 only, gRPC’s on 429 and 5xx only', () => {
    const azure = (status: number) => said({ 'x-ms-retry-after-ms': '10000' }, status)
    expect([429, 503].map(azure)).toEqual([inMs(10_000), inMs(10_000)])
    expect([400, 428, 500, 504].map(azure)).toEqual([null, null, null, null])
    const grpc = (status: number) => said({ 'grpc-retry-pushback-ms': '25' }, status)
    expect([429, 500, 503].map(grpc)).toEqual([inMs(25), inMs(25), inMs(25)])
    expect([400, 428, 499].map(grpc)).toEqual([null, null, null])
  })

  it('are never a moment, however large', () => {
    expect(said({ 'retry-after-ms': '1791201600000' })).toEqual(inMs(1_791_201_600_000))
  })
})

describe('a veto', () => {
  it.each([
    { 'x-should-retry': 'false' },
    { 'x-should-retry': ' FALSE ' },
    { 'grpc-retry-pushback-ms': '-1' },
    { 'grpc-retry-pushback-ms': '-1000' },
    { 'grpc-retry-pushback-ms': '5, -1' },
    { 'grpc-retry-pushback-ms': '-0.5' },
    { 'grpc-retry-pushback-ms': '-1.5' },
    { 'grpc-retry-pushback-ms': '-0.00000000000000000001' },
    { 'x-should-retry': 'false, false' },
    { 'x-should-retry': 'true, false' },
    { 'x-should-retry': 'False,true' },
    { 'x-should-retry': 'maybe, false' },
  ])('of %j is over everything', (veto) => {
    const hints = { 'retry-after-ms': '10', 'retry-after': '1', 'x-should-retry': 'true' }
    expect(said({ ...hints, ...veto })).toEqual(never)
    expect(said(veto, 500)).toEqual(never)
  })

  it.each([
    { 'x-should-retry': 'true' },
    { 'x-should-retry': 'true, true' },
    { 'x-should-retry': '0' },
    { 'x-should-retry': 'falsehood' },
    { 'x-should-retry': 'not false' },
    { 'x-should-retry': '"false"' },
    { 'x-should-retry': 'false;true' },
    { 'retry-after': '-1' },
    { 'retry-after-ms': '-1' },
    { 'x-ms-retry-after-ms': '-1' },
    { 'x-ratelimit-retry-after': '-1' },
    { 'x-ratelimit-reset': '-1' },
    { 'grpc-retry-pushback-ms': '-' },
    { 'grpc-retry-pushback-ms': '-0' },
    { 'grpc-retry-pushback-ms': '-0.0' },
    { 'grpc-retry-pushback-ms': '-.5' },
    { 'grpc-retry-pushback-ms': '-1.' },
    { 'grpc-retry-pushback-ms': '-1,5' },
    { 'grpc-retry-pushback-ms': '- 1' },
    { 'grpc-retry-pushback-ms': '-1s' },
    { 'grpc-retry-pushback-ms': '--1' },
  ])('is not what %j says', (hint) => {
    expect(said(hint)).toBeNull()
    expect(said({ ...hint, ratelimit: '"default";r=0;t=30' })).toEqual(inMs(30_000))
  })

  it('of gRPC is none where no retry is thought of', () => {
    const statuses = [400, 401, 403, 404, 409, 422, 499]
    expect(statuses.map((status) => said({ 'grpc-retry-pushback-ms': '-1' }, status))).toEqual(
      statuses.map(() => null),
    )
  })

  it('of gRPC counts wherever there is a pace', () => {
    const headers = { 'grpc-retry-pushback-ms': '-1' }
    const stream = { received: 'data: {"choices":[{"delta":{}}]}\n\n', endedWith: 'close' }
    for (const seen of [
      ...[402, 408, 425, 429, 500, 502, 503, 504, 529].map((status) => ({ status })),
      { status: 200, stream },
      { stream },
    ]) {
      const diagnosis = diagnose({ ...seen, headers })
      expect(diagnosis.pace).not.toBeNull()
      expect(diagnosis.pushback).toEqual(never)
      expect(decide(diagnosis, { attempt: 1, now: 0, random: 0.5, replay: 'Safe' })).toMatchObject({
        _tag: 'Stop',
        reason: 'ServerSaysNo',
      })
    }
  })

  it('in one of several lines counts, however the client keeps them', () => {
    const lines = ['true', 'false']
    for (const headers of [
      { 'x-should-retry': lines },
      lines.map((line) => ['X-Should-Retry', line]),
      new Headers(lines.map((line): [string, string] => ['x-should-retry', line])),
    ]) {
      expect(diagnose({ status: 500, headers }).pushback).toEqual(never)
    }
  })

  it('in the headers of an exception counts as well', () => {
    const error = { status: 503, headers: { 'grpc-retry-pushback-ms': '-1' } }
    expect(diagnose({ error }).pushback).toEqual(never)
  })
})
