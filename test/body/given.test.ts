import { type Cause, diagnose } from 'grid-triage'
import { describe, expect, it } from 'vitest'
import { boom } from '../session/hostile.js'

/** What the client has parsed says that there is no such model. */
const response = { data: { error: { code: 'model_not_found', message: '' } } }
const ERROR = { code: 'context_length_exceeded', message: '' }

/** `PayloadTooLarge` where `body` is one and has `ERROR` in it; `UnknownInstrument` where it is none. */
const causeWith = (body: unknown): Cause =>
  diagnose({ status: 400, request: {}, body, response }).cause

const said = { error: ERROR }

describe('no body', () => {
  it.each([
    ['a web stream', Object.assign({ getReader: () => null }, said)],
    ['a Node stream', Object.assign({ pipe: () => null }, said)],
    ['a promise', Object.assign(Promise.resolve(), said)],
    ['bytes', Object.assign(new Uint8Array([123, 125]), said)],
    ['a buffer', Object.assign(new ArrayBuffer(2), said)],
    ['a method', Object.assign(() => null, said)],
    ['an empty record', {}],
    ['an empty list', []],
    ['a number', 7],
    ['null', null],
    ['nothing', undefined],
    ['a record that cannot be looked into', new Proxy({}, { getOwnPropertyDescriptor: boom })],
  ])('is %s: what the client has parsed counts', (_, body) => {
    expect(causeWith(body)).toBe('UnknownInstrument')
  })
})

describe('a body', () => {
  it.each([
    ['text', JSON.stringify(said)],
    ['a record', said],
    ['a list', [said]],
    ['a record with none of the usual fields', { title: '', code: ERROR.code }],
    ['a record that calls a field like a stream’s', { ...said, getReader: '', pipe: 7 }],
    [
      'a record that calls a field like a promise’s',
      JSON.parse(`{"then":1,"error":${JSON.stringify(ERROR)}}`),
    ],
    ['a record that calls a field like that of bytes', { ...said, byteLength: '2' }],
  ])('is %s: nothing else counts', (_, body) => {
    expect(causeWith(body)).toBe('PayloadTooLarge')
  })

  it.each([
    ['error', said],
    ['errors', { errors: ERROR }],
    ['message', ERROR],
    ['detail', { detail: '', code: ERROR.code }],
    ['0', [said]],
  ])('whose names cannot be listed is known by its %s', (_, record) => {
    expect(causeWith(new Proxy(record, { ownKeys: boom }))).toBe('PayloadTooLarge')
  })
})
