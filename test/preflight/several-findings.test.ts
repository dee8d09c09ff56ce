import { preflight } from 'grid-triage'
import { describe, expect, it } from 'vitest'
import { RIGHT } from './requests.js'

it('says that a plain record without model and messages lacks both', () => {
  expect(preflight({ ...RIGHT, body: {} }).map(({ code }) => code)).toEqual([
    'ParameterMissing',
    'ModelMissing',
  ])
})

describe('all at once', () => {
  it('come in the order in which one outweighs the next, warnings last', () => {
    const request = {
      method: 'GET',
      url: 'https://api.thegrid.ai/v1/v1/chat/completions',
      headers: { 'x-api-key': 'test-key', 'content-type': 'text/plain' },
      body: { model: 'gpt-5.2', temperature: 3, top_p: 'all', tools: [], tool_choice: 'auto' },
      redirect: 'manual',
      clientRetries: 2,
    }
    expect(preflight(request).map(({ code, cause }) => [code, cause])).toEqual([
      ['UrlDiffers', 'DoubledVersionSegment'],
      ['OtherHeader', 'WrongAuthHeader'],
      ['MethodDiffers', 'MethodNotAllowed'],
      ['ModelUnknown', 'UnknownInstrument'],
      ['ParameterMissing', 'MalformedRequest'],
      ['ParameterRange', 'ValidationFailed'],
      ['ParameterType', 'MalformedRequest'],
      ['ContentType', 'MalformedRequest'],
      ['RedirectsOff', 'RedirectNotFollowed'],
      ['EmptyTools', null],
      ['LoneToolChoice', null],
      ['NestedRetries', null],
    ])
  })
})
