import { diagnose } from 'grid-triage'
import { describe, expect, it } from 'vitest'
import { at, inMs, said } from './said.js'

const field = (ratelimit: string, status = 429) => said({ ratelimit }, status)

describe('RateLimit', () => {
  it.each([
    // The examples of draft-ietf-httpapi-ratelimit-headers, of all ages, that say nothing is left.
    ['"default";r=0;t=30', 30_000],
    ['"problemPolicy";r=0;t=10', 10_000],
    ['default;r=0;t=50', 50_000],
    ['dynamic;r=0;t=20', 20_000],
    // Remaining is not said.
    ['quota;t=1', 1000],
    ['"quota";t=1', 1000],
    ['"default";r=0;t=0', 0],
    ['"default"; r=0;  t=30', 30_000],
    ['"default";t=30;r=0', 30_000],
    ['"default";r=5;t=9;r=0;t=30', 30_000],
    ['"default";r=0;t=30;pk=:cHsdsRa894==:', 30_000],
    ['"default";r=0;t=30;comment="a; b, \\"c\\"";acme', 30_000],
    ['"a, b";r=0;t=30', 30_000],
    ['"a\\", b";r=0;t=30', 30_000],
    ['"";r=0;t=30', 30_000],
    ['permin;r=0;t=23, perhr;r=0;t=2402', 2_402_000],
    ['permin;r=0;t=23, perhr;r=399;t=2402', 23_000],
    ['permin;r=20;t=23, perhr;r=0;t=2402', 2_402_000],
  ])('of %s is a wait of %i ms', (text, ms) => {
    expect(field(text)).toEqual(inMs(ms))
  })

  it.each([
    '"default";r=50;t=30',
    '"default";r=1;t=7',
    'day;r=100;t=36000',
    'dayLimit;r=100;t=36000, hourLimit;r=25;t=700',
    '"default";r=0',
    '"default"',
    '',
  ])('of %s says nothing of a wait', (text) => {
    expect(field(text)).toBeNull()
  })

  it('says nothing on a 403 without what remains', () => {
    expect(field('"default";t=30', 403)).toBeNull()
    expect(field('"default";r=0;t=30', 403)).toEqual(inMs(30_000))
  })

  it.each([
    '"default;r=0;t=30',
    'default";r=0;t=30',
    '5;r=0;t=30',
    '?1;r=0;t=30',
    'de fault;r=0;t=30',
    '"default" ;r=0;t=30',
    '"default";R=0;T=30',
    '"default";r=0;t =30',
    '"default";r=0;t= 30',
    '"default";r=0;t=-30',
    '"default";r=0;t=30.5',
    '"default";r=0.5;t=30',
    '"default";r=0;t="30"',
    '"default";r=0;t=30s',
    '"default";r="0";t=30',
    '"default";r;t=30',
    '"default";r=0;t',
    '"default";r=0;;t=30',
    '"default";r=0;t=30;',
    '"default";r=0;t=30;x=a b',
    '"default";r=0;t=x;t=30',
    '"default";r=x;r=0;t=30',
    '"défault";r=0;t=30',
    '"default"r=0;t=30',
    '("default";r=0;t=30)',
    ';r=0;t=30',
    'r=0;t=30',
    'r=0, t=30',
    '"default";r=0;t=1234567890123456',
    `"${'a'.repeat(65)}";r=0;t=30`,
    `"default";r=0;t=30${';a'.repeat(600)}`,
  ])('of %s is malformed and ignored', (text) => {
    expect(field(text)).toBeNull()
  })

  it.each([
    'nonsense here, "default";r=0;t=30, ;',
    '"day";r=0;;t=99, "default";r=0;t=30',
    '"default";r=0;t=30, "day";r=0;t=9 9',
  ])('leaves a malformed member alone, not its neighbours: %s', (text) => {
    expect(field(text)).toEqual(inMs(30_000))
  })

  it('is read up to 1024 characters', () => {
    const filled = (characters: number) => '"default";r=0;t=30,'.padEnd(characters, 'x')
    expect(field(filled(1024))).toEqual(inMs(30_000))
    expect(field(filled(1025))).toBeNull()
  })

  it('is read up to 16 members, and a member up to 15 parameters', () => {
    const behind = (others: number) => `${'day;r=9;t=9,'.repeat(others)}hour;r=0;t=30`
    expect(field(behind(15))).toEqual(inMs(30_000))
    expect(field(behind(16))).toBeNull()
    const member = (others: number) => `hour;r=0${';a'.repeat(others)};t=30`
    expect(field(member(13))).toEqual(inMs(30_000))
    expect(field(member(14))).toBeNull()
  })

  it('over several lines is one list', () => {
    const headers = new Headers([
      ['RateLimit', '"day";r=0;t=36000'],
      ['RateLimit', '"hour";r=25;t=700'],
    ])
    expect(diagnose({ status: 429, headers }).pushback).toEqual(inMs(36_000_000))
    const lines = { RateLimit: ['"day";r=9;t=36000', '"hour";r=0;t=700'] }
    expect(diagnose({ status: 429, headers: lines }).pushback).toEqual(inMs(700_000))
  })

  it('with a moment for seconds is that moment', () => {
    expect(field('"default";r=0;t=1791201600')).toEqual(at(1_791_201_600_000))
  })

  it('gives way to Retry-After, as the draft asks', () => {
    // "Use in throttled responses".
    const headers = {
      date: 'Mon, 05 Aug 2019 09:27:00 GMT',
      'retry-after': 'Mon, 05 Aug 2019 09:27:05 GMT',
      ratelimit: 'default;r=0;t=9',
    }
    expect(said(headers)).toEqual(inMs(5000))
    // "Dynamic limits for pushing back with Retry-After and slow down".
    expect(said({ 'retry-after': '20', ratelimit: 'dynamic;r=15;t=40' })).toEqual(inMs(20_000))
  })

  it('and its window in RateLimit-Policy says nothing of a wait', () => {
    expect(said({ 'ratelimit-policy': '"burst";q=100;w=60' })).toBeNull()
    const headers = { ratelimit: 'dynamic;r=0;t=20', 'ratelimit-policy': 'dynamic;l=15;w=60' }
    expect(said(headers)).toEqual(inMs(20_000))
  })
})

describe('the older combined RateLimit', () => {
  it.each([
    ['limit=50, remaining=0, reset=5', inMs(5000)],
    ['limit=50,remaining=0,reset=5', inMs(5000)],
    ['reset=5, remaining=0', inMs(5000)],
    ['reset=5', inMs(5000)],
    ['limit=50, remaining=1, reset=5', null],
    ['limit=50, remaining=10, reset=5', null],
    ['limit=50, remaining=0', null],
    ['limit=50, remaining=0, reset=-5', null],
    ['limit=50, remaining=0, reset=5s', null],
    ['limit=50, remaining=0, reset = 5', null],
    ['limit=50; remaining=0; reset=5', null],
    ['window=9, remaining=3, policy=x, reset=5', null],
    ['limit=50, remaining=0, reset=5, limit=100, remaining=3, reset=60', inMs(5000)],
    ['limit=50, remaining=7, reset=5, limit=100, remaining=0, reset=60', inMs(60_000)],
  ])('of %s', (text, expected) => {
    expect(field(text)).toEqual(expected)
  })
})
