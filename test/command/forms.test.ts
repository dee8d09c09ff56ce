import { version } from 'grid-triage'
import { readPasted } from 'grid-triage/paste'
import { describe, expect, it } from 'vitest'
import { inForm } from '../../command/form.js'
import { help } from '../../command/help.js'
import type { Form } from '../../command/options.js'
import { triaged } from '../../command/triaged.js'
import { aDay, doubled, fault, KEY, noBearer, noCredits, refused, throttled } from './inputs.js'
import { run } from './process.js'

const madeOf = (form: Form, input: string): string => {
  const pasted = readPasted(input)
  return inForm(form, pasted, triaged(pasted, { now: 0, random: 0.5 }), false)
}

const jsonOf = (input: string) => JSON.parse(madeOf('Json', input))

describe('the JSON document', () => {
  it('has everything, under the names of the library', () => {
    const said = jsonOf(noBearer)
    expect(Object.keys(said)).toEqual([
      'version',
      'reading',
      'diagnosis',
      'explanation',
      'findings',
      'decision',
      'waits',
      'stopReason',
      'step',
    ])
    expect(said).toMatchObject({
      version,
      diagnosis: { cause: 'MissingBearerPrefix', status: 401, requestId: 'req-7' },
      explanation: { blame: 'Me', title: 'The word Bearer is missing' },
      findings: [
        {
          cause: 'ValidationFailed',
          explanation: { meaning: 'temperature is 3; it must be from 0 to 2.' },
        },
      ],
      decision: { _tag: 'Stop', reason: 'NeedsFix' },
      waits: [],
      stopReason: 'NeedsFix',
      step: null,
    })
  })

  it('lists the waits of a loop, with the floor of the server', () => {
    const { decision, waits, stopReason } = jsonOf(throttled)
    expect(decision).toEqual({ _tag: 'Retry', afterMs: 8750, reason: 'ServerAsked' })
    expect(waits[0]).toEqual({
      attempt: 2,
      fromMs: 7000,
      middleMs: 8750,
      toMs: 10_500,
      floorMs: 7000,
      reason: 'ServerAsked',
    })
    expect(stopReason).toBe('TimeSpent')
  })

  it('names the step that is next', () => {
    expect(jsonOf(fault).step).toMatchObject({
      id: 'StatusPage',
      question: 'Is there an active incident?',
    })
  })
})

describe('the curl', () => {
  it('is the call that works, for a shell', () => {
    expect(madeOf('Curl', doubled)).toBe(`curl -L https://api.thegrid.ai/v1/chat/completions \\
  -H "Authorization: Bearer $GRID_API_KEY" \\
  -H "Content-Type: application/json" \\
  -d '{ "model": "text-prime", "messages": [{"role": "user", "content": "ping"}] }'`)
  })
})

describe('the report', () => {
  it('is what support asks for, with the time of the failure where the answer tells it', () => {
    const lines = madeOf('Report', noBearer).split('\n')
    expect(lines).toContain('- Time: 2026-10-05 12:00:30 UTC')
    expect(lines).toContain('- Request ID: req-7')
    expect(lines).toContain('- Instrument: text-prime')
    expect(lines).toContain('- Call: POST https://api.thegrid.ai/v1/chat/completions')
    expect(lines).toContain('- Diagnosis: Unauthorized, MissingBearerPrefix, CallerConfig, Certain')
    expect(madeOf('Report', refused)).toContain('- Time: not known\n')
  })
})

describe('the command', () => {
  it('prints each form, with the same code, and gives no key away', async () => {
    const forms: readonly (readonly [form: Form, args: readonly string[]])[] = [
      ['Text', []],
      ['Json', ['--json']],
      ['Curl', ['--curl']],
      ['Report', ['--report']],
    ]
    const ended = await Promise.all(forms.map(([, args]) => run(noBearer, args)))
    expect(ended).toEqual(
      forms.map(([form]) => ({ code: 1, stdout: `${madeOf(form, noBearer)}\n`, stderr: '' })),
    )
    for (const { stdout } of ended) expect(stdout).not.toContain(KEY.slice(0, 12))
  })

  it('counts the wait of the server from the answer, and takes what is said of Auto Top Up', async () => {
    const [dated, on] = await Promise.all([
      run(aDay, ['--json']),
      run(noCredits, ['--json', '--auto-top-up', 'on']),
    ])
    expect(JSON.parse(dated.stdout).decision).toEqual({
      _tag: 'Stop',
      reason: 'WaitTooLong',
      untilEpochMs: Date.UTC(2026, 9, 6, 12, 0, 30),
    })
    const { diagnosis, waits } = JSON.parse(on.stdout)
    expect([diagnosis.autoTopUp, waits.length]).toEqual([true, 6])
  })

  it('tells its help and its version without any input', async () => {
    const [helped, told] = await Promise.all([run('', ['--help']), run('', ['--version'])])
    expect(helped).toEqual({ code: 0, stdout: `${help}\n`, stderr: '' })
    expect(told).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' })
  })
})
