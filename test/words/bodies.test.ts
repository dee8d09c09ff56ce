import { explain, type Seen } from 'grid-triage'
import { describe, expect, it } from 'vitest'
import { ON_MESSAGES, RIGHT } from '../preflight/requests.js'
import { expectTold, finding, type Row, saw } from './told.js'

const bad: Seen = { status: 400, request: RIGHT }
const invalid: Seen = { status: 422, request: RIGHT }
const COMPARE = 'Compare your body to the Consumption API reference.'
const READ = 'Read the body of the answer (errors.detail): it'
const PASS = 'Print the actual URL that your client is hitting'
const GENERAL =
  'A missing required field, an invalid JSON structure, or a parameter that The Grid does not accept.'

const one = (code: Parameters<typeof saw>[0], values: Parameters<typeof saw>[1] = {}) => ({
  evidence: [saw(code, values)],
})

describe('a part of the body', () => {
  it.each<Row>([
    [
      'that is missing',
      bad,
      one('ParameterMissing', { parameter: 'messages' }),
      'messages is missing.',
      ['Add messages to the body: it is a required field.', COMPARE],
    ],
    ...(
      [
        ['number', 'a number'],
        ['integer', 'a whole number'],
        ['fraction', 'a fraction'],
        ['boolean', 'true or false'],
        ['string', 'a string'],
        ['object', 'an object'],
        ['list', 'an array'],
        ['strings', 'a string or an array'],
        ['constructor', 'something else'],
      ] as const
    ).map(
      ([type, word]): Row => [
        `that must be ${word}`,
        bad,
        one('ParameterType', { parameter: 'stop', sent: type, type }),
        `stop is ${word}; it must be ${word}.`,
        [`Send stop as ${word}.`, COMPARE],
      ],
    ),
    [
      'whose type is not known',
      bad,
      one('ParameterType', { parameter: 'stop', sent: 'number' }),
      'stop is a number; it must be something else.',
      ['Send stop as something else.', COMPARE],
    ],
    [
      'out of a range',
      invalid,
      one('ParameterRange', { parameter: 'top_p', sent: 3, least: 0, most: 1 }),
      'top_p is 3; it must be from 0 to 1.',
      ['Set top_p to a value that is from 0 to 1.', COMPARE],
    ],
    [
      'below the least',
      invalid,
      one('ParameterRange', { parameter: 'max_tokens', sent: 0, least: 1 }),
      'max_tokens is 0; it must be 1 or more.',
      ['Set max_tokens to a value that is 1 or more.', COMPARE],
    ],
    [
      'above the most',
      invalid,
      one('ParameterRange', { parameter: 'n', sent: 9, most: 4 }),
      'n is 9; it must be at most 4.',
      ['Set n to a value that is at most 4.', COMPARE],
    ],
    [
      'that is not offered',
      invalid,
      one('ParameterChoice', { parameter: 'effort', choices: 'low, high' }),
      'effort has a value that is not offered.',
      ['Set effort to one of low, high.', COMPARE],
    ],
    [
      'that is not offered, where it is not known what is',
      invalid,
      one('ParameterChoice', { parameter: 'effort' }),
      'effort has a value that is not offered.',
      ['Set effort to one of those of the API reference.', COMPARE],
    ],
    [
      'without a name',
      invalid,
      one('ParameterMissing'),
      'a parameter is missing.',
      ['Add a parameter to the body: it is a required field.', COMPARE],
    ],
    [
      'that is an empty list',
      bad,
      one('ListLength', { parameter: 'messages', sent: 0, least: 1 }),
      'messages is empty.',
      ['Put at least one entry into messages.', COMPARE],
    ],
    [
      'that is too long a list',
      bad,
      one('ListLength', { parameter: 'stop', sent: 5, most: 4 }),
      'stop has 5 entries; it must have at most 4.',
      ['Give stop at most 4 entries.', COMPARE],
    ],
    [
      'that is all of it, and no JSON',
      bad,
      one('BodyNotJson'),
      'The body is not JSON.',
      ['Send valid JSON: build the body with JSON.stringify.', COMPARE],
    ],
    [
      'that is all of it, and no object',
      bad,
      one('BodyNotObject'),
      'The body is JSON, but not an object.',
      ['Send one JSON object: { "model": ..., "messages": [...] }, and stringify', COMPARE],
    ],
    [
      'of another content type',
      bad,
      one('ContentType', { sent: 'text/plain' }),
      'The Content-Type is text/plain.',
      ['Send Content-Type: application/json.', COMPARE],
    ],
    [
      'of a content type that is not shown',
      bad,
      one('ContentType'),
      'The Content-Type is not that of JSON.',
      ['Send Content-Type: application/json.', COMPARE],
    ],
    [
      'of no content type',
      bad,
      one('NoContentType'),
      'There is no Content-Type, and fetch then says that the body is plain text.',
      [READ, 'Send Content-Type: application/json.', COMPARE],
    ],
    [
      'of empty tools',
      bad,
      one('EmptyTools'),
      'tools is an empty array, which some suppliers refuse.',
      [READ, 'Leave tools out when there are none.', COMPARE],
    ],
    [
      'of a choice without tools',
      bad,
      one('LoneToolChoice'),
      'tool_choice is set, but there are no tools to choose from.',
      [READ, 'Leave tool_choice out when there are no tools.', COMPARE],
    ],
    [
      'on Messages',
      { status: 400, request: ON_MESSAGES },
      one('BodyNotJson'),
      'The body is not JSON.',
      ['Send valid JSON:', 'Compare your body to the API reference.'],
    ],
    [
      'beside an odd one',
      bad,
      { evidence: [saw('EmptyTools'), saw('ParameterMissing', { parameter: 'messages' })] },
      'tools is an empty array, which some suppliers refuse. messages is missing.',
      ['Leave tools out', 'Add messages to the body', COMPARE],
    ],
    [
      'with three others: three are told, two mended',
      bad,
      {
        evidence: ['a', 'b', 'c', 'd'].map((parameter) => saw('ParameterMissing', { parameter })),
      },
      'a is missing. b is missing. c is missing.',
      ['Add a to the body', 'Add b to the body', COMPARE],
    ],
  ])('%s', expectTold)
})

describe('an odd part of the body, before the call', () => {
  it('does not send you to an answer that is not there', () => {
    const odd = finding({
      cause: 'MalformedRequest',
      code: 'EmptyTools',
      evidence: [saw('EmptyTools')],
    })
    expect(explain(odd).steps).toEqual(['Leave tools out when there are none.', COMPARE])
  })
})

describe('a body without a known fault', () => {
  const JSON_STEP = 'Check that the body is valid JSON and has every required field'
  const RANGES = 'Check the ranges: temperature 0 to 2, top_p 0 to 1, max_tokens 1 or more.'
  const ACCEPTED =
    'The body is well formed, but a parameter in it is out of range or of the wrong structure.'
  it.each<Row>([
    ['is malformed', bad, { evidence: [] }, GENERAL, [READ, JSON_STEP, COMPARE]],
    [
      'is malformed, unseen',
      bad,
      { evidence: [saw('NoRequest')] },
      GENERAL,
      [JSON_STEP, 'Send Content-Type: application/json.', COMPARE, PASS],
    ],
    [
      'has a type that was not taken',
      bad,
      { evidence: [], status: 415 },
      'The server did not take the Content-Type of the body.',
      ['Send Content-Type: application/json.', JSON_STEP, COMPARE],
    ],
    ['is not accepted', invalid, { evidence: [] }, ACCEPTED, [READ, RANGES, COMPARE]],
    [
      'is not accepted, unseen',
      invalid,
      { evidence: [saw('NoRequest')] },
      ACCEPTED,
      [READ, RANGES, COMPARE, PASS],
    ],
  ])('%s', expectTold)
})
