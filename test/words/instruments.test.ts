import type { Seen } from 'grid-triage'
import { describe, it } from 'vitest'
import { asking, ON_MESSAGES, RIGHT } from '../preflight/requests.js'
import { expectTold, type Row, saw } from './told.js'

const PASS = 'Print the actual URL that your client is hitting'

describe('an instrument', () => {
  const unknown: Seen = { status: 404, request: asking('gpt-5.2') }
  const PRINT = 'Print what you pass as model, and use one of our nine instruments: text-standard,'
  const NAME = 'Name one of our nine instruments as model: text-standard,'
  it.each<Row>([
    [
      'that is unknown',
      unknown,
      {},
      '"gpt-5.2" is no instrument of The Grid.',
      [
        'Set model to text-prime.',
        'The nine instruments: text-standard, text-prime, text-max, code-standard, code-prime, code-max, agent-standard, agent-prime, agent-max.',
        'GET https://api.thegrid.ai/v1/models lists all that is offered.',
      ],
    ],
    [
      'that is missing',
      unknown,
      { evidence: [saw('ModelMissing')] },
      'The body has no model.',
      [NAME],
    ],
    [
      'that has space around it',
      unknown,
      { evidence: [saw('ModelSpaced', { model: 'text-max', suggestion: 'text-max' })] },
      'There is white space around "text-max".',
      ['Set model to text-max.'],
    ],
    [
      'that nobody suggests another for',
      unknown,
      { evidence: [saw('ModelUnknown', { model: 'x' })] },
      '"x" is no instrument of The Grid.',
      [PRINT, 'The nine instruments:', 'GET https://'],
    ],
    [
      'by the URL alone',
      unknown,
      { evidence: [saw('UrlRight')] },
      'The URL is right, and a 404 with the URL correct usually means that the model is wrong.',
      [PRINT],
    ],
    [
      'by the answer alone',
      unknown,
      { evidence: [saw('NoRequest')] },
      'The answer speaks against the model: what was sent as model may be no instrument of The Grid.',
      [PRINT, PASS],
    ],
    [
      'on Messages',
      { status: 404, request: { ...ON_MESSAGES, body: { ...RIGHT.body, model: 'gpt-5.2' } } },
      {},
      '"gpt-5.2" is no instrument of The Grid.',
      [
        'Set model to text-prime.',
        'The nine instruments:',
        'GET https://messages-beta.api.thegrid.ai/v1/models lists',
      ],
    ],
  ])('%s', expectTold)
})
