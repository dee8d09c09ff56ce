import type { Seen } from 'grid-triage'
import { describe, expect, it } from 'vitest'
import { decided } from './decided.js'

describe('the reasons to stop', () => {
  const reasons: readonly (readonly [string, Seen])[] = [
    ['NothingWrong', { status: 200 }],
    ['Cancelled', { cancelled: true }],
    ['NeedsFix', { status: 401 }],
    ['NotUnderstood', { status: 403 }],
    ['QuotaUntilReset', { status: 429, body: '{"errors":{"detail":"100 requests per day"}}' }],
    ['ServerSaysNo', { status: 500, headers: { 'x-should-retry': 'false' } }],
    [
      'OutputDelivered',
      {
        status: 200,
        stream: {
          received: 'data: {"choices":[{"delta":{"content":"a"}}]}\n\n',
          endedWith: 'Reset',
        },
      },
    ],
  ]

  it.each(reasons)('%s', (reason, seen) => {
    expect(decided(seen, 1, 0)).toEqual({ _tag: 'Stop', reason, untilEpochMs: null })
  })

  it('says until when a quota is used up, if the server did', () => {
    const seen = {
      status: 429,
      headers: { 'retry-after': '3600' },
      body: '{"errors":{"detail":"100 requests per day"}}',
    }
    expect(decided(seen, 1, 0)).toEqual({
      _tag: 'Stop',
      reason: 'QuotaUntilReset',
      untilEpochMs: 3_600_000,
    })
  })
})
