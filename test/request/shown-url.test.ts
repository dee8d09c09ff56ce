import { explain, preflight } from 'grid-triage'
import { describe, expect, it } from 'vitest'

/** A URL that is no listed one, as it is shown. */
const shown = (url: string): unknown => preflight(url)[0]?.evidence[0]?.values.got

describe('white space', () => {
  it.each([
    ['https://api.thegrid.ai/v1/chat  completions', 'https://api.thegrid.ai/v1/chat␣completions'],
    ['https://api.thegrid.ai/v1?x=1 ', 'https://api.thegrid.ai/v1␣'],
    ['https://api.thegrid.ai/v1?x=1 &y', 'https://api.thegrid.ai/v1'],
    ['  ', '␣'],
  ])('is drawn: %j', (url, got) => {
    expect(shown(url)).toBe(got)
  })
})

describe('the default port', () => {
  it.each([
    ['https://api.thegrid.ai:443', 'https://api.thegrid.ai'],
    ['https://api.thegrid.ai:443?x', 'https://api.thegrid.ai'],
    ['https://api.thegrid.ai:4433', 'https://api.thegrid.ai:4433'],
    ['https://api.thegrid.ai:80/v1', 'https://api.thegrid.ai:80/v1'],
    ['http://api.thegrid.ai:80', 'http://api.thegrid.ai'],
    ['http://api.thegrid.ai:80/v1', 'http://api.thegrid.ai/v1'],
    ['http://api.thegrid.ai:8080/v1', 'http://api.thegrid.ai:8080/v1'],
    ['http://api.thegrid.ai:443/v1', 'http://api.thegrid.ai:443/v1'],
  ])('is not shown: %s', (url, got) => {
    expect(shown(url)).toBe(got)
  })
})

describe('a host', () => {
  const host = (url: string): unknown => {
    const findings = preflight({ url, headers: {} })
    return findings.find(({ code }) => code === 'NoCredentials')?.evidence[0]?.values.host
  }

  it.each([
    ['https://llm.example.com/v1', 'llm.example.com'],
    ['https://llm.example.com:8443/v1', 'llm.example.com:8443'],
    ['https://llm-2.example.com/v1', 'llm-2.example.com'],
    ['https://exämple.example.com/v1', '….example.com'],
    ['https://äö.üß.com/v1', '….….com'],
    ['https://api-äö.example.com/v1', '….example.com'],
    ['https://api.example.äö/v1', 'api.example.…'],
    ['https://api.example.comä/v1', 'api.example.…'],
    ['https://sk-abcdef.example.com/v1', '…'],
    ['https:///v1', undefined],
  ])('of %s', (url, name) => {
    expect(host(url)).toBe(name)
  })
})

it('reads 4,096 characters of a URL that comes from elsewhere', () => {
  const [finding] = preflight('https://llm.example.com/v1')
  if (finding === undefined) throw new Error('nothing found')
  const told = (got: string) =>
    explain({ ...finding, evidence: [{ code: 'UrlDiffers', values: { got, position: 0 } }] }).text
  const at = (place: number) => `https://llm.example.com/?${'q'.repeat(place - 26)}␣test.example`
  expect(told(at(4000))).toContain('test.example')
  expect(told(at(4096))).not.toContain('test.example')
})
