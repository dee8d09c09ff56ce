import { PathReporter } from 'io-ts/lib/PathReporter.js'
import { describe, expect, it } from 'vitest'
import { ROWS } from './records.js'

const cases = ROWS.map(([codec, around, part, path, fields]) => ({
  codec,
  around,
  part,
  path,
  fields: fields.split(', ').map((field) => field.split(': ')),
}))

const leftOut = (part: object, field: string): object =>
  Object.fromEntries(Object.entries(part).filter(([name]) => name !== field))

describe.each(cases)('at $path, a record', ({ codec, around, part, path, fields }) => {
  it('that is whole is given as it is', () => {
    const whole = around(part)
    expect(codec.decode(whole)).toStrictEqual({ _tag: 'Right', right: whole })
  })

  it.each(fields)('without %s lacks a %s', (field = '', type = '') => {
    expect(PathReporter.report(codec.decode(around(leftOut(part, field))))).toEqual([
      `Invalid value undefined supplied to : ${path}/${field}: ${type}`,
    ])
  })
})
