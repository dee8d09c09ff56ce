import { diagnose, explain, extendGrid, type Seen } from 'grid-triage'
import { describe, expect, it } from 'vitest'
import { at, ON_MESSAGES } from '../preflight/requests.js'

const stepsOf = (seen: Seen): readonly string[] => explain(diagnose(seen)).steps

describe('by a gateway of the caller’s', () => {
  const grid = extendGrid({ hosts: ['https://llm.example.com/grid/v1'] })
  const request = at('https://llm.example.com/grid/v1/chat/completions')
  const said = (seen: Seen) => explain(diagnose({ request, ...seen }, grid)).text

  it.each<Seen>([
    { error: { code: 'ENOTFOUND' } },
    { error: { code: 'ECONNRESET' } },
    { error: { name: 'TimeoutError' } },
    { status: 407 },
    { status: 401 },
    { status: 404, request: { ...request, body: { model: 'gpt-5.2' } } },
    { status: 200, stream: { received: '', endedWith: 'Close' } },
  ])('names no host of The Grid: %j', (seen) => {
    expect(said(seen)).toContain('llm.example.com')
    expect(said(seen)).not.toMatch(/\bapi\.thegrid\.ai/)
  })

  it('and The Grid’s own otherwise, by the surface', () => {
    const messages = { error: { name: 'TimeoutError' }, request: ON_MESSAGES }
    expect(stepsOf(messages)[0]).toBe(
      'Check your proxy or firewall: it must let standard HTTPS on port 443 through to messages-beta.api.thegrid.ai.',
    )
  })
})
