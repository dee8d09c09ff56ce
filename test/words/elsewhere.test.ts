import { diagnose, explain } from 'grid-triage'
import { describe, expect, it } from 'vitest'
import { at } from '../preflight/requests.js'

describe('a diagnosis from elsewhere', () => {
  const told = (values: Readonly<Record<string, string>>): string => {
    const made = diagnose({ status: 404, request: at('https://api.thegrid.ai/v1/v1/x') })
    return explain({ ...made, evidence: [{ code: 'UrlDiffers', values }] }).text
  }

  it.each([
    'user:password@api.thegrid.ai/v1',
    'line\n# break',
    'my prompt is private',
    'https://user:password@api.thegrid.ai/v1?key=secret',
  ])('shows of %j what may be shown', (got) => {
    expect(told({ got, expected: got, base: got, position: '0' })).not.toMatch(
      /password|private|secret|# break/,
    )
  })

  it('is not longer than a URL', () => {
    expect(told({ got: `https://a.example/${'b/'.repeat(100_000)}` }).length).toBeLessThan(20_000)
  })
})
