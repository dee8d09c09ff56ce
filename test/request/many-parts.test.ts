import { curl, extendGrid, flowSteps, startFlow } from 'grid-triage'
import { describe, expect, it } from 'vitest'

const deep = (segments: number, last = 'a'): string =>
  `https://llm.example.com/${'a/'.repeat(segments - 1)}${last}`

const firstLine = (baseUrl: string): string | undefined =>
  curl({ url: `${baseUrl}/chat/completions` }, extendGrid({ hosts: [baseUrl] })).split('\n')[0]

describe('the base URL of a gateway', () => {
  // Scheme, nothing, three labels, the segments and the two of the endpoint.
  it('is printed with 64 parts, and taken for a key with one more', () => {
    expect(firstLine(deep(57))).toBe(`curl -L ${deep(57)}/chat/completions \\`)
    expect(firstLine(deep(58))).toBe('curl -L "$GRID_BASE_URL"/chat/completions \\')
  })

  it.each([0, 56, 57, 136, 200])('shows no key behind %i dots', (dots) => {
    const baseUrl = `http://127.0.0.1:8080/v1${'.'.repeat(dots)} sk-proj-0011223344556677`
    const grid = extendGrid({ hosts: [baseUrl] })
    const request = { url: `${baseUrl}/chat/completions` }
    const flow = startFlow({ status: 429, request }, grid)
    const shown = JSON.stringify([curl(request, grid), flow, flowSteps(flow)])
    expect(shown).toContain('curl -L')
    expect(shown).not.toContain('00112233')
  })
})
