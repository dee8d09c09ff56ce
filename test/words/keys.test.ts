import { describe, it } from 'vitest'
import { bearing, RIGHT } from '../preflight/requests.js'
import { expectTold, type Row, saw } from './told.js'

const HOST = { host: 'api.thegrid.ai' }
const BEARER = 'Send the header as Authorization: Bearer YOUR_KEY'
const PASS = 'Print the actual URL that your client is hitting'
const COPY = 'Copy the key again from app.thegrid.ai/profile/api-keys'
const odd = { status: 401, request: bearing('Bearer "test-key"') }
const key = { status: 401, request: RIGHT }

describe('what is no key', () => {
  const shape = (name: string, more = {}) => ({
    evidence: [saw('KeyShape', { ...HOST, shape: name, ...more })],
  })
  const TAKE_OFF = 'Take quotes, commas, spaces and line breaks off the key'
  it.each<Row>([
    [
      'a variable',
      odd,
      shape('variable'),
      'It is a variable that was never filled in.',
      ['Fill it in before the header is built', `${BEARER}:`],
    ],
    [
      'quotes',
      odd,
      shape('quotes'),
      'It has quotes, commas or semicolons in it.',
      [TAKE_OFF, COPY],
    ],
    [
      'characters',
      odd,
      shape('characters'),
      'It has spaces, line breaks or other characters in it that no key has.',
      [TAKE_OFF, COPY],
    ],
    [
      'a masked one',
      odd,
      shape('masked'),
      'It is the masked form that a dashboard shows, not the key itself.',
      [COPY, `${BEARER}:`],
    ],
    [
      'a placeholder',
      odd,
      shape('placeholder'),
      'It is the placeholder of an example, not a key.',
      ['Put your key from app.thegrid.ai/profile/api-keys in its place.', `${BEARER}:`],
    ],
    [
      'Bearer in it',
      odd,
      shape('bearer'),
      'The header takes the key alone, with no Bearer prefix.',
      [`${BEARER}:`, COPY],
    ],
    [
      'Bearer twice',
      odd,
      shape('bearer', { scheme: 'Bearer' }),
      'The word Bearer is there twice: most SDKs add it themselves, and want the key alone.',
      [`${BEARER}:`, COPY],
    ],
    [
      'another shape',
      odd,
      shape('constructor'),
      'What was sent as the key cannot be one.',
      [COPY, `${BEARER}:`],
    ],
    [
      'no shape',
      odd,
      { evidence: [] },
      'What was sent as the key cannot be one.',
      [COPY, `${BEARER}:`],
    ],
  ])('%s', expectTold)
})

describe('a key that was not accepted', () => {
  it.each<Row>([
    [
      'as sent',
      key,
      {},
      'The header has the right form; the key in it is wrong, revoked, expired, or for another purpose.',
      [
        'Check your key at app.thegrid.ai/profile/api-keys: it has to be there',
        'Test the key alone: GET https://api.thegrid.ai/v1/models answers 200',
      ],
    ],
    [
      'without a request',
      key,
      { evidence: [saw('NoRequest')], surface: null },
      'A 401 usually means that the header is wrong, not the key; what was sent was not seen, so which of the two is open.',
      [`${BEARER};`, 'Check your key at app.thegrid.ai/profile/api-keys.', PASS],
    ],
    [
      'of another provider',
      key,
      { evidence: [saw('ForeignKey')] },
      'The key bears the mark of another provider; The Grid does not know it.',
      ['Use a key of The Grid, from app.thegrid.ai/profile/api-keys. Where its variable'],
    ],
  ])('%s', expectTold)
})
