import { inspect } from 'node:util'
import { diagnose } from 'grid-triage'
import { readPasted } from 'grid-triage/paste'
import { describe, expect, it } from 'vitest'

const URL_TEXT = 'https://api.thegrid.ai/v1/chat/completions'
const printed = (value: unknown, options = {}): string => inspect(value, { depth: 64, ...options })

/** What is read in a record that is recognised as what was seen of a call. */
const bodyIn = (shown: string): unknown => {
  const { status, body } = readPasted(`{ status: 500, headers: {}, body: ${shown} }`)
  expect(status).toBe(500)
  return body
}

describe('a value as consoles print it', () => {
  it.each<[string, unknown]>([
    ["'a'", 'a'],
    ['"it\'s"', "it's"],
    ['`"it\'s"`', '"it\'s"'],
    ["'a\\nb\\t\\'c\\' \\\\'", "a\nb\t'c' \\"],
    ["'one ' +\n    'two'", 'one two'],
    ["'one\\n' +\n  'two\\n' +\n  'three'", 'one\ntwo\nthree'],
    ['7', 7],
    ['-1.5e3', -1500],
    ['1_000', 1000],
    ['12n', 12],
    ['true', true],
    ['False', false],
    ['null', null],
    ['None', null],
    ['undefined', undefined],
    ['NaN', undefined],
    ['2026-10-05T12:00:00.000Z', '2026-10-05T12:00:00.000Z'],
    ['[]', []],
    ['{}', {}],
    ['[ 1, 2, 3 ]', [1, 2, 3]],
    ['[\n  1,\n  2,\n]', [1, 2]],
    ['[ 1, ... 98 more items ]', [1]],
    ['{ a: 1, \'b-c\': 2, "d": 3, $e: 4 }', { a: 1, 'b-c': 2, d: 3, $e: 4 }],
    ['{ a: { b: { c: [Object] } } }', { a: { b: { c: undefined } } }],
    [
      '{ a: [Array], b: [Function: x], c: [class Y], d: [Circular *1] }',
      { a: undefined, b: undefined, c: undefined, d: undefined },
    ],
    [
      '{ a: [Getter/Setter], b: <Buffer 7b 7d>, c: Symbol(d) }',
      { a: undefined, b: undefined, c: undefined },
    ],
    ['{ a: 1, ... 3 more items }', { a: 1 }],
    ['Headers { a: 1 }', { a: 1 }],
    ['Object [AxiosHeaders] { a: 1 }', { a: 1 }],
    ['[Object: null prototype] { a: 1 }', { a: 1 }],
    ["Map(1) { 'a' => 1 }", { a: 1 }],
    ["Map(2) {\n  'a' => 1,\n  'b' => [ 2 ]\n}", { a: 1, b: [2] }],
    ['Set(2) { 1, 2 }', {}],
    ['<ref *1> { a: 1, self: [Circular *1] }', { a: 1, self: undefined }],
    ['{ [Symbol(a)]: 1, b: 2 }', { 'Symbol(a)': 1, b: 2 }],
    ['{ Symbol(a): 1, b: 2 }', { 'Symbol(a)': 1, b: 2 }],
    ['{ [a]: 1, b: 2 }', { a: 1, b: 2 }],
    ["{'a': True, 'b': [1, None]}", { a: true, b: [1, null] }],
    ['{ a: ?, b: 2 }', { a: undefined, b: 2 }],
  ])('%s', (shown, value) => {
    expect(bodyIn(shown)).toEqual(value)
  })

  it('reads what Node prints', () => {
    const value = {
      text: 'it\'s "so"\nand\tso',
      list: [1, [2, [3, [{ four: 4 }]]]],
      map: new Map([['a', { b: 1 }]]),
      long: 'word '.repeat(60),
      empty: [{}, [], ''],
      nothing: null,
    }
    const read = { ...value, map: { a: { b: 1 } } }
    expect(bodyIn(printed(value))).toEqual(read)
    expect(bodyIn(printed(value, { compact: false }))).toEqual(read)
    expect(bodyIn(printed(value, { breakLength: Number.POSITIVE_INFINITY }))).toEqual(read)
  })
})

describe('an error as Node prints it', () => {
  const errorIn = (error: unknown) => readPasted(printed(error)).error

  it('with its fields', () => {
    const error = Object.assign(new TypeError('fetch failed'), {
      code: 'ECONNREFUSED',
      more: { a: 1 },
    })
    expect(errorIn(error)).toEqual({
      stack: '',
      name: 'TypeError',
      message: 'fetch failed',
      code: 'ECONNREFUSED',
      more: { a: 1 },
    })
  })

  it('with the errors behind it', () => {
    const inner = Object.assign(new Error('connect ECONNREFUSED 203.0.113.7:443'), {
      code: 'ECONNREFUSED',
    })
    const error = new TypeError('fetch failed', { cause: new Error('socket', { cause: inner }) })
    expect(errorIn(error)).toMatchObject({
      message: 'fetch failed',
      cause: { message: 'socket', cause: { code: 'ECONNREFUSED' } },
    })
    expect(diagnose(readPasted(printed(error))).cause).toBe('ConnectionRefused')
  })

  it('with several errors', () => {
    const refused = (address: string) =>
      Object.assign(new Error(`connect ECONNREFUSED ${address}:443`), {
        code: 'ECONNREFUSED',
        port: 443,
      })
    const error = new AggregateError([refused('::1'), refused('127.0.0.1')], 'all failed')
    expect(errorIn(error)).toMatchObject({
      name: 'AggregateError',
      errors: [
        { code: 'ECONNREFUSED', port: 443 },
        { message: 'connect ECONNREFUSED 127.0.0.1:443' },
      ],
    })
  })

  it('without a stack', () => {
    const bare = Object.assign(new Error('no answer'), { status: 504 })
    bare.stack = 'Error: no answer'
    expect(errorIn(bare)).toMatchObject({ name: 'Error', message: 'no answer', status: 504 })
    expect(errorIn({ status: 504, error: bare, headers: {} })).toMatchObject({
      message: 'no answer',
    })
  })

  it('with a message of several lines', () => {
    expect(errorIn(new Error('one\ntwo\n{ three }'))).toMatchObject({
      message: 'one\ntwo\n{ three }',
    })
  })

  it('of a class, with its code', () => {
    class APIConnectionError extends Error {
      code = 'x'
    }
    expect(errorIn(new APIConnectionError('Connection error.'))).toMatchObject({
      message: 'Connection error.',
      code: 'x',
    })
    expect(
      readPasted('Error [ERR_HTTP2_ERROR]: Protocol error\n    at a.js:1:1').error,
    ).toMatchObject({ name: 'Error', code: 'ERR_HTTP2_ERROR' })
  })

  it('that holds itself', () => {
    const error: Error & { self?: unknown } = Object.assign(new Error('no answer'), {
      request: { url: URL_TEXT },
    })
    error.self = error
    expect(errorIn(error)).toMatchObject({ message: 'no answer', request: { url: URL_TEXT } })
  })
})
