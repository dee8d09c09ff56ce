import { fileURLToPath } from 'node:url'

/** What is imported from one entry: some names, or everything. */
export type Take = readonly [entry: string, names: readonly string[] | 'everything']

/** What people use together. */
export interface Group {
  readonly name: string
  readonly takes: readonly Take[]
}

const some = (...names: readonly string[]): readonly Take[] => [['grid-triage', names]]
const whole = (entry: string): Take => [entry, 'everything']

export const CORE: Group = {
  name: 'diagnose + decide',
  takes: some('diagnose', 'decide'),
}
export const DOOR: Group = { name: 'whole door', takes: [whole('grid-triage')] }
export const PASTE: Group = { name: './paste', takes: [whole('grid-triage/paste')] }
/** All that runs where nobody pastes anything. */
export const WITHOUT_PASTE: Group = {
  name: 'every entry but ./paste',
  takes: ['grid-triage', 'grid-triage/drive', 'grid-triage/fp-ts', 'grid-triage/io-ts'].map(whole),
}
export const DOOR_AND_CODECS: Group = {
  name: 'whole door + ./io-ts',
  takes: [whole('grid-triage'), whole('grid-triage/io-ts')],
}

/** Those that have a budget. */
export const budgeted: readonly Group[] = [
  CORE,
  { name: 'diagnose + decide + explain', takes: some('diagnose', 'decide', 'explain') },
  { name: 'preflight', takes: some('preflight') },
  { name: 'decide', takes: some('decide') },
  { name: 'explain', takes: some('explain') },
  DOOR,
  { name: './drive', takes: [whole('grid-triage/drive')] },
  { name: './fp-ts', takes: [whole('grid-triage/fp-ts')] },
  PASTE,
]

export const groups: readonly Group[] = [
  { name: 'diagnose', takes: some('diagnose') },
  ...budgeted,
  { name: 'triage', takes: some('triage') },
  {
    name: 'a session: begin, advance, admit, openBudget',
    takes: some('begin', 'advance', 'admit', 'openBudget'),
  },
  { name: 'a custom policy: policy, bounds', takes: some('policy', 'bounds') },
  {
    name: 'the walk: startFlow … verdict',
    takes: some('startFlow', 'currentStep', 'flowSteps', 'answer', 'verdict'),
  },
  { name: 'report', takes: some('report') },
  { name: 'curl', takes: some('curl') },
  { name: './io-ts', takes: [whole('grid-triage/io-ts')] },
  DOOR_AND_CODECS,
  { name: 'whole door + ./paste', takes: [whole('grid-triage'), whole('grid-triage/paste')] },
  { name: 'whole door + io-ts itself', takes: [whole('grid-triage'), whole('io-ts')] },
]

const list = (names: readonly string[] | 'everything'): string =>
  names === 'everything' ? '*' : `{ ${names.join(', ')} }`

export const asModule = (takes: readonly Take[]): string =>
  takes.map(([entry, names]) => `export ${list(names)} from '${entry}'`).join('\n')

/** Of what is required nothing can be left out, whatever the names. */
export const asCommonJs = (takes: readonly Take[]): string =>
  takes.map(([entry], i) => `exports.kept${i} = require('${entry}')`).join('\n')

const entriesAt = (folder: string, ending: string): Readonly<Record<string, string>> => {
  const at = (name: string): string =>
    fileURLToPath(new URL(`../../${folder}/${name}.${ending}`, import.meta.url))
  return {
    'grid-triage': at('index'),
    'grid-triage/drive': at('drive'),
    'grid-triage/fp-ts': at('fp-ts'),
    'grid-triage/io-ts': at('io-ts'),
    'grid-triage/paste': at('paste'),
  }
}

/** The entries as they are written, module by module. */
export const sources = entriesAt('src', 'ts')

/** The entries as they are published. */
export const published = entriesAt('dist', 'js')

export const repo = fileURLToPath(new URL('../..', import.meta.url))
