import { part, type Row, row } from './row.js'

/** What each equality compares. */
const EQ: Readonly<Record<string, readonly [row: string, ...path: (string | number)[]]>> = {
  eqBackoff: ['both'],
  eqBudget: ['openBudget'],
  eqDecision: ['decide'],
  eqDiagnosis: ['diagnose'],
  eqFinding: ['preflight', 0],
  eqPolicy: ['policy', 'policy'],
  eqPushback: ['diagnose', 'pushback'],
  eqReport: ['report'],
  eqSession: ['advance', 0],
}

const eqRows = Object.entries(EQ).map(([name, [from, ...path]]) =>
  row(`${name}.equals`, ({ seen }, made) => {
    const value = part(made(from), ...path)
    return [[value, value === undefined ? seen : value]]
  }),
)

/** What each order compares. */
const ORD: Readonly<
  Record<string, readonly [first: readonly [string, ...string[]], second: readonly [string]]>
> = {
  ordCertainty: [['diagnose', 'certainty'], ['verdict']],
  ordDecision: [['decide'], ['replay']],
  ordSeverity: [['preflight', '0', 'severity'], ['decide']],
}

const ordRows = Object.entries(ORD).flatMap(([name, [[from, ...path], [other]]]) =>
  ['compare', 'equals'].map((member) =>
    row(`${name}.${member}`, (_, made) => [[part(made(from), ...path), made(other)]]),
  ),
)

const purse = (made: (name: string) => unknown): unknown => [made('begin'), made('openBudget')]

/** Every function of the entry for fp-ts but the loop. */
export const fpRows: readonly Row[] = [
  ...eqRows,
  ...ordRows,
  row('ordWaitAt', ({ at }) => [[at]], { carries: ['at'] }),
  row('latticeBackoff.join', (_, made) => [[made('both'), made('either')]], {
    carries: ['both', 'either'],
  }),
  row('latticeBackoff.meet', (_, made) => [[made('both'), made('either')]], {
    carries: ['both', 'either'],
  }),
  row('showBackoff.show', (_, made) => [[made('both')]]),
  row('showDecision.show', (_, made) => [[made('decide')]]),
  row('showDiagnosis.show', (_, made) => [[made('diagnose')]]),
  row('showPolicy.show', ({ policy }, made) => [[policy ?? part(made('policy'), 'policy')]]),
  row('diagnoseLeft', ({ request, grid, error }) => [
    [{ request }, grid],
    [{ _tag: 'Left', left: error }],
  ]),
  row('troubleOrHealthy', (_, made) => [[made('diagnose')]], { carries: ['diagnose'] }),
  row('stopOrRetry', (_, made) => [[made('decide')]], { carries: ['decide'] }),
  row('stopOrPass', (_, made) => [[part(made('admit'), 1)]], { carries: ['admit'] }),
  row('refusalsOrPolicy', ({ policyOptions }) => [[policyOptions]], { carries: ['policyOptions'] }),
  row('diagnoseWith', ({ seen, grid }) => [[grid], [seen]]),
  row('decideWith', ({ at, policy }, made) => [[at, policy], [made('diagnose')]]),
  row('triageWith', ({ seen, at, policy, grid }) => [[at, policy, grid], [seen]]),
  row('explainWith', (_, made) => [[made('decide')], [made('diagnose')]]),
  row('preflightWith', ({ request, grid }) => [[grid], [request]]),
  row('curlWith', ({ request, grid }) => [[grid], [request]]),
  row('startFlowWith', ({ seen, grid }) => [[grid], [seen]]),
  row('answerWith', ({ step, result }, made) => [[step, result], [made('startFlow')]], {
    carries: ['startFlow'],
  }),
  row('reportWith', ({ at, policy, request, words }, made) => [
    [{ moment: at, at, policy, request, got: words }],
    [made('diagnose')],
  ]),
  row('attributesWith', (_, made) => [[part(made('advance'), 0)], [made('diagnose')]]),
  row('waitMsWith', ({ at }, made) => [[at], [made('both')]]),
  row('waitsWith', ({ pace, number, share, policy }, made) => [
    [pace, number, share],
    [policy ?? part(made('policy'), 'policy')],
  ]),
  row('advanceState', ({ at }, made) => [[made('diagnose'), at], [purse(made)]], {
    carries: ['begin', 'openBudget'],
  }),
  row('admitState', ({ later }, made) => [[later], [part(made('advanceState'), 1)]], {
    carries: ['advanceState'],
  }),
]

/** Pairs that do the same with their arguments in another order. */
export const twins: readonly (readonly [string, string])[] = [
  ['diagnose', 'diagnoseWith'],
  ['decide', 'decideWith'],
  ['triage', 'triageWith'],
  ['explain', 'explainWith'],
  ['preflight', 'preflightWith'],
  ['curl', 'curlWith'],
  ['startFlow', 'startFlowWith'],
  ['answer', 'answerWith'],
  ['report of a moment', 'reportWith'],
  ['attributes', 'attributesWith'],
  ['waitMs', 'waitMsWith'],
  ['waits', 'waitsWith'],
  ['show', 'showBackoff.show'],
  ['show a policy', 'showPolicy.show'],
]
