import { diagnose } from 'grid-triage'
import { describe, expect, it } from 'vitest'
import { harmless, printed } from '../../command/colour.js'
import { compared } from '../../command/compared.js'
import { hanging, wrapped } from '../../command/layout.js'
import { timeline } from '../../command/timeline.js'
import { begins, planned } from '../../command/waits.js'

describe('words', () => {
  it('are set in rows, and a long one has a row of its own', () => {
    expect(wrapped('one two  three\nfour https://api.thegrid.ai/v1 five', 13)).toEqual([
      'one two three',
      'four',
      'https://api.thegrid.ai/v1',
      'five',
    ])
    expect(wrapped(' ', 13)).toEqual([])
  })

  it('hang below what leads them', () => {
    const text = 'a '.repeat(50)
    expect(printed(hanging({ style: 'Strong', text: '  1. ' }, text), false)).toBe(
      `  1. ${'a '.repeat(38).trim()}\n     ${'a '.repeat(12).trim()}`,
    )
  })

  it('keep nothing that a terminal obeys', () => {
    expect(harmless('a\u001b[2Jb\r\tc\u007f\u009b\u202e\u2028\nd')).toBe(
      'a\uFFFD[2Jb\uFFFD\uFFFDc\uFFFD\uFFFD\uFFFD\uFFFD\nd',
    )
    const every = Array.from({ length: 0x10000 }, (_, code) => String.fromCharCode(code)).join('')
    expect(harmless(every)).not.toMatch(/[^\P{Cc}\n]|[\p{Cf}\p{Zl}\p{Zp}]/u)
  })
})

describe('two URLs', () => {
  const rows = (sent: string, right: string, at: number) => [
    `  sent:  ${sent}`,
    `  right: ${right}`,
    `         ${' '.repeat(at)}^`,
  ]

  it('stand as they are when they fit', () => {
    const fit = rows(
      'https://api.thegrid.ai/v1/v1/messages',
      'https://api.thegrid.ai/v1/messages',
      26,
    )
    expect(printed(compared(fit), false)).toBe(fit.join('\n'))
    expect(compared([])).toEqual([])
  })

  it('are shown around the caret when they are long', () => {
    const base = `https://gateway.example.com/${'a'.repeat(70)}`
    const long = rows(`${base}/v1/v1/chat/completions`, `${base}/v1/chat/completions`, 102)
    expect(printed(compared(long), false)).toBe(`  sent:  …${'a'.repeat(19)}/v1/v1/chat/completions
  right: …${'a'.repeat(19)}/v1/chat/completions
         ${' '.repeat(24)}^`)
  })

  it('end where the row ends', () => {
    const far = rows(
      `https://api.thegrid.ai/v2/${'a'.repeat(90)}`,
      'https://api.thegrid.ai/v1/messages',
      24,
    )
    expect(
      printed(compared(far), false),
    ).toBe(`  sent:  https://api.thegrid.ai/v2/${'a'.repeat(44)}…
  right: https://api.thegrid.ai/v1/messages
         ${' '.repeat(24)}^`)
  })
})

describe('the waits of a loop', () => {
  it('have the band that chance leaves, and no floor of the server', () => {
    expect(planned(diagnose({ status: 529 }), 0)).toEqual({
      waits: [
        { attempt: 2, fromMs: 2500, middleMs: 5000, toMs: 7500, floorMs: null, reason: 'Backoff' },
        {
          attempt: 3,
          fromMs: 5000,
          middleMs: 10_000,
          toMs: 15_000,
          floorMs: null,
          reason: 'Backoff',
        },
        {
          attempt: 4,
          fromMs: 10_000,
          middleMs: 20_000,
          toMs: 30_000,
          floorMs: null,
          reason: 'Backoff',
        },
      ],
      stopReason: 'AttemptsSpent',
    })
  })

  it('are as long again where the server names a moment', () => {
    const headers = {
      'x-ratelimit-remaining-requests': '0',
      'x-ratelimit-reset-requests': '1970-01-01T00:00:20Z',
    }
    expect(planned(diagnose({ status: 429, headers }), 5000)).toEqual({
      waits: [
        {
          attempt: 2,
          fromMs: 15_000,
          middleMs: 18_750,
          toMs: 22_500,
          floorMs: 15_000,
          reason: 'ServerAsked',
        },
        {
          attempt: 3,
          fromMs: 15_000,
          middleMs: 22_500,
          toMs: 30_000,
          floorMs: 15_000,
          reason: 'ServerAsked',
        },
        {
          attempt: 4,
          fromMs: 15_000,
          middleMs: 16_375,
          toMs: 17_750,
          floorMs: 15_000,
          reason: 'ServerAsked',
        },
      ],
      stopReason: 'TimeSpent',
    })
  })

  it('follow each other behind the middle draws', () => {
    const { waits } = planned(diagnose({ status: 500 }), 0)
    expect(waits.map(({ middleMs }) => middleMs)).toEqual([2200, 3740, 6358])
    expect(begins(waits)).toEqual([0, 2200, 5940])
  })

  it('are none where nothing is retried', () => {
    expect(planned(diagnose({ status: 401 }), 0)).toEqual({ waits: [], stopReason: 'NeedsFix' })
    expect(timeline([])).toEqual([])
  })

  it('are drawn to scale', () => {
    const { waits } = planned(diagnose({ status: 529 }), 0)
    expect(printed(timeline(waits), false)).toBe(`  attempt 2   2.5– 7.5 s later   ━━╌╌╌╌╌
  attempt 3   5.0–15.0 s later       ━━━━━╌╌╌╌╌╌╌╌╌
  attempt 4  10.0–30.0 s later                ━━━━━━━━━╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌`)
  })
})
