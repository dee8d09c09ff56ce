import { type Cause, diagnose, type EvidenceCode } from 'grid-triage'
import { describe, expect, it } from 'vitest'

/** What a body says of a status, where no request is seen. */
const causeOf = (status: number, body: unknown): Cause =>
  diagnose({ status, request: {}, body }).cause

const MISSING = 'The model does not exist'

describe('the words of an error are found', () => {
  it.each([
    { errors: { detail: MISSING } },
    { errors: { message: MISSING } },
    { errors: [{ detail: MISSING }] },
    { errors: [MISSING] },
    { errors: MISSING },
    { error: { message: MISSING } },
    { type: 'error', error: { type: 'not_found_error', message: MISSING } },
    { error: MISSING },
    { error: 'not_found', error_description: MISSING },
    { message: MISSING },
    { detail: MISSING },
    { title: MISSING },
    // Of several, the first in this order: an OAuth error, the error itself, its message, its detail, its title.
    { error: MISSING, message: 'Not Found' },
    { message: MISSING, detail: 'Not Found' },
    { detail: MISSING, title: 'Not Found' },
    [{ error: { message: MISSING } }],
    [{ errors: { detail: MISSING } }],
  ])('in %j', (body) => {
    expect(causeOf(400, body)).toBe('UnknownInstrument')
    expect(causeOf(400, JSON.stringify(body))).toBe('UnknownInstrument')
    expect(causeOf(400, `\n\t ${JSON.stringify(body, null, 2)}`)).toBe('UnknownInstrument')
  })

  it.each([
    { errors: { detail: 7 } },
    { errors: { detail: true } },
    { errors: 7 },
    { error: 7, detail: { model: 'does not exist' } },
    { text: MISSING },
    { model: 'does not exist' },
    [[{ error: { message: MISSING } }]],
  ])('nowhere in %j', (body) => {
    expect(causeOf(400, body)).toBe('MalformedRequest')
    expect(causeOf(400, JSON.stringify(body))).toBe('MalformedRequest')
  })
})

describe('the code of an error', () => {
  it.each([
    { errors: { code: 'model_not_found' } },
    { errors: { code: 'MODEL_NOT_FOUND', detail: 'Not Found' } },
    // The Grid's detail may be the code itself.
    { errors: { detail: 'model_not_found' } },
    { errors: { detail: 'invalid_model' } },
    { error: { code: 'model_not_found', message: '' } },
    { error: { type: 'model_not_found', message: '' } },
    { error: { code: '', type: 'model_not_found', message: '' } },
    { error: { code: 'model_not_found', type: 'not_found_error', message: '' } },
    { message: '', code: 'model_not_found' },
    { message: '', type: 'model_not_found' },
    { message: '', code: 'model_not_found', type: 'not_found_error' },
    { title: 'Not Found', type: 'model_not_found', status: 404 },
  ])('is read in %j', (body) => {
    const found = diagnose({ status: 400, request: {}, body })
    expect(found).toMatchObject({ cause: 'UnknownInstrument', certainty: 'Certain' })
    const codes: readonly EvidenceCode[] = found.evidence.map(({ code }) => code)
    expect(codes).toContain('BodyCode')
  })

  it.each([
    { error: { code: 'not_found', type: 'model_not_found', message: '' } },
    { message: '', code: 'not_found', type: 'model_not_found' },
    { errors: { code: 'not_found', detail: 'model_not_found' } },
    { errors: { detail: 'see model_not_found' } },
    { errors: { detail: 'model_not_found.' } },
  ])('is no other than the first, and the whole of it: %j', (body) => {
    expect(causeOf(400, body)).toBe('MalformedRequest')
  })
})

describe('complaints about fields', () => {
  const limited = (detail: unknown): Cause => causeOf(429, { errors: { detail } })

  it('are read with the names of the fields', () => {
    expect(limited({ credits: 'used up' })).toBe('QuotaExhausted')
    expect(limited({ Credits: ['used up'] })).toBe('QuotaExhausted')
    expect(limited({ limit: ['Credits used up', 'x'] })).toBe('QuotaExhausted')
    expect(limited({ limit: ['x', 'Credits used up'] })).toBe('RateLimited')
  })

  it('are words apart from each other', () => {
    expect(limited({ limit: 'no', credits: 'left' })).toBe('QuotaExhausted')
    expect(limited({ limit: ['reached'], credits: [] })).toBe('QuotaExhausted')
  })

  it('are read of the first 8 fields', () => {
    const filler = (count: number) =>
      Object.fromEntries(Array.from({ length: count }, (_, i) => [`field${i}`, 'x']))
    expect(limited({ ...filler(7), limit: 'per day' })).toBe('QuotaExhausted')
    expect(limited({ ...filler(8), limit: 'per day' })).toBe('RateLimited')
  })

  it('are read as far as 512 characters', () => {
    // A field, a space, its complaint, a comma and a space.
    const behind = (count: number) => ({ a: 'x'.repeat(count - 4), b: 'per day' })
    expect(limited(behind(500))).toBe('QuotaExhausted')
    expect(limited(behind(512))).toBe('RateLimited')
  })
})

describe('the request id of a body', () => {
  it.each([
    { request_id: 'req-7', error: { message: 'x' } },
    { error: { message: 'x', request_id: 'req-7' } },
    { request_id: 'req-7', error: { message: 'x', request_id: 'req-8' } },
    { request_id: 'req-7', errors: { detail: 'x' } },
    { errors: { detail: 'x', request_id: 'req-7' } },
    { errors: [{ message: 'x', request_id: 'req-7' }] },
    { message: 'x', request_id: 'req-7' },
  ])('is found in %j', (body) => {
    expect(diagnose({ status: 500, body }).requestId).toBe('req-7')
  })

  it.each([{ requestid: 'req-7', message: 'x' }, { '': 'req-7', message: 'x' }, { message: 'x' }])(
    'is not in %j',
    (body) => {
      expect(diagnose({ status: 500, body }).requestId).toBeNull()
    },
  )
})

describe('a success that holds an error', () => {
  it.each<readonly [body: unknown, cause: Cause]>([
    [{ error: { code: 529, message: '' } }, 'ServiceOverloaded'],
    [{ error: { code: '529', message: '' } }, 'ServiceOverloaded'],
    [{ error: { status: 529, message: '' } }, 'ServiceOverloaded'],
    [{ error: { code: 529, status: 503, message: '' } }, 'ServiceOverloaded'],
    [{ error: 'no', status: 529 }, 'ServiceOverloaded'],
    [[{ error: { code: 529, message: '' } }], 'ServiceOverloaded'],
    // A code that is no status leaves it to the status beside it.
    [{ error: { code: 'busy', status: 503, message: '' } }, 'ServiceUnavailable'],
    [{ error: { code: 'abc', status: 503, message: '' } }, 'ServiceUnavailable'],
    [{ error: { code: '52', status: 503, message: '' } }, 'ServiceUnavailable'],
    [{ error: { code: '1529', status: 503, message: '' } }, 'ServiceUnavailable'],
    [{ error: { code: '5291', status: 503, message: '' } }, 'ServiceUnavailable'],
    [{ error: { code: ['529'], status: 503, message: '' } }, 'ServiceUnavailable'],
    [{ error: { code: null, status: 503, message: '' } }, 'ServiceUnavailable'],
    [{ error: { message: '' } }, 'ServiceError'],
    [{ error: {} }, 'ServiceError'],
    [{ error: 'no' }, 'ServiceError'],
    [{ errors: 'no' }, 'ServiceError'],
    [{ errors: ['no'] }, 'ServiceError'],
    [{ errors: [{ message: 'no' }] }, 'ServiceError'],
  ])('is that error: %j', (body, cause) => {
    expect(causeOf(200, body)).toBe(cause)
    expect(causeOf(200, JSON.stringify(body))).toBe(cause)
  })

  it.each([
    { id: 'chatcmpl-9', error: '' },
    { id: 'chatcmpl-9', error: null },
    { id: 'chatcmpl-9', error: [] },
    { id: 'chatcmpl-9', errors: [] },
    { id: 'chatcmpl-9', errors: '' },
    { id: 'chatcmpl-9', error: false, errors: 0 },
    [{ id: 'chatcmpl-9', errors: [] }],
    [{ id: 'chatcmpl-9' }, { error: 'no' }],
  ])('holds none in %j', (body) => {
    expect(causeOf(200, body)).toBe('Healthy')
    expect(causeOf(200, JSON.stringify(body))).toBe('Healthy')
  })
})
