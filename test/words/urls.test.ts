import { diagnose, explain, type Seen } from 'grid-triage'
import { describe, expect, it } from 'vitest'
import { at } from '../preflight/requests.js'
import { expectTold, type Row, saw } from './told.js'

const CHAT = 'https://api.thegrid.ai/v1/chat/completions'
const THEN = 'Then print the actual URL your SDK is hitting, and compare it character by character'
const PASS = 'Print the actual URL that your client is hitting'
const BASE = 'Set the base URL to https://api.thegrid.ai/v1'

/** What is said of a URL that got a 404: what is wrong with it, and how to mend it. */
const URLS: readonly (readonly [url: string, is: string, fix: string])[] = [
  [` ${CHAT}`, 'There is white space around it, drawn as ␣.', `${BASE}; if your SDK`],
  [
    'https:/api.thegrid.ai/v1/chat/completions',
    'A slash is missing behind https:.',
    `${BASE}; if your SDK appends /v1 itself, to https://api.thegrid.ai.`,
  ],
  [
    'api.thegrid.ai/v1/chat/completions',
    'The scheme is missing: it must begin with https://.',
    `${BASE}; if your SDK`,
  ],
  [
    'http://api.thegrid.ai/v1/chat/completions',
    'The Grid is at https, not at http.',
    `${BASE}; if your SDK`,
  ],
  ['ftp://api.thegrid.ai/v1/chat/completions', 'The scheme must be https.', `${BASE}; if your SDK`],
  [
    'https://app.thegrid.ai/v1/chat/completions',
    'That is a page for people, not the API.',
    `${BASE}; if your SDK`,
  ],
  [
    'https://thegrid.ai/https://docs.thegrid.ai/',
    'That is not the address of the API.',
    `${BASE}; if your SDK`,
  ],
  [
    'https://api.thegrid.ai:8443/v1/chat/completions',
    'The Grid uses standard HTTPS on port 443.',
    `${BASE}; if your SDK`,
  ],
  [
    'https://api.thegrid.ai:8443',
    'The Grid uses standard HTTPS on port 443.',
    `${BASE}; if your SDK`,
  ],
  [
    'https://thegrid.ai/v1/chat/completions',
    'That is not the address of the API.',
    `${BASE}; if your SDK`,
  ],
  [
    'https://thegrid.ai/x/http://h:80/',
    'That is not the address of the API.',
    `${BASE}; if your SDK`,
  ],
  [
    'https://api.openai.com/v1/chat/completions',
    'That host is not one of The Grid: it is mistyped, or of another provider.',
    `${BASE}. For a gateway of your own, name it with extendGrid.`,
  ],
  [
    'https://api.thegrid.ai/v1/v1/chat/completions',
    'The base URL ends with /v1, and your SDK or code appends /v1 again.',
    `Set the base URL to https://api.thegrid.ai, without /v1. If your SDK or code appends nothing, set it to https://api.thegrid.ai/v1.`,
  ],
  ['https://api.thegrid.ai/chat/completions', 'The path lacks /v1 where it belongs.', `${BASE}.`],
  [
    'https://api.thegrid.ai/v1/chat/completions/chat/completions',
    'The endpoint is there twice: the base URL has it, and the SDK appends it.',
    `${BASE}, and let the SDK append /chat/completions or /messages, once.`,
  ],
  [
    'https://api.thegrid.ai/api/v1/chat/completions',
    'There is an /api in the path that does not belong there.',
    `${BASE}, and let the SDK`,
  ],
  [
    'https://api.thegrid.ai/x/v1/chat/completions',
    'There is more in the path than belongs there.',
    `${BASE}, and let the SDK`,
  ],
  [
    'https://api.thegrid.ai/V1/chat/completions',
    'Letter case matters in a path.',
    `${BASE}, and let the SDK`,
  ],
  ['https://api.thegrid.ai/v1/Chat/completions', 'Letter case matters in a path.', `Call ${CHAT}.`],
  [
    `${CHAT}/`,
    'There is a slash too many in the path.',
    'Take the / off the end of the URL; the base URL, too, goes without a trailing slash.',
  ],
  [
    'https://api.thegrid.ai/v1//chat/completions',
    'There is a slash too many in the path.',
    `${BASE}, without a trailing slash.`,
  ],
  [
    'https://api.thegrid.ai/v1//chat/completions/',
    'There is a slash too many in the path.',
    `${BASE}, without a trailing slash.`,
  ],
  [
    'https://api.thegrid.ai/v1/',
    'The URL ends too early: the endpoint is missing behind the base.',
    `${BASE}, without a trailing slash.`,
  ],
  [
    'https://api.thegrid.ai/v1',
    'The URL ends too early: the endpoint is missing behind the base.',
    `Call ${CHAT}.`,
  ],
  [
    'https://api.thegrid.ai/v1/embeddings',
    'The Grid does not offer that endpoint here.',
    `Call ${CHAT}. What else is offered stands in the Consumption API reference.`,
  ],
  ['https://api.thegrid.ai/v1/chat/completio', 'The endpoint is mistyped.', `Call ${CHAT}.`],
  [`${CHAT}es`, 'The endpoint is mistyped.', `Call ${CHAT}.`],
  [
    'https://api.thegrid.ai/v1/chat/completi',
    'The Grid does not offer that endpoint here.',
    `Call ${CHAT}.`,
  ],
  [
    'https://api.thegrid.ai/v1/messages',
    'Chat Completions and Messages have an address each.',
    'Call https://messages-beta.api.thegrid.ai/v1/messages.',
  ],
]

describe('a URL that differs', () => {
  it.each(URLS)('%s', (url, is, fix) => {
    const { meaning, steps } = explain(diagnose({ status: 404, request: at(url) }))
    const shown = url.replace(' ', '␣')
    expect(meaning).toBe(`The request went to ${shown}. ${is}`)
    expect([steps.length, steps[0]?.slice(0, fix.length), steps[1]?.slice(0, THEN.length)]).toEqual(
      [2, fix, THEN],
    )
  })
})

describe('evidence of a URL', () => {
  const wrong = (url: string): Seen => ({ status: 404, request: at(url) })
  const differs = (got: string, expected: string, more = {}) => ({
    evidence: [saw('UrlDiffers', { got, expected, base: expected, ...more })],
  })
  it.each<Row>([
    [
      'of a gateway with a port of its own',
      wrong('https://thegrid.ai/v1/chat/completions'),
      differs('https://llm.example.com:8444/v1', 'https://llm.example.com:8443/v1'),
      'The request went to https://llm.example.com:8444/v1. That is not the address of the API.',
      ['Set the base URL to https://llm.example.com:8443/v1; if your SDK', THEN],
    ],
    [
      'of two origins of one length',
      wrong('https://api.thegrid.ai/v1/embeddings'),
      differs('https://b.example.com/v1/messages', 'https://a.example.com/v1/messages', {
        base: 'https://a.example.com/v1',
      }),
      'The request went to https://b.example.com/v1/messages. Chat Completions and Messages have an address each.',
      ['Call https://a.example.com/v1/messages. What else is offered', THEN],
    ],
    [
      'of a letter too many, where a slash was',
      wrong(`${CHAT}/`),
      differs(`${CHAT}x`, CHAT, { base: 'https://api.thegrid.ai/v1' }),
      `The request went to ${CHAT}x. There is a slash too many in the path.`,
      [`${BASE}, without a trailing slash.`, THEN],
    ],
    [
      'without the URL, behind a missing scheme',
      wrong('api.thegrid.ai/v1/chat/completions'),
      { evidence: [] },
      'The URL is not one that The Grid serves. The scheme is missing: it must begin with https://.',
      [`${BASE};`, 'Compare it character by character to https://api.thegrid.ai/v1/chat/comp'],
    ],
    [
      'without the URL, behind a slash too many',
      wrong(`${CHAT}/`),
      { evidence: [] },
      'The URL is not one that The Grid serves. There is a slash too many in the path.',
      [`${BASE}, without a trailing slash.`, 'Compare it character by character to'],
    ],
    [
      'without the URL, behind an endpoint that is not offered',
      wrong('https://api.thegrid.ai/v1/embeddings'),
      { evidence: [] },
      'The URL is not one that The Grid serves. Chat Completions and Messages have an address each.',
      [`Call ${CHAT}. What else is offered`, 'Compare it character by character to'],
    ],
    [
      'without the URL, behind more in the path',
      wrong('https://api.thegrid.ai/x/v1/chat/completions'),
      { evidence: [] },
      'The URL is not one that The Grid serves. There is more in the path than belongs there.',
      [`${BASE}, and let the SDK`, 'Compare it character by character to'],
    ],
    [
      'without a request',
      { status: 404 },
      {},
      'A 404 usually means that the URL is malformed, else that the model is wrong; neither was seen, so this is a guess.',
      [
        `${BASE};`,
        PASS,
        'Compare it character by character to https://api.thegrid.ai/v1/chat/completions.',
        'With the URL correct it is usually the model: it must be one of our nine instruments, text-standard,',
      ],
    ],
  ])('%s', expectTold)
})
