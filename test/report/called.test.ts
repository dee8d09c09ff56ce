import { type Diagnosis, diagnose, type Evidence, report, type SeenRequest } from 'grid-triage'
import { describe, expect, it } from 'vitest'
import { at } from '../session/traces.js'
import { NOON } from './samples.js'

const FOUND = diagnose({ status: 404 })
const SEEN: Evidence = { code: 'Status', values: { status: 404 } }
const differs = (got: string): Evidence => ({ code: 'UrlDiffers', values: { got } })

const called = (diagnosis: Diagnosis, request?: SeenRequest) =>
  report(diagnosis, { moment: at(NOON), request })

const urlOf = (...evidence: readonly Evidence[]) => called({ ...FOUND, evidence }).url

describe('the URL in a report', () => {
  const url = 'https://api.thegrid.ai/v1/v1/chat/completions'

  it('is the one that the diagnosis found fault with', () => {
    expect(urlOf(differs(url))).toBe(url)
    expect(urlOf(SEEN, differs(url))).toBe(url)
    expect(urlOf(SEEN)).toBeNull()
    expect(urlOf()).toBeNull()
  })

  it('is no other text that the evidence holds', () => {
    expect(urlOf({ code: 'ContentType', values: { got: url } })).toBeNull()
    expect(urlOf({ code: 'ContentType', values: { got: url } }, differs(`${url}/`))).toBe(`${url}/`)
    expect(urlOf(differs(''), differs(url))).toBe(url)
  })

  it('is looked for in the first 16 pieces of evidence', () => {
    const behind = (count: number) => [...Array<Evidence>(count).fill(SEEN), differs(url)]
    expect(urlOf(...behind(15))).toBe(url)
    expect(urlOf(...behind(16))).toBeNull()
  })
})

describe('the instrument in a report', () => {
  const asking = (model: string): SeenRequest => ({ body: { model } })

  it('is the one that the request asks for', () => {
    expect(called(FOUND, asking('text-prime')).instrument).toBe('text-prime')
    expect(called({ ...FOUND, instrument: 'code-max' }, asking('text-prime')).instrument).toBe(
      'text-prime',
    )
    expect(called(FOUND, asking(' text-prime\n')).instrument).toBe('text-prime')
  })

  it('is else the one that the diagnosis saw', () => {
    expect(called({ ...FOUND, instrument: 'code-max' }).instrument).toBe('code-max')
    expect(called({ ...FOUND, instrument: 'code-max' }, asking('')).instrument).toBe('code-max')
    expect(called(FOUND, {}).instrument).toBeNull()
  })
})

it('the method in a report is one that HTTP has', () => {
  expect(called(FOUND, { method: 'POST' }).method).toBe('POST')
  expect(called(FOUND, { method: 'BREW' }).method).toBeNull()
  expect(called(FOUND, {}).method).toBeNull()
})
