import { explain, preflight } from 'grid-triage'
import { describe, expect, it } from 'vitest'
import { bearing, ON_MESSAGES, RIGHT } from '../preflight/requests.js'

describe('before the call', () => {
  const [key] = preflight(bearing('Bearer sk-ant-test'))
  const [none] = preflight(bearing(''))
  const [redirects] = preflight({ ...RIGHT, redirect: 'manual' })
  const [onMessages] = preflight({ ...ON_MESSAGES, headers: { authorization: 'Bearer test-key' } })

  it('speaks of what would be sent', () => {
    const titles = [key, none, redirects].map((finding) => finding && explain(finding).title)
    expect(titles).toEqual([
      'This key will not be accepted',
      'No key is sent',
      'Redirects are not followed',
    ])
    expect(redirects && explain(redirects).steps).toHaveLength(1)
  })

  it('is as sure as the diagnosis would be', () => {
    expect(onMessages && explain(onMessages).text.split('\n')[0]).toBe(
      'WrongAuthHeader · probably yours to fix',
    )
    expect(onMessages && explain(onMessages).steps).toContain(
      'If your SDK sends another header, set this one yourself (defaultHeaders in most SDKs).',
    )
  })
})
