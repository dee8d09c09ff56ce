import {
  type Diagnosis,
  diagnose,
  type Evidence,
  type Explanation,
  explain,
  type Finding,
} from 'grid-triage'
import { describe, expect, it } from 'vitest'

const bearing = (found: Diagnosis, ...evidence: readonly Evidence[]): Explanation =>
  explain({ ...found, evidence })

const caseDiffers: Finding = {
  code: 'CaseDiffers',
  cause: null,
  severity: 'Warning',
  certainty: 'Certain',
  evidence: [],
}
const warned = (...evidence: readonly Evidence[]): string =>
  explain({ ...caseDiffers, evidence }).meaning

const blank: Evidence = { code: 'CaseDiffers', values: {} }
const blanks = (n: number): readonly Evidence[] => Array.from({ length: n }, () => blank)

describe('evidence from elsewhere', () => {
  it('is read to its 64th piece', () => {
    const named: Evidence = { code: 'CaseDiffers', values: { model: 'Text-Max' } }
    expect(warned(...blanks(63), named)).toBe('You send "Text-Max".')
    expect(warned(...blanks(64), named)).toBe('You send "".')
    const nested: Evidence = { code: 'NestedRetries', values: {} }
    const fault = diagnose({ status: 500 })
    expect(bearing(fault, ...blanks(63), nested).steps).toHaveLength(4)
    expect(bearing(fault, ...blanks(64), nested).steps).toHaveLength(3)
  })

  it.each([
    ['a.b:c/d, e-f_7', 'a.b:c/d, e-f_7'],
    ['a'.repeat(256), 'a'.repeat(256)],
    ['a'.repeat(257), '…'],
    ['<Text-Max', '…'],
    ['Text-Max>', '…'],
    ['Text\nMax', '…'],
    ['sk-abcdef', '…'],
  ])('is shown where it is made as ours is: %j', (model, shown) => {
    expect(warned({ code: 'CaseDiffers', values: { model } })).toBe(`You send "${shown}".`)
  })
})

describe('on the Messages API', () => {
  it.each([
    [
      { status: 401 },
      1,
      'Test the key alone: GET https://messages-beta.api.thegrid.ai/v1/models answers 200 when it is good.',
    ],
    [
      { error: { name: 'TimeoutError' } },
      0,
      'Check your proxy or firewall: it must let standard HTTPS on port 443 through to messages-beta.api.thegrid.ai.',
    ],
    [{ status: 400 }, 2, 'Compare your body to the API reference.'],
  ])('%j names its address (%#)', (seen, at, step) => {
    expect(explain({ ...diagnose(seen), surface: 'Messages', evidence: [] }).steps[at]).toBe(step)
  })
})

const wrongUrl = diagnose({
  status: 404,
  request: { url: 'https://api.thegrid.ai/v1/v1/chat/completions' },
})
const differing = (values: Evidence['values']): Explanation =>
  bearing(wrongUrl, { code: 'UrlDiffers', values })

describe('a wrong URL', () => {
  it.each([
    ['https://llm.example.com/v2/chat/completions', 'https://llm.example.com/v2'],
    ['https://llm.example.com/v2/messages', 'https://llm.example.com/v2'],
    ['https://llm.example.com/messages/v2/messages', 'https://llm.example.com/messages/v2'],
    ['https://llm.example.com/v2/messages/batches', 'https://llm.example.com/v2/messages/batches'],
  ])('has its base in front of the endpoint: %s', (expected, base) => {
    expect(differing({ expected }).steps[0]).toContain(`appends nothing, set it to ${base}.`)
  })

  it('has the version of the page where none is seen', () => {
    expect(differing({ base: '…' }).meaning).toContain('appends /v1 again.')
  })

  const url = 'https://api.thegrid.ai/v1'
  const caret = (values: Evidence['values']): readonly string[] => {
    const { title, text } = differing({ expected: url, ...values })
    expect(title).toBe('Doubled /v1')
    return text.split('\n').slice(2, -3)
  }

  it.each([0, 1, 4096])('has a caret below its letter %i', (position) => {
    expect(caret({ got: 'https://api.thegrid.ai', position })).toStrictEqual([
      '  sent:  https://api.thegrid.ai',
      '  right: https://api.thegrid.ai/v1',
      `         ${' '.repeat(position)}^`,
    ])
  })

  it.each([-1, 4097, Number.NaN, Number.POSITIVE_INFINITY, 'x'])(
    'has none where there is no letter: %s',
    (position) => {
      expect(caret({ got: 'https://api.thegrid.ai', position })).toStrictEqual([])
    },
  )

  it('has none where it was not seen, or not where it goes wrong', () => {
    expect(caret({ position: 1 })).toStrictEqual([])
    expect(caret({ got: 'https://api.thegrid.ai' })).toStrictEqual([])
  })
})

it('takes a finding about the connection for the fault of who calls', () => {
  const finding: Finding = { ...caseDiffers, cause: 'ConnectionRefused', severity: 'Error' }
  expect(explain(finding).meaning).toBe(
    'Nothing accepted the connection, most often because the base URL is wrong.',
  )
})
