import fc from 'fast-check'
import { begin, diagnose, report } from 'grid-triage'
import { describe, expect, it } from 'vitest'
import { given } from '../session/hostile.js'
import { at, FAULT } from '../session/traces.js'
import { anyAt, anyDiagnosis, anyPolicyAtAll, NOON, parsed } from './samples.js'
import { doubled, MOMENT, request, told } from './told.js'

describe('a report', () => {
  it('says what support asks for, as data', () => {
    const { markdown, ...data } = told(doubled, { request })
    expect(data).toEqual({
      version: '0.1.0',
      at: '2026-10-05 12:00:30 UTC',
      atEpochMs: NOON,
      requestId: 'req-7',
      instrument: 'text-prime',
      surface: 'ChatCompletions',
      url: 'https://api.thegrid.ai/v1/v1/chat/completions',
      method: 'POST',
      status: 404,
      _tag: 'WrongUrl',
      cause: 'DoubledVersionSegment',
      culprit: 'CallerConfig',
      certainty: 'Certain',
      expected: 'An answer (200).',
      got: '404 (DoubledVersionSegment)',
      attempts: [],
      lines: [],
    })
  })

  it('says it in Markdown, to paste', () => {
    expect(told(doubled, { request }).markdown).toBe(
      [
        '- Request ID: req-7',
        '- Time: 2026-10-05 12:00:30 UTC',
        '- Instrument: text-prime',
        '- Expected: An answer (200).',
        '- Got: 404 (DoubledVersionSegment)',
        '- Call: POST https://api.thegrid.ai/v1/v1/chat/completions',
        '- Surface: ChatCompletions',
        '- Diagnosis: WrongUrl, DoubledVersionSegment, CallerConfig, Certain',
        '- Library: grid-triage 0.1.0',
      ].join('\n'),
    )
  })

  it('shows as code what Markdown might read', () => {
    const made = diagnose({
      status: 500,
      headers: { 'x-request-id': '__req_7__' },
      request: {
        url: 'https://api.thegrid.ai/v1/chat/completions',
        body: { model: 'a.example/x' },
      },
    })
    const { markdown } = told(made)
    expect(markdown).toContain('- Request ID: `__req_7__`\n')
    expect(markdown).toContain('- Instrument: `a.example/x`\n')
  })

  it.each([
    [diagnose({ status: 200 }), '200 (Healthy)'],
    [diagnose({ error: { name: 'TimeoutError', message: '' } }), 'No status (Timeout)'],
    [diagnose({ status: 403 }), '403 (Unknown)'],
    [Object({ status: 404 }), '404'],
    [Object(null), 'Not known.'],
  ])('says what was got where the caller does not (%#)', (diagnosis, got) => {
    expect(told(diagnosis).got).toBe(got)
  })

  it('says what was expected and got in the words of the caller', () => {
    const { expected, got, markdown } = told(FAULT, {
      expected: 'A poem,\nof 3 lines | really.',
      got: '```Nothing``` but a 500.',
    })
    expect(expected).toBe('A poem, of 3 lines … really.')
    expect(got).toBe('… but a 500.')
    expect(markdown).toContain('- Expected: A poem, of 3 lines … really.\n- Got: … but a 500.\n')
    expect(told(FAULT, { expected: '  ', got: '' })).toMatchObject({
      expected: 'An answer (200).',
      got: '500 (ServiceError)',
    })
  })

  it.each([Number.NaN, Number.POSITIVE_INFINITY, undefined])(
    'knows no time by a clock of %s',
    (now) => {
      const made = given(report, FAULT, { moment: { now, random: 0 } })
      expect(made).toMatchObject({ at: null, atEpochMs: null })
      expect(Object(made).markdown).toContain('- Time: not known\n')
    },
  )

  it('names no date outside 1970 to 9999', () => {
    expect(told(FAULT, { moment: at(-1) })).toMatchObject({ at: null, atEpochMs: -1 })
    expect(told(FAULT, { moment: at(0) }).at).toBe('1970-01-01 00:00:00 UTC')
    expect(told(FAULT, { moment: at(253_402_300_799_999) }).at).toBe('9999-12-31 23:59:59 UTC')
    expect(told(FAULT, { moment: at(253_402_300_800_000) }).at).toBeNull()
  })

  it('survives JSON unchanged, and is the same for the same input', () => {
    fc.assert(
      fc.property(anyDiagnosis, anyAt, anyPolicyAtAll, (diagnosis, stood, policy) => {
        const made = told(diagnosis, { at: stood, policy, request, moment: stood })
        expect(parsed(made)).toEqual(made)
        expect(told(diagnosis, { at: stood, policy, request, moment: stood })).toEqual(made)
      }),
      { numRuns: 500 },
    )
  })

  it('is Markdown that nothing breaks', () => {
    const wild = fc.string({
      unit: fc.constantFrom('`', '|', '\n', '\r', '<', '*', '[', 'a', ' ', '-'),
    })
    fc.assert(
      fc.property(wild, wild, wild, (a, b, c) => {
        const forged = { ...doubled, requestId: a, instrument: b, cause: c, culprit: c }
        const session = { history: [{ ...begin(MOMENT), cause: a, decision: b }], policy: c }
        const { markdown } = Object(
          given(report, forged, {
            moment: MOMENT,
            expected: a,
            got: b,
            session,
            request: { url: `https://${a}/${b}`, method: c, body: { model: c } },
          }),
        )
        const lines: readonly string[] = markdown.split('\n')
        expect(lines.length).toBe(9)
        for (const line of lines) {
          expect(line).toMatch(/^- [A-Z][A-Za-z ]{2,11}: (?:`[^`|\r<*[]+`|[^`|\r<*[]+)$/)
        }
      }),
      { numRuns: 1000 },
    )
  })
})
