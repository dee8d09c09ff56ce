import { extendGrid } from 'grid-triage'
import { describe, expect, it } from 'vitest'
import { FAULT } from '../session/traces.js'
import { doubled, told } from './told.js'

describe('a report', () => {
  it.each([
    [{ url: 'https://api.thegrid.ai/v1' }, '- Call: https://api.thegrid.ai/v1'],
    [{ method: 'GET' }, '- Call: GET'],
    [{}, '- Call: not known'],
  ])('says of the call what it knows of it: %j', (call, line) => {
    expect(told(FAULT, { request: call }).markdown.split('\n')[5]).toBe(line)
  })

  it('takes what it knows of the call from the diagnosis where there is no request', () => {
    expect(told(doubled)).toMatchObject({
      instrument: 'text-prime',
      surface: 'ChatCompletions',
      url: 'https://api.thegrid.ai/v1/v1/chat/completions',
      method: null,
    })
    expect(told(FAULT)).toMatchObject({ instrument: null, surface: null, url: null, method: null })
  })

  it('reads the request by the grid that is given', () => {
    const grid = extendGrid({ hosts: [{ baseUrl: 'https://llm.example/v1', surface: 'Messages' }] })
    const own = { url: 'https://llm.example/v1/models', method: 'get' }
    expect(told(FAULT, { request: own, grid })).toMatchObject({
      surface: 'Messages',
      method: 'GET',
    })
    expect(told(FAULT, { request: own })).toMatchObject({ surface: null, method: 'GET' })
  })

  it.each([
    ['BREW', null],
    ['POST /', null],
    ['', null],
    ['patch', 'PATCH'],
    ['OPTIONS', 'OPTIONS'],
  ])('names no method but those of HTTP: %s', (method, shown) => {
    expect(told(FAULT, { request: { method } }).method).toBe(shown)
  })

  it.each([
    ['https://user:test-pass@api.thegrid.ai/v1/x?key=1#f', 'https://api.thegrid.ai/v1/x'],
    [' https://api.thegrid.ai/v1 ', '␣https://api.thegrid.ai/v1␣'],
    ['https://api.thegrid.ai/a b|c`d', 'https://api.thegrid.ai/a␣…'],
    ['no url', '…'],
  ])('shows of a URL what may be shown: %s', (url, shown) => {
    expect(told(FAULT, { request: { url } }).url).toBe(shown)
  })
})
