import fc from 'fast-check'
import {
  advance,
  begin,
  type Diagnosis,
  diagnose,
  extendGrid,
  openBudget,
  type ReportOptions,
  report,
} from 'grid-triage'
import { describe, expect, it } from 'vitest'
import { given } from '../session/hostile.js'
import { asking, at, FAULT } from '../session/traces.js'
import { anyAt, anyDiagnosis, anyPolicyAtAll, NOON, parsed } from './samples.js'

const MOMENT = at(NOON)
const request = {
  method: 'POST',
  url: 'https://api.thegrid.ai/v1/v1/chat/completions?beta=1',
  headers: { authorization: 'Bearer test-key' },
  body: { model: 'text-prime', messages: [{ role: 'user', content: 'ping' }] },
}
const doubled = diagnose({ status: 404, headers: { 'x-request-id': 'req-7' }, request })
const told = (diagnosis: Diagnosis, options: Partial<ReportOptions> = {}) =>
  report(diagnosis, { moment: MOMENT, ...options })

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

  it('lists the attempts of a session, their waits, and a line for each', () => {
    const failed = diagnose({ status: 500, headers: { 'x-request-id': 'req-1' } })
    const [first] = advance(begin(MOMENT), openBudget(NOON), failed, MOMENT)
    const [second] = advance(first, openBudget(NOON), asking(61), at(NOON + 2200))
    const { markdown, attempts, lines } = told(asking(61), { session: second })
    expect(attempts).toEqual([
      {
        attempt: 1,
        at: '2026-10-05 12:00:30 UTC',
        atEpochMs: NOON,
        requestId: 'req-1',
        status: 500,
        cause: 'ServiceError',
        decision: { _tag: 'Retry', afterMs: 2200, reason: 'Backoff' },
      },
      {
        attempt: 2,
        at: '2026-10-05 12:00:32 UTC',
        atEpochMs: NOON + 2200,
        requestId: null,
        status: 429,
        cause: 'RateLimited',
        decision: { _tag: 'Stop', reason: 'WaitTooLong', untilEpochMs: NOON + 63_200 },
      },
    ])
    expect(lines.length).toBe(2)
    expect(markdown.split('\n')).toEqual([
      '- Request ID: not seen (it is in the x-request-id response header)',
      '- Time: 2026-10-05 12:00:32 UTC',
      '- Instrument: not known',
      '- Expected: An answer (200).',
      '- Got: 429 (RateLimited)',
      '- Call: not known',
      '- Surface: not known',
      '- Diagnosis: RateLimited, RateLimited, CallerRequest, Certain',
      '- Library: grid-triage 0.1.0',
      '',
      '| Attempt | Time | Request ID | Status | Cause | Wait | Reason |',
      '| --- | --- | --- | --- | --- | --- | --- |',
      '| 1 | 2026-10-05 12:00:30 UTC | req-1 | 500 | ServiceError | 2200 ms | Backoff |',
      '| 2 | 2026-10-05 12:00:32 UTC | – | 429 | RateLimited | until 2026-10-05 12:01:33 UTC | WaitTooLong |',
      '',
      '<details><summary>For grid-triage: replay(line) decides the same again</summary>',
      '',
      '```json',
      ...lines,
      '```',
      '',
      '</details>',
    ])
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
    [{ url: 'https://api.thegrid.ai/v1' }, '- Call: https://api.thegrid.ai/v1'],
    [{ method: 'GET' }, '- Call: GET'],
    [{}, '- Call: not known'],
  ])('says of the call what it knows of it: %j', (call, line) => {
    expect(told(FAULT, { request: call }).markdown.split('\n')[5]).toBe(line)
  })

  it.each([
    [null, '–'],
    [-1, '–'],
    [0, 'until 1970-01-01 00:00:00 UTC'],
  ])('has a stop until %j in its table as %s', (untilEpochMs, cell) => {
    const failed = diagnose({ status: 401 })
    const [session] = advance(begin(MOMENT), openBudget(NOON), failed, MOMENT)
    const history = session.history.map((attempt) => ({
      ...attempt,
      decision: { _tag: 'Stop', reason: 'NeedsFix', untilEpochMs } as const,
    }))
    const rows = told(failed, { session: { ...session, history } }).markdown.split('\n')
    expect(rows[12]).toBe(
      `| 1 | 2026-10-05 12:00:30 UTC | – | 401 | InvalidApiKey | ${cell} | NeedsFix |`,
    )
  })

  it('lists one attempt where only a moment is given, decided by the policy', () => {
    const stood = { ...MOMENT, attempt: 1 }
    expect(told(FAULT, { at: stood }).attempts).toMatchObject([{ decision: { afterMs: 2200 } }])
    const both = told(FAULT, { at: stood, session: begin(MOMENT) })
    expect(both).toMatchObject({ attempts: [], lines: [] })
  })

  it.each([7, 'x', true, null])('lists none where the moment is none: %j', (stood) => {
    const made = given(report, FAULT, { moment: MOMENT, at: stood })
    expect(made).toMatchObject({ attempts: [], lines: [] })
  })

  it('takes what it knows of the call from the diagnosis where there is no request', () => {
    expect(told(doubled)).toMatchObject({
      instrument: 'text-prime',
      surface: 'ChatCompletions',
      url: 'https://api.thegrid.ai/v1/v1/chat/completions',
      method: null,
    })
    expect(told(FAULT)).toMatchObject({ instrument: null, surface: null, url: null, method: null })
  })

  it('reads the request by the grid that is given', () => {
    const grid = extendGrid({ hosts: [{ baseUrl: 'https://llm.example/v1', surface: 'Messages' }] })
    const own = { url: 'https://llm.example/v1/models', method: 'get' }
    expect(told(FAULT, { request: own, grid })).toMatchObject({
      surface: 'Messages',
      method: 'GET',
    })
    expect(told(FAULT, { request: own })).toMatchObject({ surface: null, method: 'GET' })
  })

  it.each([
    ['BREW', null],
    ['POST /', null],
    ['', null],
    ['patch', 'PATCH'],
    ['OPTIONS', 'OPTIONS'],
  ])('names no method but those of HTTP: %s', (method, shown) => {
    expect(told(FAULT, { request: { method } }).method).toBe(shown)
  })

  it.each([
    ['https://user:test-pass@api.thegrid.ai/v1/x?key=1#f', 'https://api.thegrid.ai/v1/x'],
    [' https://api.thegrid.ai/v1 ', '␣https://api.thegrid.ai/v1␣'],
    ['https://api.thegrid.ai/a b|c`d', 'https://api.thegrid.ai/a␣…'],
    ['no url', '…'],
  ])('shows of a URL what may be shown: %s', (url, shown) => {
    expect(told(FAULT, { request: { url } }).url).toBe(shown)
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
