import { diagnose, extendGrid, preflight } from 'grid-triage'
import { describe, expect, it } from 'vitest'
import { CHAT_URL } from '../arbitraries.js'

/** More than is parsed. */
const LONG = 'x'.repeat(8192)

/** The model that is asked for and not listed; `undefined` where none was read. */
const modelIn = (body: unknown): unknown =>
  preflight({ body }).find(({ code }) => code === 'ModelUnknown')?.evidence[0]?.values.model

describe('the model in a body of text', () => {
  it.each([
    ['at the start', '{"model":"gpt-5.2","messages":[]}'],
    ['between other fields', '{"n":1,"model":"gpt-5.2","messages":[]}'],
    ['behind the prompt', '{"messages":[],"model":"gpt-5.2"}'],
    ['behind a prompt that names another', '{"messages":[{"model":"a"}],"model":"gpt-5.2"}'],
    ['twice: the last one counts', '{"model":"a","model":"gpt-5.2"}'],
    ['with an escaped letter', '{"model":"gpt-5\\u002e2","messages":[]}'],
    ['at the start of long text', `{"model":"gpt-5.2","prompt":"${LONG}"}`],
    ['with spaces, at the start of long text', `{ "model" : "gpt-5.2", "prompt": "${LONG}" }`],
    ['between other fields of long text', `{"n":1,"model":"gpt-5.2","prompt":"${LONG}"}`],
    ['with spaces, behind long text', `{"a":["${LONG}"],"model" : "gpt-5.2"}`],
    ['behind the prompt of long text', `{"messages":["${LONG}"],"model":"gpt-5.2"}`],
    ['and more, behind the prompt of long text', `{"a":["${LONG}"],"model":"gpt-5.2","n":1} \n`],
    ['at the end of text that is no JSON', '{"messages":[oops],"model":"gpt-5.2"}'],
  ])('%s', (_where, body) => {
    expect(modelIn(body)).toBe('gpt-5.2')
  })

  it.each([
    ['cut off within the name', '{"model":"gpt-5'],
    ['text that ends where JSON begins', 'abcde{"model":"'],
    ['of something else in long text', `{"messages":[{"model":"gpt-5.2"},"${LONG}"]}`],
    ['of something else behind long text', `{"a":["${LONG}",{"model":"gpt-5.2"}],"n":1}`],
    ['in the middle of long text', `{"a":["${LONG}"],"model":"gpt-5.2","messages":["${LONG}"]}`],
  ])('is not read: %s', (_where, body) => {
    expect(modelIn(body)).toBeUndefined()
  })

  it('is read to 256 letters, and in long text not at all where it has more', () => {
    const body = (name: string) => `{"model":"${name}","messages":["${LONG}"]}`
    expect(modelIn(body('a'.repeat(256)))).toBe('…')
    expect(modelIn(body('a'.repeat(257)))).toBeUndefined()
    const grid = extendGrid({ instruments: ['a'.repeat(256)] })
    const request = { body: { model: 'a'.repeat(257), messages: [{}] } }
    expect(preflight(request, grid)).toEqual([])
    expect(preflight({ body: JSON.stringify(request.body) }, grid)).toEqual([])
  })

  it('is none in JSON that names none', () => {
    expect(preflight({ url: CHAT_URL, body: '{"messages":[{}]}' })).toMatchObject([
      { code: 'ModelMissing' },
    ])
  })
})

describe('a record without a model', () => {
  const evidence = (body: unknown) =>
    diagnose({ status: 404, request: { url: CHAT_URL, body } }).evidence.map(({ code }) => code)

  it('names none when it has messages', () => {
    expect(evidence({ messages: [] })).toContain('ModelMissing')
  })

  it.each([{ prompt: 'ping' }, 5, undefined])('may be something else without: %j', (body) => {
    expect(evidence(body)).toEqual(['UrlRight'])
  })
})

describe('the model in the text of a request', () => {
  const instrumentIn = (body: string): string | null =>
    diagnose({ status: 500, request: { url: CHAT_URL, body } }).instrument

  it.each([
    ['first', '{"model":"text-max","messages":[]}', 'text-max'],
    ['behind a space', '{ "model": "text-max", "messages": [] }', 'text-max'],
    [
      'written twice: JSON keeps the last',
      '{"model":"text-max","n":1,"model":"code-max"}',
      'code-max',
    ],
    ['with an escape', '{"model":"te\\u0078t-max","messages":[]}', 'text-max'],
    ['with a quote', '{"model":"te\\"xt","messages":[]}', '…'],
    ['of a tool, behind it', '{"model":"text-max","tools":[{"model":"x"}]}', 'text-max'],
    ['that is called model, in text that is no JSON', '{"model":"model":"text-max"}', 'model'],
    ['that is none', '{"model":"","messages":[]}', null],
    ['that is cut', '{"model":"text-', null],
  ])('%s', (_, body, instrument) => {
    expect(instrumentIn(body)).toBe(instrument)
  })
})
