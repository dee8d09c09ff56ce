import type * as t from 'io-ts'
import { isArray, isNameOf } from './read.js'

/** What may be said of a value that was not right: of what kind it was, and nothing that was in it. */
const KINDS = {
  'a bigint': true,
  'a boolean': true,
  'a function': true,
  'a list': true,
  'a number': true,
  'a string': true,
  'a symbol': true,
  'an object': true,
} as const

/** What was described before stays so: a codec may be a part of another. */
const kindOf = (value: unknown): unknown => {
  if (value === null || value === undefined || isNameOf(KINDS, value)) return value
  if (isArray(value)) return 'a list'
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`
}

/**
 * Errors as io-ts has them, with its paths, but without the values: they are logged, and a key may be anywhere in what
 * is no record of ours.
 */
export const withoutValues = (errors: t.Errors): t.Errors =>
  errors.map(({ value, context }) => ({
    value: kindOf(value),
    context: context.map(({ key, type, actual }) => ({ key, type, actual: kindOf(actual) })),
  }))
