import type { Files } from './compiler.js'

/** Code that uses a public value, and the type that an editor shows for what it gives: by a name, never spelt out. */
type Hover = readonly [code: string, type: string]

/** By entry, and by the value that is used. */
export const hovers = {
  index: {
    admit: ['admit(session, budget, moment)', 'readonly [budget: Budget, gate: Gate]'],
    advance: [
      'advance(session, budget, diagnosis, moment)',
      'readonly [session: Session, budget: Budget, next: Decision]',
    ],
    answer: ["answer(flow, 'StatusPage', 'Incident')", 'Flow'],
    attributes: ['attributes(diagnosis)', 'Attributes'],
    begin: ['begin(moment)', 'Session'],
    both: ['both(never, never)', 'Backoff'],
    bounds: ['bounds(defaultPolicy)', 'Bounds'],
    cap: ['cap(1)(never)', 'Backoff'],
    constant: ['constant(1)', 'Backoff'],
    curl: ['curl()', 'string'],
    currentStep: ['currentStep(flow)', 'Step | null'],
    decide: ['decide(diagnosis, at)', 'Decision'],
    defaultPolicy: ['defaultPolicy', 'Policy'],
    diagnose: ['diagnose({})', 'Diagnosis'],
    either: ['either(never, never)', 'Backoff'],
    equalJitter: ['equalJitter(never)', 'Backoff'],
    explain: ['explain(diagnosis)', 'Explanation'],
    exponential: ['exponential(1, 2)', 'Backoff'],
    extendGrid: ['extendGrid({})', 'Grid'],
    flowSteps: ['flowSteps(flow)', 'readonly Step[]'],
    fullJitter: ['fullJitter(never)', 'Backoff'],
    jitter: ['jitter(0, 1)(never)', 'Backoff'],
    ladder: ['ladder(1, 2)', 'Backoff'],
    limitAttempts: ['limitAttempts(2)(never)', 'Backoff'],
    limitTotal: ['limitTotal(1)(never)', 'Backoff'],
    never: ['never', 'Backoff'],
    openBudget: ['openBudget(0)', 'Budget'],
    policy: ['policy()', 'PolicyResult'],
    preflight: ['preflight({})', 'readonly Finding[]'],
    replay: ["replay('')", 'Decision'],
    report: ['report(diagnosis, { moment })', 'Report'],
    show: ['show(never)', 'string'],
    startFlow: ['startFlow({})', 'Flow'],
    theGrid: ['theGrid', 'Grid'],
    triage: ['triage({}, at)', 'Triage'],
    verdict: ['verdict(flow)', 'Verdict'],
    waitMs: ['waitMs(never, at)', 'number | null'],
    waits: ["waits(defaultPolicy, 'Fault', 3)", 'readonly number[]'],
  },
  drive: {
    drive: ['drive(effects)', 'Promise<Driven<string>>'],
  },
  'fp-ts': {
    admitState: ['admitState(moment)', 'State<Purse, Gate>'],
    advanceState: ['advanceState(diagnosis, moment)', 'State<Purse, Decision>'],
    answerWith: ["answerWith('StatusPage', 'Incident')(flow)", 'Flow'],
    attributesWith: ['attributesWith(session)(diagnosis)', 'Attributes'],
    curlWith: ['curlWith(theGrid)()', 'string'],
    decideWith: ['decideWith(at)(diagnosis)', 'Decision'],
    diagnoseLeft: ['diagnoseLeft()(attempt)', 'Either<Diagnosis, string>'],
    diagnoseWith: ['diagnoseWith(theGrid)({})', 'Diagnosis'],
    driveTask: ['driveTask(effects)', 'TaskEither<GaveUp<string>, Done<string>>'],
    eqBackoff: ['eqBackoff', 'Eq<Backoff>'],
    eqBudget: ['eqBudget', 'Eq<Budget>'],
    eqDecision: ['eqDecision', 'Eq<Decision>'],
    eqDiagnosis: ['eqDiagnosis', 'Eq<Diagnosis>'],
    eqFinding: ['eqFinding', 'Eq<Finding>'],
    eqPolicy: ['eqPolicy', 'Eq<Policy>'],
    eqPushback: ['eqPushback', 'Eq<Pushback>'],
    eqReport: ['eqReport', 'Eq<Report>'],
    eqSession: ['eqSession', 'Eq<Session>'],
    explainWith: ['explainWith(null)(diagnosis)', 'Explanation'],
    latticeBackoff: ['latticeBackoff', 'BoundedDistributiveLattice<Backoff>'],
    ordCertainty: ['ordCertainty', 'Ord<Certainty>'],
    ordDecision: ['ordDecision', 'Ord<Decision>'],
    ordSeverity: ['ordSeverity', 'Ord<Severity>'],
    ordWaitAt: ['ordWaitAt(at)', 'Ord<Backoff>'],
    preflightWith: ['preflightWith(theGrid)({})', 'readonly Finding[]'],
    refusalsOrPolicy: ['refusalsOrPolicy()', 'Either<readonly Refusal[], Policy>'],
    reportWith: ['reportWith({ moment })(diagnosis)', 'Report'],
    showBackoff: ['showBackoff', 'Show<Backoff>'],
    showDecision: ['showDecision', 'Show<Decision>'],
    showDiagnosis: ['showDiagnosis', 'Show<Diagnosis>'],
    showPolicy: ['showPolicy', 'Show<Policy>'],
    startFlowWith: ['startFlowWith(theGrid)({})', 'Flow'],
    stopOrPass: ["stopOrPass({ _tag: 'Go' })", 'Either<Stop, Go | Wait>'],
    stopOrRetry: ['stopOrRetry(decision)', 'Either<Stop, Retry>'],
    triageWith: ['triageWith(at)({})', 'Triage'],
    troubleOrHealthy: ['troubleOrHealthy(diagnosis)', 'Either<Trouble, Healthy>'],
    waitMsWith: ['waitMsWith(at)(never)', 'number | null'],
    waitsWith: ["waitsWith('Fault', 3)(defaultPolicy)", 'readonly number[]'],
  },
  'io-ts': {
    anthropicErrorCodec: ['anthropicErrorCodec', 'Codec<AnthropicErrorBody>'],
    attemptCodec: ['attemptCodec', 'Codec<Attempt>'],
    backoffCodec: ['backoffCodec', 'Codec<Backoff>'],
    budgetCodec: ['budgetCodec', 'Codec<Budget>'],
    decisionCodec: ['decisionCodec', 'Codec<Decision>'],
    diagnosisCodec: ['diagnosisCodec', 'Codec<Diagnosis>'],
    errorEnvelopeCodec: ['errorEnvelopeCodec', 'Codec<ErrorEnvelope>'],
    evidenceCodec: ['evidenceCodec', 'Codec<Evidence>'],
    findingCodec: ['findingCodec', 'Codec<Finding>'],
    gridErrorCodec: ['gridErrorCodec', 'Codec<GridErrorBody>'],
    openAiErrorCodec: ['openAiErrorCodec', 'Codec<OpenAiErrorBody>'],
    policyCodec: ['policyCodec', 'Codec<Policy>'],
    pushbackCodec: ['pushbackCodec', 'Codec<Pushback>'],
    reportCodec: ['reportCodec', 'Codec<Report>'],
    sessionCodec: ['sessionCodec', 'Codec<Session>'],
  },
  paste: {
    hideSecrets: ["hideSecrets('')", 'string'],
    readPasted: ["readPasted('')", 'Pasted'],
  },
} satisfies Readonly<Record<string, Readonly<Record<string, Hover>>>>

const GIVEN = `{
  attempt: Either<Error, string>
  at: At
  budget: Budget
  decision: Decision
  diagnosis: Diagnosis
  effects: Effects<string>
  flow: Flow
  moment: Moment
  session: Session
}`

const given = (home: string): readonly string[] => [
  "import type { Either } from 'fp-ts/Either'",
  `import type { Effects } from '../../${home}/drive.js'`,
  `import type { At, Budget, Decision, Diagnosis, Flow, Moment, Session } from '../../${home}/index.js'`,
  `declare const given: ${GIVEN}`,
  'const { attempt, at, budget, decision, diagnosis, effects, flow, moment, session } = given',
]

export const hoversFileOf = (home: string): string => `test/types/hovers-${home}.ts`

/** The name under which the file below keeps what the code gives. */
export const madeBy = (name: string): string => `madeBy_${name}`

export const hoversOf = (home: string): Files => {
  const imports = Object.entries(hovers).map(
    ([entry, used]) =>
      `import { ${Object.keys(used).join(', ')} } from '../../${home}/${entry}.js'`,
  )
  const uses = Object.values(hovers)
    .flatMap((used) => Object.entries<Hover>(used))
    .map(([name, [code]]) => `export const ${madeBy(name)} = ${code}`)
  return { [hoversFileOf(home)]: [...imports, ...given(home), ...uses].join('\n') }
}
