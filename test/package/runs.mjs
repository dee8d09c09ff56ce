// The package in plain Node: types, lint and bundlers pass what Node cannot import.
import { writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { node } from './shell.mjs'
import { same } from './tally.mjs'

/** `names` by package, as an ES module and as CommonJS. */
const LOADS = {
  mjs: (names, from) => `import ${names} from '${from}'`,
  cjs: (names, from) =>
    `const ${names.replace('* as ', '').replaceAll(' as ', ': ')} = require('${from}')`,
}

const SEEN = "{ status: 429, headers: { 'retry-after': '7' } }"
const EFFECTS = 'sleep: async () => {}, now: () => 0, random: () => 0'

export const MAIN = {
  loads: [
    ['{ decide, diagnose, explain, triage, version }', 'grid-triage'],
    ['{ drive }', 'grid-triage/drive'],
    ['{ readPasted }', 'grid-triage/paste'],
  ],
  body: `
const seen = ${SEEN}
const diagnosis = diagnose(seen)
const decision = decide(diagnosis, { attempt: 1, now: 0, random: 0 })
const unread = [diagnose(), explain(), decide(), triage()].length
const pasted = diagnose(readPasted('HTTP/1.1 402 Payment Required')).cause
const send = async (attempt) => ({ value: attempt, seen: attempt === 1 ? seen : { status: 200 } })
drive({ send, ${EFFECTS} }).then(({ value }) => print(
  [diagnosis._tag, decision.afterMs, explain(diagnosis).blame, unread, value, typeof version, pasted],
))`,
  printed: ['RateLimited', 7000, 'Me', 4, 2, 'string', 'InsufficientCredits'],
}

export const FP_TS = {
  loads: [
    ['{ decide, diagnose }', 'grid-triage'],
    ['{ diagnoseLeft, driveTask, eqDiagnosis, stopOrRetry }', 'grid-triage/fp-ts'],
  ],
  body: `
const diagnosis = diagnose(${SEEN})
const { _tag, right } = stopOrRetry(decide(diagnosis, { attempt: 1, now: 0, random: 0 }))
const failed = diagnoseLeft()({ _tag: 'Left', left: { status: 401 } })
const alike = eqDiagnosis.equals(diagnosis, diagnose(${SEEN}))
const send = async () => ({ value: 'pong', seen: { status: 200 } })
driveTask({ send, ${EFFECTS} })().then((done) => print(
  [_tag, right.afterMs, failed.left._tag, alike, done._tag, done.right.value],
))`,
  printed: ['Right', 7000, 'Unauthorized', true, 'Right', 'pong'],
}

/** With the reader's own copies of fp-ts and io-ts: values pass from one to the other. */
export const PEERS = {
  loads: [
    ['{ either, function as functions, option }', 'fp-ts'],
    ['* as t', 'io-ts'],
    ['{ decide, diagnose }', 'grid-triage'],
    ['{ diagnoseLeft, eqDiagnosis, stopOrRetry }', 'grid-triage/fp-ts'],
    ['{ decisionCodec, diagnosisCodec }', 'grid-triage/io-ts'],
  ],
  body: `
const diagnosis = diagnose(${SEEN})
const decision = decide(diagnosis, { attempt: 1, now: 0, random: 0 })
const wait = functions.pipe(stopOrRetry(decision), either.match(() => 0, ({ afterMs }) => afterMs))
const failed = functions.pipe(either.left({ status: 401 }), diagnoseLeft(), either.isLeft)
const alike = option.getEq(eqDiagnosis).equals(option.some(diagnosis), option.some(diagnosis))
const stored = t.type({ diagnosis: diagnosisCodec, decision: decisionCodec })
const back = stored.decode(JSON.parse(JSON.stringify({ diagnosis, decision })))
const bad = stored.decode({ diagnosis, decision: { ...decision, afterMs: -1 } })
print([
  wait, failed, alike, either.isRight(back), back.right.decision.afterMs, either.isLeft(bad),
  diagnosisCodec instanceof t.Type,
])`,
  printed: [7000, true, true, true, 7000, true, true],
}

const textOf = (kind, { loads, body }) =>
  [
    ...loads.map(([names, from]) => LOADS[kind](names, from)),
    'const print = (value) => console.log(JSON.stringify(value))',
    body,
  ].join('\n')

/** A program as a file in a folder with the package installed. */
export const written = (folder, kind, program) => {
  const file = join(folder, `program.${kind}`)
  writeFileSync(file, textOf(kind, program))
  return file
}

/** What goes wrong when a file is run that should print what its program says. */
export const printed = async (file, program) => {
  const { out, err, status } = await node([file], dirname(file))
  return status === 0 ? [err, ...same(out.trim(), JSON.stringify(program.printed))] : [err]
}

export const runs = (folder, kind, program) => printed(written(folder, kind, program), program)

/** An entry that needs a package which is not there has to fail by naming it. */
export const missing = async (folder, kind, entry, name) => {
  const file = written(folder, kind, { loads: [['* as all', entry]], body: 'print(all)' })
  const { err, status } = await node([file], folder)
  return status !== 0 && new RegExp(`Cannot find (?:package|module) '${name}'`).test(err)
    ? []
    : [`exit ${status}`, err]
}

/** What an import changes that others can see: nothing. */
export const purity = async (folder, entry) => {
  const text = `
const shared = [globalThis, ...Object.getOwnPropertyNames(globalThis)
  .map((name) => Object.getOwnPropertyDescriptor(globalThis, name)?.value)
  .flatMap((value) => typeof value === 'function' ? [value, value.prototype] : [])
  .filter((value) => Object(value) === value)]
const look = () => shared.map((object) => Reflect.ownKeys(object).map((key) =>
  [key, Object.getOwnPropertyDescriptor(object, key)]))
const before = look()
await import('${entry}')
look().forEach((keys, index) => {
  const was = before[index]
  const changed = keys.length !== was.length || keys.some(([key, now], place) =>
    key !== was[place][0] || ['value', 'get', 'set'].some((part) => !Object.is(now[part], was[place][1][part])))
  if (changed) console.log('changed: ' + index)
})`
  writeFileSync(join(folder, 'purity.mjs'), text)
  const { out, err, status } = await node(['purity.mjs'], folder)
  return [out, err, status === 0 ? '' : `exit ${status}`]
}
