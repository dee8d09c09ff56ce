import { explain, extendGrid, preflight } from 'grid-triage'
import { describe, expect, it } from 'vitest'
import { at } from './requests.js'

const CHAT = 'https://api.thegrid.ai/v1/chat/completions'

/** Where the URL first differs from the right one, counted from 0, as a person finds it with a finger. */
const cases: readonly (readonly [url: string, got: string, position: number])[] = [
  ['http://api.thegrid.ai/v1/chat/completions', 'http://api.thegrid.ai/v1/chat/completions', 4],
  ['api.thegrid.ai/v1/chat/completions', 'api.thegrid.ai/v1/chat/completions', 0],
  ['/v1/chat/completions', '/v1/chat/completions', 0],
  ['https://api.thegird.ai/v1/chat/completions', 'https://api.thegird.ai/v1/chat/completions', 16],
  ['https://api.thegrid.ai/chat/completions', 'https://api.thegrid.ai/chat/completions', 23],
  [
    'https://api.thegrid.ai/v1/v1/chat/completions',
    'https://api.thegrid.ai/v1/v1/chat/completions',
    26,
  ],
  [
    'https://api.thegrid.ai/api/v1/chat/completions',
    'https://api.thegrid.ai/api/v1/chat/completions',
    23,
  ],
  [
    'https://api.thegrid.ai/v1//chat/completions',
    'https://api.thegrid.ai/v1//chat/completions',
    26,
  ],
  [`${CHAT}/`, `${CHAT}/`, 42],
  [`${CHAT}/chat/completions`, `${CHAT}/chat/completions`, 42],
  [`${CHAT} `, `${CHAT}␣`, 42],
  [` ${CHAT}`, `␣${CHAT}`, 0],
  [`${CHAT}\n`, `${CHAT}␣`, 42],
  ['https://api.thegrid.ai/v1/chat completions', 'https://api.thegrid.ai/v1/chat␣completions', 30],
  ['https:/api.thegrid.ai/v1/chat/completions', 'https:/api.thegrid.ai/v1/chat/completions', 7],
  [
    'https://api.thegrid.ai:443/v1/v1/chat/completions',
    'https://api.thegrid.ai/v1/v1/chat/completions',
    26,
  ],
  [
    'https://api.thegrid.ai:8443/v1/chat/completions',
    'https://api.thegrid.ai:8443/v1/chat/completions',
    22,
  ],
  ['https://user:pw@api.thegrid.ai/v1?key=s', 'https://api.thegrid.ai/v1', 25],
]

describe('the URL, character by character', () => {
  it.each(cases)('%j', (url, got, position) => {
    const [finding] = preflight(at(url))
    expect(finding?.evidence).toEqual([
      {
        code: 'UrlDiffers',
        values: { got, expected: CHAT, base: 'https://api.thegrid.ai/v1', position },
      },
    ])
  })

  it.each(cases)('has a caret below its first wrong character: %j', (url, got, position) => {
    const [finding] = preflight(at(url))
    if (finding === undefined) throw new Error('nothing found')
    const lines = explain(finding).text.split('\n')
    const sent = lines.findIndex((line) => line.startsWith('  sent:'))
    expect(lines.slice(sent, sent + 3)).toEqual([
      `  sent:  ${got}`,
      `  right: ${CHAT}`,
      `${' '.repeat(9 + position)}^`,
    ])
  })

  it.each([
    ['http://api.thegrid.ai/v1/chat/completions', 'The Grid is at https, not at http.'],
    ['htps://api.thegrid.ai/v1/chat/completions', 'The scheme must be https.'],
    ['https:/api.thegrid.ai/v1/chat/completions', 'A slash is missing behind https:.'],
    ['api.thegrid.ai/v1/chat/completions', 'The scheme is missing: it must begin with https://.'],
    [`${CHAT} `, 'There is white space around it, drawn as ␣.'],
    ['https://docs.thegrid.ai/v1', 'That is a page for people, not the API.'],
    ['https://api.thegrid.ai:8443/v1', 'The Grid uses standard HTTPS on port 443.'],
    [
      'https://api.thegrid.ai/v1',
      'The URL ends too early: the endpoint is missing behind the base.',
    ],
    [
      'https://api.thegrid.ai/v1/',
      'The URL ends too early: the endpoint is missing behind the base.',
    ],
    ['https://api.thegrid.ai/v1/chat/completion', 'The endpoint is mistyped.'],
    ['https://api.thegrid.ai/v1/Chat/Completions', 'Letter case matters in a path.'],
    ['https://api.thegrid.ai/V1/chat/completions', 'Letter case matters in a path.'],
    ['https://api.thegrid.ai/v1/embeddings', 'The Grid does not offer that endpoint here.'],
    ['https://api.thegrid.ai/v1/messages', 'Chat Completions and Messages have an address each.'],
    [
      `${CHAT}/chat/completions`,
      'The endpoint is there twice: the base URL has it, and the SDK appends it.',
    ],
    [
      'https://api.thegrid.ai/api/v1/chat/completions',
      'There is an /api in the path that does not belong there.',
    ],
  ])('says what is wrong with %s', (url, sentence) => {
    const [finding] = preflight(url)
    if (finding === undefined) throw new Error('nothing found')
    expect(explain(finding).meaning.endsWith(` ${sentence}`)).toBe(true)
    expect(explain(finding).meaning.startsWith('The request would go to ')).toBe(true)
  })

  it('is that of the surface', () => {
    const [finding] = preflight({ url: 'https://messages-beta.api.thegrid.ai/v1/v1/messages' })
    expect(finding?.evidence[0]?.values.expected).toBe(
      'https://messages-beta.api.thegrid.ai/v1/messages',
    )
  })

  it('is that of a gateway of one’s own', () => {
    const grid = extendGrid({ hosts: ['https://llm.example.com/grid/v1'] })
    const [finding] = preflight({ url: 'https://llm.example.com/v1/chat/completions' }, grid)
    expect(finding?.evidence[0]?.values).toMatchObject({
      expected: 'https://llm.example.com/grid/v1/chat/completions',
      position: 24,
    })
    expect(preflight({ url: 'https://llm.example.com/grid/v1/chat/completions' }, grid)).toEqual([])
  })
})
