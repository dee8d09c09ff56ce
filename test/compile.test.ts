import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))
const options = ts.parseJsonConfigFileContent(
  ts.readConfigFile(`${root}tsconfig.json`, ts.sys.readFile).config,
  ts.sys,
  root,
).options

const cached = new Map<string, ts.SourceFile>()

/** What the compiler says of a file whose text is replaced. */
const errorsIn = (file: string, text: string): readonly string[] => {
  const path = `${root}${file}`
  const host = ts.createCompilerHost(options)
  const read = host.getSourceFile.bind(host)
  host.getSourceFile = (name, ...rest) => {
    if (name === path) return ts.createSourceFile(name, text, ts.ScriptTarget.ES2020)
    const source = cached.get(name) ?? read(name, ...rest)
    if (source !== undefined) cached.set(name, source)
    return source
  }
  const exists = host.fileExists.bind(host)
  host.fileExists = (name) => name === path || exists(name)
  const program = ts.createProgram([path], options, host)
  return program
    .getSemanticDiagnostics()
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'))
}

const COLUMNS = ['src/causes.ts', 'src/signals.ts', 'src/words.ts'] as const
const textOf = (file: string): string => readFileSync(`${root}${file}`, 'utf8')

/** Changes the text, and fails when there was nothing to change. */
const changed = (text: string, from: string | RegExp, to: string): string => {
  const result = text.replace(from, to)
  expect(result).not.toBe(text)
  return result
}

/** The row of a cause that fits on one line, or its first line. */
const renamed = (text: string, to: string): string => changed(text, /^ {2}GeoBlocked:/m, `  ${to}:`)

describe.each(COLUMNS)('a column of the cause table: %s', (file) => {
  it('compiles as it is', () => {
    expect(errorsIn(file, textOf(file))).toEqual([])
  })

  it('does not compile without one of its cells', () => {
    const found = errorsIn(file, renamed(textOf(file), 'Timeout'))
    expect(found.join('\n')).toMatch(/'?GeoBlocked'? is missing/)
  })

  it('does not compile with a cell too many', () => {
    const text = changed(textOf(file), /^ {2}Unknown:/m, '  Sabotage: undefined,\n  Unknown:')
    expect(errorsIn(file, text).join('\n')).toContain("'Sabotage' does not exist")
  })
})

describe('the facts of a cause', () => {
  const facts = textOf('src/causes.ts')

  it('do not compile under the tag of another', () => {
    const text = changed(facts, "GeoBlocked: row('Intercepted'", "GeoBlocked: row('WrongUrl'")
    expect(errorsIn('src/causes.ts', text).join('\n')).toContain(
      'to parameter of type \'"Intercepted"\'',
    )
  })

  it('do not compile with one of them missing', () => {
    const text = changed(facts, /(GeoBlocked: row\('Intercepted', 'Network', )'AfterFix', /, '$1')
    expect(errorsIn('src/causes.ts', text)).not.toEqual([])
  })
})

describe('a switch over the main door', () => {
  const tags = [
    'Unauthorized',
    'PaymentRequired',
    'Replenishing',
    'UnknownInstrument',
    'WrongUrl',
    'BadRequest',
    'RateLimited',
    'QuotaExhausted',
    'ServiceFault',
    'RedirectNotFollowed',
    'Unreachable',
    'NoReply',
    'CutShort',
    'Intercepted',
    'Cancelled',
    'Healthy',
    'Unrecognised',
  ]
  const over = (arms: readonly string[]): string => `
import type { Diagnosis } from './index.js'
export const f = (diagnosis: Diagnosis): number => {
  switch (diagnosis._tag) {
    ${arms.map((tag, i) => `case '${tag}': return ${i}`).join('\n')}
  }
}`

  it('is exhaustive with the seventeen tags', () => {
    expect(tags).toHaveLength(17)
    expect(errorsIn('src/switch.ts', over(tags))).toEqual([])
  })

  it('does not compile with an arm missing', () => {
    expect(errorsIn('src/switch.ts', over(tags.slice(1))).join('\n')).toContain('return')
  })

  it('knows the causes of each tag, and a retry by its wait', () => {
    const text = `
import { decide, diagnose } from './index.js'
const diagnosis = diagnose({})
if (diagnosis._tag === 'RateLimited') {
  const cause: 'RateLimited' = diagnosis.cause
  void cause
}
const decision = decide(diagnosis, { attempt: 1, now: 0, random: 0 })
export const wait: number = decision._tag === 'Retry' ? decision.afterMs : -1`
    expect(errorsIn('src/use.ts', text)).toEqual([])
  })

  it('takes for a step of the flow what its question accepts, and nothing else', () => {
    const replying = (result: string): string => `
import { answer, currentStep, startFlow, verdict } from './index.js'
const flow = answer(startFlow({ status: 500 }), 'StatusPage', '${result}')
const step = currentStep(flow)
const [choice] = step?.answers ?? []
export const done: boolean =
  step === null || choice === undefined || verdict(answer(flow, step.id, choice.result)).done`
    expect(errorsIn('src/use.ts', replying('Incident'))).toEqual([])
    expect(errorsIn('src/use.ts', replying('Wrong')).join('\n')).toContain('\'"Wrong"\'')
  })

  it('does not offer the wait of a stop', () => {
    const text = `
import { decide, diagnose } from './index.js'
export const wait = decide(diagnose({}), { attempt: 1, now: 0, random: 0 }).afterMs`
    expect(errorsIn('src/use.ts', text).join('\n')).toContain("'afterMs' does not exist")
  })
})
