import { diagnose } from 'grid-triage'
import { describe, expect, it } from 'vitest'
import { boom, given } from '../session/hostile.js'

/** The request id that these headers name. */
const idIn = (headers: unknown): string | null =>
  diagnose({ status: 500, headers: Object(headers) }).requestId

/** The wait, in ms, that these headers ask for. */
const waitIn = (headers: unknown): number | null => {
  const { pushback } = diagnose({ status: 429, headers: Object(headers) })
  return pushback?._tag === 'In' ? pushback.ms : null
}

const map = (...pairs: readonly (readonly [unknown, unknown])[]) => new Map(pairs)

describe('a record', () => {
  it.each(['x-request-id', 'X-Request-Id', 'X-Request-ID', 'X-REQUEST-ID', 'X-request-id'])(
    'is asked for %s',
    (name) => {
      expect(idIn({ [name]: 'req-7' })).toBe('req-7')
    },
  )

  it.each(['x-Request-Id', 'X-request-ID', 'xRequestId', 'x_request_id', ' x-request-id'])(
    'is not scanned for %s',
    (name) => {
      expect(idIn({ [name]: 'req-7' })).toBeNull()
    },
  )

  it.each([
    'retry-after-ms',
    'Retry-After-Ms',
    'Retry-After-MS',
    'RETRY-AFTER-MS',
    'Retry-after-ms',
  ])('is asked for %s', (name) => {
    expect(waitIn({ [name]: '7' })).toBe(7)
  })

  it.each([
    'x-ratelimit-retry-after',
    'X-Ratelimit-Retry-After',
    'X-RateLimit-Retry-After',
    'X-RATELIMIT-RETRY-AFTER',
    'X-ratelimit-retry-after',
  ])('is asked for %s', (name) => {
    expect(waitIn({ [name]: '7' })).toBe(7000)
  })

  it('is asked for the next spelling where the first has no value', () => {
    expect(idIn({ 'x-request-id': null, 'X-Request-Id': 'req-7' })).toBe('req-7')
    expect(idIn({ 'x-request-id': [], 'X-Request-Id': 'req-7' })).toBe('req-7')
    expect(idIn({ 'x-request-id': 'req-7', 'X-Request-Id': 'req-8' })).toBe('req-7')
  })
})

describe('a value', () => {
  it.each([
    ['text', '7', 7000],
    ['a number', 7, 7000],
    ['a list', ['7'], 7000],
    ['a list of which some are no text', [null, 9, '7'], 7000],
    ['two lines', ['5', '7'], 7000],
    ['a list of 16', [...Array<string>(15).fill('5'), '7'], 7000],
    ['a list of more: the first 16', [...Array<string>(16).fill('5'), '7'], 5000],
    ['an empty list', [], null],
    ['a list of numbers', [7], null],
    ['a record', { 0: '7' }, null],
    ['true', true, null],
    ['null', null, null],
  ])('is %s', (_, value, ms) => {
    expect(waitIn({ 'retry-after': value })).toBe(ms)
    expect(waitIn(map(['retry-after', value]))).toBe(ms)
    expect(waitIn([['retry-after', value]])).toBe(ms)
    expect(waitIn(['retry-after', value])).toBe(ms)
    expect(waitIn({ get: (name: string) => (name === 'retry-after' ? value : null) })).toBe(ms)
    expect(
      waitIn({ getResponseHeader: (name: string) => (name === 'retry-after' ? value : null) }),
    ).toBe(ms)
  })

  it('of several lines is joined, as RFC 9110 section 5.3 has it', () => {
    // A comma alone between two digits would make one number of them.
    expect(
      waitIn([
        ['retry-after', '5'],
        ['retry-after', '7'],
      ]),
    ).toBe(7000)
    expect(waitIn(['Retry-After', '5', 'retry-after', '7'])).toBe(7000)
    expect(waitIn(['Retry-After', '7', 'retry-after', '5'])).toBe(7000)
    expect(waitIn(map(['Retry-aFter', '7'], ['retrY-After', '5']))).toBe(7000)
    expect(idIn(['x-request-id', 'req-7', 'x-request-id', null])).toBe('req-7')
    expect(idIn(['x-request-id', null, 'x-request-id', 'req-7'])).toBe('req-7')
    expect(
      waitIn([
        ['retry-after', null],
        ['retry-after', '7'],
      ]),
    ).toBe(7000)
    expect(
      waitIn([
        ['retry-after', '7'],
        ['retry-after', null],
      ]),
    ).toBe(7000)
  })

  it('is read as far as 4,096 characters', () => {
    const server = (length: number) => {
      const value = `${'x'.repeat(length - 5)}nginx`
      return diagnose({ status: 503, headers: { server: value } }).cause
    }
    expect(server(4096)).toBe('ServiceUnavailable')
    expect(server(4097)).toBe('BalanceReplenishing')
    const inLines = (length: number) =>
      diagnose({ status: 503, headers: { server: [`${'x'.repeat(length - 5)}nginx`] } }).cause
    expect(inLines(4096)).toBe('ServiceUnavailable')
    expect(inLines(4097)).toBe('BalanceReplenishing')
  })
})

describe('pairs', () => {
  it.each([
    ['in a list', [['X-Request-ID', 'req-7']]],
    [
      'behind others',
      [
        ['a', 'b'],
        ['x-REQUEST-id', 'req-7'],
      ],
    ],
    [
      'behind one whose name is no text',
      [
        [7, 'b'],
        ['x-request-id', 'req-7'],
      ],
    ],
    ['in a flat list', ['a', 'b', 'x-REQUEST-id', 'req-7']],
    ['in a map', map(['a', 'b'], ['x-request-id', 'req-7'])],
    ['in a map, in any case', map(['a', 'b'], ['x-REQUEST-id', 'req-7'])],
    ['in a map, behind a name that is no text', map([7, 'b'], ['x-REQUEST-id', 'req-7'])],
  ])('%s are found', (_, headers) => {
    expect(idIn(headers)).toBe('req-7')
  })

  it.each([
    ['behind a hole', [['a', 'b'], undefined, ['x-request-id', 'req-7']]],
    ['at the wrong place of a flat list', ['a', 'x-request-id', 'req-7', 'b']],
    ['in an empty list', []],
    ['in an empty map', map()],
    ['of another name', [['y-request-id', 'req-7']]],
  ])('%s are not', (_, headers) => {
    expect(idIn(headers)).toBeNull()
  })

  it('are read as far as 256', () => {
    const pairs = (count: number) => [
      ...Array.from({ length: count }, (_, i) => [`a${i}`, 'b'] as const),
      ['X-ReQuest-Id', 'req-7'] as const,
    ]
    expect(idIn(pairs(255))).toBe('req-7')
    expect(idIn(pairs(256))).toBeNull()
    expect(idIn(pairs(255).flat())).toBe('req-7')
    expect(idIn(pairs(256).flat())).toBeNull()
    expect(idIn(new Map(pairs(255)))).toBe('req-7')
    expect(idIn(new Map(pairs(256)))).toBeNull()
  })
})

describe('a map', () => {
  const others = Array.from({ length: 300 }, (_, i) => [`a${i}`, 'b'] as const)

  it('is asked for the usual spellings first, however large it is', () => {
    expect(idIn(new Map([...others, ['X-Request-Id', 'req-7']]))).toBe('req-7')
    expect(idIn(new Map([...others, ['X-ReQuest-Id', 'req-7']]))).toBeNull()
  })

  it('that has no end is read as far as 256 pairs', () => {
    let steps = 0
    const next = () => ({ done: false, value: [`a${steps++}`, 'b'] })
    expect(idIn({ get: () => null, entries: () => ({ next }) })).toBeNull()
    expect(steps).toBe(256)
  })

  it('ends with its last pair, whatever its iterator returns', () => {
    function* entries() {
      yield ['a', 'b']
      return ['X-ReQuest-Id', 'req-7']
    }
    expect(idIn({ get: () => null, entries })).toBeNull()
  })
})

describe('a container with a method', () => {
  const has = (name: string) => (name === 'x-request-id' ? 'req-7' : null)

  it.each([
    ['Headers', new Headers({ 'X-Request-ID': 'req-7' })],
    ['get', { get: has }],
    ['getResponseHeader', { getResponseHeader: has }],
    ['getResponseHeader before get', { getResponseHeader: has, get: () => 'req-8' }],
    [
      'get and append, whatever it has for entries',
      { get: has, append: () => null, entries: boom },
    ],
    [
      'get and entries, as a map',
      { get: () => undefined, entries: () => map(['X-ReQuest-Id', 'req-7']).entries() },
    ],
  ])('is asked: %s', (_, headers) => {
    expect(idIn(headers)).toBe('req-7')
  })

  it.each([
    ['get', { get: boom }],
    ['getResponseHeader', { getResponseHeader: boom }],
    ['entries', { get: () => null, entries: boom }],
    ['next', { get: () => null, entries: () => ({ next: boom }) }],
  ])('that throws has no header: %s', (_, headers) => {
    expect(idIn(headers)).toBeNull()
  })

  it.each([
    ['without entries', {}],
    ['with append and entries, as Headers', { append: boom, entries: () => [].values() }],
    ['with append alone', { append: boom }],
  ])('%s is asked in lower case alone, since it keeps no case apart', (_, more) => {
    const asked = new Set<string>()
    idIn({ ...more, get: (name: string) => asked.add(name) && null })
    expect(asked).toContain('x-request-id')
    expect([...asked].filter((name) => name !== name.toLowerCase())).toEqual([])
  })

  it('that throws shows no proxy or firewall either', () => {
    const causes = [{ get: boom }, { getResponseHeader: boom }].map(
      (headers) => diagnose({ status: 500, headers: Object(headers) }).cause,
    )
    expect(causes).toEqual(['ServiceError', 'ServiceError'])
  })

  it('whose name is only a field of a record is a record', () => {
    expect(idIn({ get: 'x', getResponseHeader: 'y', 'x-request-id': 'req-7' })).toBe('req-7')
  })
})

it.each([undefined, null, 7, 'x-request-id: req-7', true])('%j holds no header', (headers) => {
  expect(Object(given(diagnose, { status: 500, headers })).requestId).toBeNull()
})
