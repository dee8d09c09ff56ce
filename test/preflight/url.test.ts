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
