import { preflight, type SeenRequest } from 'grid-triage'
import { describe, expect, it } from 'vitest'
import { asking, at, bearing, having, headed, json, ON_MESSAGES, RIGHT } from './requests.js'

const right: readonly (readonly [string, SeenRequest])[] = [
  ['the page’s own call', RIGHT],
  ['on Messages', ON_MESSAGES],
  ['as text', json(RIGHT.body)],
  ['bEaReR', bearing('bEaReR test-key')],
  ['one of the live catalogue', asking('claude-opus-latest')],
  ['the port of https', at('https://api.thegrid.ai:443/v1/chat/completions')],
  ['a query', at('https://api.thegrid.ai/v1/chat/completions?beta=true')],
  ['another endpoint', { method: 'GET', url: 'https://api.thegrid.ai/v1/models' }],
  ['tools and a choice', having({ tools: [{}], tool_choice: 'auto' })],
  ['up to four stops', having({ stop: ['a', 'b', 'c', 'd'] })],
  ['header names in odd case', headed({ aUtHoRiZaTiOn: 'Bearer test-key' })],
  ['bytes, which cannot be read', { ...RIGHT, body: new Uint8Array([123, 125]) }],
  ['to choose none, as without tools', having({ tool_choice: 'none' })],
  [
    'JSON, said twice',
    headed({
      authorization: 'Bearer test-key',
      'content-type': 'application/json, application/json',
    }),
  ],
  ['a record that says itself what is sent', { ...RIGHT, body: { toJSON: () => RIGHT.body } }],
  ['an empty record of a call without a body', { method: 'GET', headers: RIGHT.headers, body: {} }],
  ['what is null', having({ temperature: null, stop: null, tools: null, response_format: null })],
  ['what the documents do not name', having({ reasoning_effort: 'high', seed: 7 })],
  [
    'JSON with a charset',
    headed({ authorization: 'Bearer test-key', 'content-type': 'application/json; charset=utf-8' }),
  ],
  ['redirect: follow', { ...RIGHT, redirect: 'follow' }],
  ['nothing', {}],
]

describe('no fault is no finding', () => {
  it.each(right)('%s', (_what, request) => {
    expect(preflight(request)).toEqual([])
  })

  it.each(['', '{"messages":7', JSON.stringify({ messages: 'x'.repeat(8192) })])(
    'body text that is empty or over 8 KiB is not judged: %#',
    (body) => {
      const request = { ...RIGHT, body }
      const isJudged = body !== '' && body.length <= 8192
      expect(preflight(request).map(({ code }) => code)).toEqual(isJudged ? ['BodyNotJson'] : [])
    },
  )
})
