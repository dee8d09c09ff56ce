import { type Diagnosis, diagnose, extendGrid, type Seen } from 'grid-triage'
import { describe, expect, it } from 'vitest'
import { CHAT_URL } from '../arbitraries.js'
import { at, detail, model, RIGHT } from './borders.js'

const found = (seen: Seen): Diagnosis => diagnose({ request: RIGHT, ...seen })
const said = (seen: Seen): readonly unknown[] => {
  const { cause, certainty, evidence } = found(seen)
  return [cause, certainty, ...evidence.map(({ code }) => code)]
}
const coded = (code: string, message = ''): object => ({ error: { code, message } })

describe('a 401', () => {
  it.each([
    ['its code', { body: coded('invalid_api_key') }, 'InvalidApiKey', 'Certain', 'BodyCode'],
    ['its words', { body: detail('Invalid API key') }, 'InvalidApiKey', 'Certain', 'Status'],
    ['a vague code', { body: coded('authentication_error') }, 'InvalidApiKey', 'Certain', 'Status'],
    ['nothing', {}, 'InvalidApiKey', 'Certain', 'Status'],
    ['nothing seen', { request: {} }, 'InvalidApiKey', 'Likely', 'NoRequest'],
    [
      'its words, and nothing seen',
      { request: {}, body: detail('Invalid API key') },
      'InvalidApiKey',
      'Likely',
      'NoRequest',
    ],
    [
      'its code, and nothing seen',
      { request: {}, body: coded('invalid_api_key') },
      'InvalidApiKey',
      'Certain',
      'BodyCode',
    ],
    [
      'the code of another cause',
      { body: coded('missing_api_key') },
      'MissingCredentials',
      'Likely',
      'BodyCode',
    ],
    [
      'the words of another cause',
      { body: detail('Missing API key') },
      'MissingCredentials',
      'Likely',
      'BodyWords',
    ],
  ])('by %s', (_what, seen, ...is) => {
    expect(said({ status: 401, ...seen })).toEqual(is)
  })
})

describe('a 404', () => {
  it.each([
    ['all right', {}, 'Unknown', 'Guess', 'UrlRight', 'ModelKnown'],
    [
      'all right, whatever is said',
      { body: detail('Model not found') },
      'Unknown',
      'Guess',
      'UrlRight',
      'ModelKnown',
    ],
    [
      'another endpoint',
      { request: at('https://api.thegrid.ai/v1/models') },
      'Unknown',
      'Guess',
      'UrlRight',
      'ModelKnown',
    ],
    [
      'another endpoint, and no model',
      { request: { url: 'https://api.thegrid.ai/v1/models/x' } },
      'Unknown',
      'Guess',
      'UrlRight',
    ],
    [
      'another endpoint, whatever is said',
      { request: { url: 'https://api.thegrid.ai/v1/models/x' }, body: detail('Model not found') },
      'Unknown',
      'Guess',
      'UrlRight',
    ],
    ['a right URL', { request: { url: CHAT_URL } }, 'UnknownInstrument', 'Likely', 'UrlRight'],
    [
      'a right URL, and words',
      { request: { url: CHAT_URL }, body: detail('Model not found') },
      'UnknownInstrument',
      'Likely',
      'BodyWords',
    ],
    [
      'no model in the body',
      { request: { url: CHAT_URL, body: { messages: [] } } },
      'UnknownInstrument',
      'Certain',
      'ModelMissing',
      'UrlRight',
    ],
    [
      'a blank model',
      { request: model(' ') },
      'UnknownInstrument',
      'Certain',
      'ModelMissing',
      'UrlRight',
    ],
    [
      'a known model',
      { request: { body: RIGHT.body } },
      'WrongBaseUrl',
      'Likely',
      'NoRequest',
      'ModelKnown',
    ],
    [
      'a known model, whatever is said',
      { request: { body: RIGHT.body }, body: detail('Model not found') },
      'Unknown',
      'Guess',
      'ModelKnown',
    ],
    ['nothing', { request: {} }, 'WrongBaseUrl', 'Guess', 'NoRequest'],
    [
      'no model, and no URL',
      { request: { body: { messages: [] } } },
      'WrongBaseUrl',
      'Guess',
      'NoRequest',
    ],
    [
      'words alone',
      { request: {}, body: detail('Model not found') },
      'UnknownInstrument',
      'Likely',
      'BodyWords',
    ],
  ])('of a request that shows %s', (_what, seen, ...is) => {
    expect(said({ status: 404, ...seen })).toEqual(is)
  })

  it('names the model that is known', () => {
    expect(found({ status: 404 }).evidence[1]?.values).toEqual({ model: 'text-prime' })
  })

  it('names no model where one without a name is known', () => {
    const request = { url: CHAT_URL, body: { messages: [] } }
    const { evidence } = diagnose({ status: 404, request }, extendGrid({ instruments: [''] }))
    expect(evidence[1]).toEqual({ code: 'ModelKnown', values: { model: '' } })
  })
})
