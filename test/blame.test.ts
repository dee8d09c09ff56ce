import { diagnose, explain } from 'grid-triage'
import { describe, expect, it } from 'vitest'

const FOUND = diagnose({ status: 500 })

describe('Is it me or The Grid?', () => {
  it.each([
    ['CallerConfig', 'Me'],
    ['CallerRequest', 'Me'],
    ['CallerAccount', 'Me'],
    ['Service', 'TheGrid'],
    ['Network', 'Between'],
    ['Nobody', 'Nobody'],
    ['Unclear', 'Unclear'],
  ] as const)('%s: %s', (culprit, blame) => {
    expect(explain({ ...FOUND, culprit }).blame).toBe(blame)
  })
})
