import { part, type Row, row } from './row.js'

/** A plan that lost one of its numbers, as a store may lose it. */
export const withoutOne = ['beganEpochMs', 'dueEpochMs', 'cost'].map((field) => ({
  field,
  name: `admit without ${field}`,
}))

/** Every function of the main entry, in an order in which each finds what it needs. */
export const mainRows: readonly Row[] = [
  row('diagnose', ({ seen, grid }) => [[seen, grid]]),
  row('diagnose', ({ error }) => [[{ error }]], { name: 'diagnose an error' }),
  row('decide', ({ at, policy }, made) => [[made('diagnose'), at, policy]]),
  row('triage', ({ seen, at, policy, grid }) => [[seen, at, policy, grid]]),
  row('explain', (_, made) => [[made('diagnose'), made('decide')]]),
  row('preflight', ({ request, grid }) => [[request, grid]]),
  row('explain', (_, made) => [[part(made('preflight'), 0)]], { name: 'explain a finding' }),
  row('curl', ({ request, grid }) => [[request, grid]]),
  row('startFlow', ({ seen, grid }) => [[seen, grid]]),
  row('startFlow', ({ grid }, made) => [[made('diagnose'), grid]], {
    name: 'startFlow of a diagnosis',
  }),
  row('answer', ({ step, result }, made) => [[made('startFlow'), step, result]], {
    carries: ['startFlow'],
  }),
  row('currentStep', (_, made) => [[made('answer')]]),
  row('flowSteps', (_, made) => [[made('answer')]]),
  row('verdict', (_, made) => [[made('answer')]]),
  row('verdict', (_, made) => [[made('startFlow of a diagnosis')]], {
    name: 'verdict on a diagnosis',
  }),
  row('openBudget', ({ at, policy }) => [[part(at, 'now'), policy]]),
  row('begin', ({ at, policy }) => [[at, { policy, replay: part(at, 'replay') }]], {
    carries: ['policy', 'at'],
  }),
  row('advance', ({ at }, made) => [[made('begin'), made('openBudget'), made('diagnose'), at]], {
    carries: ['begin', 'openBudget'],
  }),
  row(
    'advance',
    ({ later }, made) => [
      [part(made('advance'), 0), part(made('advance'), 1), made('diagnose an error'), later],
    ],
    { name: 'advance again', carries: ['advance'] },
  ),
  row('admit', ({ later }, made) => [[part(made('advance'), 0), part(made('advance'), 1), later]], {
    carries: ['advance'],
  }),
  ...withoutOne.map(({ name, field }) =>
    row(
      'admit',
      ({ later }, made) => [
        [{ ...Object(part(made('advance'), 0)), [field]: null }, part(made('advance'), 1), later],
      ],
      { name, carries: ['advance'] },
    ),
  ),
  row('attributes', (_, made) => [[made('diagnose'), part(made('advance'), 0)]]),
  row('report', ({ at, request, words, grid }, made) => [
    [
      made('diagnose'),
      { moment: at, session: part(made('advance again'), 0), request, expected: words, grid },
    ],
  ]),
  row(
    'report',
    ({ at, policy, request, words }, made) => [
      [made('diagnose'), { moment: at, at, policy, request, got: words }],
    ],
    { name: 'report of a moment' },
  ),
  row('replay', (_, made) => [[part(made('report of a moment'), 'lines', 0)]]),
  row('policy', ({ policyOptions }) => [[policyOptions]], { carries: ['policyOptions'] }),
  row('bounds', ({ policy }, made) => [[policy ?? part(made('policy'), 'policy')]]),
  row('waits', ({ policy, pace, number, share }, made) => [
    [policy ?? part(made('policy'), 'policy'), pace, number, share],
  ]),
  row('constant', ({ number }) => [[number]], { carries: ['number'] }),
  row('exponential', ({ number, share }) => [[number, share]], { carries: ['number', 'share'] }),
  row('ladder', ({ number, share }) => [[number, share, number]], { carries: ['number', 'share'] }),
  row('jitter', ({ share, backoff }) => [[share, 1], [backoff]], { carries: ['share', 'backoff'] }),
  row('fullJitter', ({ backoff }) => [[backoff]], { carries: ['backoff'] }),
  row('equalJitter', ({ backoff }) => [[backoff]], { carries: ['backoff'] }),
  row('cap', ({ number, backoff }) => [[number], [backoff]], { carries: ['number', 'backoff'] }),
  row('limitAttempts', ({ at, backoff }) => [[part(at, 'attempt')], [backoff]], {
    carries: ['at', 'backoff'],
  }),
  row('limitTotal', ({ number, backoff }) => [[number], [backoff]], {
    carries: ['number', 'backoff'],
  }),
  row('both', ({ other }, made) => [[made('jitter'), other]], { carries: ['jitter', 'other'] }),
  row('either', ({ other }, made) => [[made('cap'), other]], { carries: ['cap', 'other'] }),
  row('waitMs', ({ at }, made) => [[made('both'), at]]),
  row('waitMs', ({ at }, made) => [[made('either'), at]], { name: 'waitMs of the lesser' }),
  row('show', (_, made) => [[made('both')]]),
  row('show', ({ policy }, made) => [[policy ?? part(made('policy'), 'policy')]], {
    name: 'show a policy',
  }),
  row('extendGrid', ({ extension, grid }) => [[extension, grid]], {
    carries: ['extension', 'grid'],
    echoes: () => true,
  }),
  row('curl', ({ request }, made) => [[request, made('extendGrid')]], { name: 'curl elsewhere' }),
  row('diagnose', ({ seen }, made) => [[seen, made('extendGrid')]], { name: 'diagnose elsewhere' }),
  row('explain', (_, made) => [[made('diagnose elsewhere')]], { name: 'explain elsewhere' }),
  row('preflight', ({ request }, made) => [[request, made('extendGrid')]], {
    name: 'preflight elsewhere',
  }),
  row('startFlow', ({ seen }, made) => [[seen, made('extendGrid')]], {
    name: 'startFlow elsewhere',
  }),
  row('flowSteps', (_, made) => [[made('startFlow elsewhere')]], { name: 'flowSteps elsewhere' }),
  row(
    'report',
    ({ at, request }, made) => [
      [made('diagnose elsewhere'), { moment: at, request, grid: made('extendGrid') }],
    ],
    { name: 'report elsewhere' },
  ),
  row('explain', ({ request }, made) => [[made('diagnose an error'), request]], {
    name: 'explain an error',
  }),
]
