import { anthropicErrorCodec, gridErrorCodec, openAiErrorCodec } from 'grid-triage/io-ts'
import type * as t from 'io-ts'
import { PathReporter } from 'io-ts/lib/PathReporter.js'
import { describe, expect, it } from 'vitest'

describe('an optional field', () => {
  const error = (more: object): object => ({ error: { message: 'Slow down', ...more } })
  const errors = (more: object): object => ({ errors: { detail: 'No credits', ...more } })
  const overloaded = { type: 'overloaded_error', message: 'Overloaded' }
  const answer = (more: object): object => ({ type: 'error', error: overloaded, ...more })

  it.each<readonly [codec: t.Mixed, value: object]>([
    [openAiErrorCodec, error({ type: 'rate_limit', code: 'rate_limit', param: 'model' })],
    [openAiErrorCodec, error({ type: null, code: null, param: null })],
    [openAiErrorCodec, error({ code: 429 })],
    [gridErrorCodec, errors({ code: 'no_credits', message: 'Top up' })],
    [anthropicErrorCodec, answer({ request_id: 'req_7' })],
    [anthropicErrorCodec, answer({ request_id: null })],
  ])('is kept: %#', (codec, value) => {
    expect(codec.decode(value)).toStrictEqual({ _tag: 'Right', right: value })
  })

  it.each<readonly [codec: t.Mixed, value: object]>([
    [openAiErrorCodec, error({ code: true })],
    [openAiErrorCodec, error({ type: 7 })],
    [openAiErrorCodec, error({ param: 7 })],
    [gridErrorCodec, errors({ code: 7 })],
    [gridErrorCodec, errors({ message: null })],
    [anthropicErrorCodec, answer({ request_id: 7 })],
  ])('of another kind is none: %#', (codec, value) => {
    expect(codec.is(value)).toBe(false)
  })

  it('that may be of several kinds is told apart from each', () => {
    const path = 'OpenAiErrorBody/error: OpenAiError/1: OpenAiError/code: Code'
    expect(PathReporter.report(openAiErrorCodec.decode(error({ code: true })))).toEqual([
      `Invalid value "a boolean" supplied to : ${path}/0: string`,
      `Invalid value "a boolean" supplied to : ${path}/1: Finite`,
      `Invalid value "a boolean" supplied to : ${path}/2: null`,
    ])
  })
})
