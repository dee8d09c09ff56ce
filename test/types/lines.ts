import type { Files } from './compiler.js'

/** A line of code, and what the compiler says of it; nothing where it is right. */
interface Line {
  readonly title: string
  readonly code: string
  readonly says?: string
}

const readonlyOf = (record: string, field: string): Line => ({
  title: `${record}.${field} cannot be written to`,
  code: `${record}.${field} = ${record}.${field}`,
  says: `Cannot assign to '${field}' because it is a read-only property.`,
})

const unknownIn = (what: string, name: string, code: string): Line => ({
  title: `${what} does not take ${name}`,
  code,
  says: `'${name}' does not exist in type`,
})

/** What the lines below stand on: a value of each kind. */
const given = (home: string): readonly string[] => [
  `import { advance, answer, begin, bounds, currentStep, decide, defaultPolicy, diagnose, explain, extendGrid, openBudget, policy, preflight, report, startFlow, theGrid, triage, verdict, waitMs } from '../../${home}/index.js'`,
  `import { drive, type Effects } from '../../${home}/drive.js'`,
  `import type { Backoff, Cause, Pushback, RateLimited, Seen, SeenRequest, Stop } from '../../${home}/index.js'`,
  'const moment = { now: 0, random: 0 }',
  'const diagnosis = diagnose({})',
  'const at = { ...moment, attempt: 1 }',
  'const decision = decide(diagnosis, at)',
  'const [session, budget] = advance(begin(moment), openBudget(0), diagnosis, moment)',
  'const made = policy()',
  'const [finding] = preflight({})',
  'const flow = startFlow({})',
  'const step = currentStep(flow)',
  'const reported = report(diagnosis, { moment })',
  'declare const seen: Seen',
  'declare const request: SeenRequest',
  'declare const pushback: Pushback',
  'declare const backoff: Backoff',
  'declare const effects: Effects<string>',
  'export const used = [bounds, drive, explain, extendGrid, triage, verdict, waitMs, theGrid, defaultPolicy, answer]',
  'export type Used = [Cause, RateLimited, Stop, typeof seen, typeof request, typeof effects]',
]

const narrowed: readonly Line[] = [
  {
    title: 'a tag tells the cause',
    code: "if (diagnosis._tag === 'RateLimited') { const it: RateLimited = diagnosis; const cause: 'RateLimited' = it.cause; void cause }",
  },
  {
    title: 'a tag excludes the causes of others',
    code: "if (diagnosis._tag === 'NoReply') void (diagnosis.cause === 'RateLimited')",
    says: 'have no overlap',
  },
  {
    title: 'a cause tells the tag',
    code: "if (diagnosis.cause === 'GeoBlocked') { const tag: 'Intercepted' = diagnosis._tag; void tag }",
  },
  {
    title: 'a retry has a wait',
    code: "if (decision._tag === 'Retry') { const ms: number = decision.afterMs; void ms }",
  },
  {
    title: 'a decision has none before it is asked',
    code: 'void decision.afterMs',
    says: "Property 'afterMs' does not exist on type 'Stop'",
  },
  {
    title: 'a stop has a moment, or none',
    code: "if (decision._tag === 'Stop') { const until: number = decision.untilEpochMs; void until }",
    says: "Type 'number | null' is not assignable to type 'number'.",
  },
  {
    title: 'a policy is there once it is accepted',
    code: "if (made._tag === 'Accepted') void bounds(made.policy)",
  },
  {
    title: 'a policy is not there before',
    code: 'void made.policy',
    says: "Property 'policy' does not exist on type",
  },
  {
    title: 'a pushback has its wait by its tag',
    code: "if (pushback._tag === 'In') { const ms: number = pushback.ms; void ms }",
  },
  {
    title: 'a pushback has no wait before',
    code: 'void pushback.ms',
    says: "Property 'ms' does not exist on type",
  },
  {
    title: 'a loop that is done has a value',
    code: "void drive(effects).then((it) => { if (it._tag === 'Done') { const value: string = it.value; void value } })",
  },
  {
    title: 'a loop that gave up may have none',
    code: 'void drive(effects).then((it) => { const value: string = it.value; void value })',
    says: "Type 'string | null' is not assignable to type 'string'.",
  },
  {
    title: 'there may be no finding',
    code: 'void finding.code',
    says: "'finding' is possibly 'undefined'.",
  },
  { title: 'there may be no step', code: 'void step.id', says: "'step' is possibly 'null'." },
  {
    title: 'a step of the flow takes an answer of its own',
    code: "void answer(flow, 'StatusPage', 'Incident')",
  },
  {
    title: 'a step of the flow takes no answer of another',
    code: "void answer(flow, 'StatusPage', 'Works')",
    says: 'Argument of type \'"Works"\' is not assignable to parameter of type',
  },
  {
    title: 'an answer that a step offers can be given',
    code: 'if (step?.answers[0]) void answer(flow, step.id, step.answers[0].result)',
  },
]

const unwritable: readonly Line[] = [
  readonlyOf('diagnosis', 'cause'),
  readonlyOf('diagnosis', 'pushback'),
  readonlyOf('decision', 'reason'),
  readonlyOf('session', 'attempts'),
  readonlyOf('budget', 'tokens'),
  readonlyOf('defaultPolicy', 'totalMs'),
  readonlyOf('defaultPolicy.paces', 'Fault'),
  readonlyOf('defaultPolicy.paces.Fault', 'cost'),
  readonlyOf('theGrid', 'hosts'),
  readonlyOf('flow', 'answers'),
  readonlyOf('reported', 'markdown'),
  readonlyOf('seen', 'status'),
  readonlyOf('request', 'url'),
  readonlyOf('effects', 'send'),
  {
    title: 'evidence cannot be added',
    code: 'diagnosis.evidence.push()',
    says: "Property 'push' does not exist on type 'readonly Evidence[]'.",
  },
  {
    title: 'a backoff cannot be changed',
    code: "if (backoff._tag === 'Constant') backoff.ms = 0",
    says: "Cannot assign to 'ms' because it is a read-only property.",
  },
  {
    title: 'the budget of a cell can be replaced',
    code: 'if (effects.client) effects.client.budget = openBudget(0)',
  },
]

const misnamed: readonly Line[] = [
  unknownIn('diagnose', 'statusCode', 'void diagnose({ statusCode: 500 })'),
  unknownIn('a request', 'uri', "void diagnose({ request: { uri: '' } })"),
  unknownIn('a stream', 'ended', "void diagnose({ stream: { ended: 'Close' } })"),
  unknownIn('preflight', 'uri', "void preflight({ uri: '' })"),
  unknownIn('decide', 'elapsed', 'void decide(diagnosis, { ...at, elapsed: 0 })'),
  unknownIn('policy', 'totalMS', 'void policy({ totalMS: 0 })'),
  unknownIn('the paces of a policy', 'Faults', 'void policy({ paces: { Faults: {} } })'),
  unknownIn('the rule of a pace', 'half', 'void policy({ paces: { Fault: { half: true } } })'),
  unknownIn('the budget of a policy', 'ceiling', 'void policy({ budget: { ceiling: 1 } })'),
  unknownIn('begin', 'replays', 'void begin(moment, { replays: 1 })'),
  unknownIn('report', 'actual', "void report(diagnosis, { moment, actual: '' })"),
  unknownIn('extendGrid', 'host', "void extendGrid({ host: '' })"),
  unknownIn('drive', 'retries', 'void drive({ ...effects, retries: 3 })'),
]

const mistaken: readonly Line[] = [
  {
    title: 'a moment needs its random number',
    code: 'void decide(diagnosis, { attempt: 1, now: 0 })',
    says: "Property 'random' is missing",
  },
  {
    title: 'a decision is no diagnosis',
    code: 'void explain(decision)',
    says: 'is not assignable to parameter of type',
  },
  {
    title: 'a cause has to be one',
    code: "export const cause: Cause = 'Sabotage'",
    says: 'Type \'"Sabotage"\' is not assignable to type',
  },
  {
    title: 'an empty balance is postponed or dropped',
    code: "void policy({ onEmptyBudget: 'Wait' })",
    says: 'Type \'"Wait"\' is not assignable to type',
  },
  {
    title: 'an absent status may be null',
    code: 'void diagnose({ status: null, autoTopUp: null })',
  },
  {
    title: 'a stream may end in another way',
    code: "void diagnose({ stream: { endedWith: 'Other' } })",
  },
  { title: 'what was thrown may be anything', code: 'void diagnose({ error: Symbol() })' },
  { title: 'a request may be its URL', code: "void preflight('https://api.thegrid.ai/v1')" },
]

export const lines: readonly Line[] = [...narrowed, ...unwritable, ...misnamed, ...mistaken]

export const linesFileOf = (home: string): string => `test/types/lines-${home}.ts`

/** All lines in one file, each on a line of its own. */
export const linesOf = (home: string): Files => ({
  [linesFileOf(home)]: [...given(home), ...lines.map(({ code }) => code)].join('\n'),
})

/** Where a line of the table stands in that file, from 0. */
export const placeOf = (home: string, line: Line): number =>
  given(home).length + lines.indexOf(line)
