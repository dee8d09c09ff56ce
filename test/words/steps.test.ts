import { answer, flowSteps, startFlow, verdict } from 'grid-triage'
import { describe, expect, it } from 'vitest'

/** What an answer would mean where nothing is known of what happened. */
const MEANS: readonly (readonly [step: string, ...means: string[]])[] = [
  [
    'StatusPage',
    "Incident: There is an active incident, so it's not you.",
    'NoIncident: There is no active incident, so look further.',
  ],
  [
    'Curl',
    'Works: Your auth and network are fine. The bug is somewhere in your application.',
    'SameError: A plain curl fails in the same way, so it is not your client code or config.',
    'OtherError: Something answers, so your network is fine; the new error is one of its own.',
    'NoAnswer: A plain curl gets no answer: something between you and The Grid may be why.',
  ],
  [
    'AuthHeader',
    'Right: It is not the header.',
    'Wrong: The header is wrong: that is yours to fix.',
  ],
  [
    'BaseUrl',
    'Right: The URL is right. A 404 with the URL correct usually means the model is wrong.',
    'Wrong: The URL is malformed: that is yours to fix.',
  ],
  [
    'Model',
    'Right: The model is one of the instruments: it is not the reason.',
    'Wrong: The model is no instrument: that is yours to fix.',
  ],
  [
    'Balance',
    'Enough: Both balances are filled now.',
    'NoCredits: Your credits balance hit zero.',
    'NoTokens: There are no available tokens for the instrument.',
  ],
  [
    'RequestBody',
    'Right: The body is as the reference wants it: it is not the reason.',
    'Wrong: The body is malformed: that is yours to fix.',
  ],
  [
    'RequestId',
    'Found: Support can find the call by it.',
    'None: There is none: the timestamp has to do.',
  ],
]

describe('what each answer would mean', () => {
  const steps = flowSteps(startFlow({}))

  it('is told at eight steps', () => {
    expect(steps.map(({ id }) => id)).toEqual(MEANS.map(([id]) => id))
  })

  it.each(MEANS)('at %s', (id, ...means) => {
    const answers = steps.find((step) => step.id === id)?.answers ?? []
    expect(answers.map(({ result, means: said }) => `${result}: ${said}`)).toEqual([
      ...means,
      'NotChecked: You go on without it.',
    ])
  })
})

describe('what the plain call would mean', () => {
  const means = (status: number, result: string): string | undefined =>
    flowSteps(startFlow({ status }))
      .find(({ id }) => id === 'Curl')
      ?.answers.find((choice) => choice.result === result)?.means

  it.each([
    [401, 'A plain curl with the right header fails in the same way, so it is the key.'],
    [402, 'A plain curl fails in the same way, so it is not your code: check your balance.'],
    [500, 'A plain curl fails in the same way, so it is not your client code or config.'],
  ])('when it fails as the call did, with %d', (status, said) => {
    expect(means(status, 'SameError')).toBe(said)
  })

  it.each([
    [402, 'It works now: what was in the way may be over.'],
    [500, 'It works now: what was in the way may be over.'],
    [403, 'Your auth and network are fine. The bug is somewhere in your application.'],
  ])('when it works, after %d', (status, said) => {
    expect(means(status, 'Works')).toBe(said)
  })
})

describe('tokens that are missing', () => {
  const GET = 'get tokens for the instrument in the dashboard.'
  it.each([
    [false, `Add credits, and ${GET}`],
    [true, `If Auto Top Up is buying tokens, retry after a short delay; else ${GET}`],
    [null, `If Auto Top Up is buying tokens, retry after a short delay; else ${GET}`],
  ])('are bought, with Auto Top Up %j', (autoTopUp, next) => {
    const flow = answer(startFlow({ status: 402, autoTopUp }), 'Balance', 'NoTokens')
    expect(verdict(flow).next).toBe(next)
  })
})
