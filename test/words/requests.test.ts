import { explain, type Seen } from 'grid-triage'
import { describe, expect, it } from 'vitest'
import { asking, at, RIGHT } from '../preflight/requests.js'
import { expectTold, finding, type Row, saw } from './told.js'

const PASS = 'Print the actual URL that your client is hitting'

describe('what is too large', () => {
  const BODY = 'The body, or the prompt in it, is larger than the instrument or the server takes.'
  const LESS = 'Send less: shorten the prompt, or drop earlier messages.'
  const LONGER = 'Use an instrument with a longer context, such as text-max.'
  const sent = (status: number, model = 'text-prime'): Seen => ({ status, request: asking(model) })
  it.each<Row>([
    ['a body', sent(413), {}, BODY, [LESS, LONGER]],
    ['a body for the largest', sent(413, 'code-max'), {}, BODY, [LESS]],
    ['a body for an unknown one', sent(413), { instrument: null }, BODY, [LESS, LONGER]],
    [
      'the headers',
      sent(431),
      {},
      'The headers are larger than the server takes.',
      ['Send fewer or shorter headers: look for cookies.'],
    ],
    [
      'the URL',
      sent(414),
      {},
      'The URL is longer than the server takes.',
      ['Send what is in the query in the body.'],
    ],
  ])('%s', expectTold)
})

describe('a method', () => {
  const sent = (method: string): Seen => ({ status: 405, request: { ...at(RIGHT.url), method } })
  const ENDPOINTS = 'Send a POST request to /chat/completions or /messages, a GET to /models.'
  const NOT_TAKEN = 'The endpoint does not take this HTTP method.'
  it.each<Row>([
    [
      'GET',
      sent('GET'),
      {},
      'You sent GET; that endpoint takes POST.',
      ['Send a POST request. fetch sends GET unless told otherwise: { method: "POST" }.'],
    ],
    ['PUT', sent('PUT'), {}, 'You sent PUT; that endpoint takes POST.', ['Send a POST request.']],
    [
      'POST',
      sent('POST'),
      {},
      NOT_TAKEN,
      [
        'A redirect on the way may have turned your POST into a GET: print the actual URL.',
        ENDPOINTS,
      ],
    ],
    [
      'that was not seen',
      { status: 405 },
      {},
      NOT_TAKEN,
      [
        ENDPOINTS,
        'If you did, a redirect on the way turned a POST into a GET: print the actual URL.',
        PASS,
      ],
    ],
  ])('%s', expectTold)
})

it('a method that is about to be sent is told so', () => {
  const evidence = [saw('MethodDiffers', { method: 'GET' })]
  expect(explain(finding({ cause: 'MethodNotAllowed', evidence })).meaning).toBe(
    'You send GET; that endpoint takes POST.',
  )
})
