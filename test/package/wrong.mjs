// Uses that must not compile.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { compile } from './types.mjs'

const MAIN = "import { decide, diagnose, policy } from 'grid-triage'"

/** Uses that must not compile, and the errors that may say so: else the matrix would pass with types that are all `any`. */
const WRONG = [
  [
    'a tag that does not exist',
    [2367],
    `${MAIN}\nexport const x = diagnose({})._tag === 'Unauthorised'`,
  ],
  [
    'a switch that lacks a tag',
    [2322],
    `import { type Diagnosis } from 'grid-triage'
export const x = (diagnosis: Diagnosis): null => {
  switch (diagnosis._tag) {
    case 'Unauthorized':
      return null
    default: {
      const none: never = diagnosis
      return none
    }
  }
}`,
  ],
  [
    'a wait that was not asked for',
    [2339],
    `${MAIN}\nexport const x = decide(diagnose({}), { attempt: 1, now: 0, random: 0 }).afterMs`,
  ],
  [
    'a decision without a moment',
    [2345, 2739],
    `${MAIN}\nexport const x = decide(diagnose({}), { attempt: 1 })`,
  ],
  ['a status that is text', [2322], `${MAIN}\nexport const x = diagnose({ status: '500' })`],
  [
    'a pace that does not exist',
    [2353],
    `${MAIN}\nexport const x = policy({ paces: { Sometimes: {} } })`,
  ],
  [
    'a loop that cannot wait',
    [2345, 2741],
    `import { drive } from 'grid-triage/drive'
export const x = drive({ send: async () => ({ value: 1, seen: {} }), now: () => 0, random: () => 0 })`,
  ],
  [
    'a Left taken for a Right',
    [2339],
    `${MAIN}
import { stopOrRetry } from 'grid-triage/fp-ts'
export const x = stopOrRetry(decide(diagnose({}), { attempt: 1, now: 0, random: 0 })).right`,
  ],
  [
    'a value that was not decoded',
    [2322],
    `import type { Decision } from 'grid-triage'
import { decisionCodec } from 'grid-triage/io-ts'
export const x: Decision = decisionCodec.decode({})`,
  ],
  [
    'a paste that is no text',
    [2345],
    `import { readPasted } from 'grid-triage/paste'
export const x = readPasted({ status: 500 })`,
  ],
  ['a file that is no entry', [2307], "export * from 'grid-triage/dist/index.js'"],
]

/** Which of the wrong uses a compiler lets pass, or refuses for another reason. */
export const wrong = async (folder, alias) => {
  const files = WRONG.map(([, , text], index) => {
    const file = `wrong-${index}.mts`
    writeFileSync(join(folder, file), text)
    return file
  })
  const options = { module: 'nodenext', moduleResolution: 'nodenext' }
  const text = await compile(folder, alias, options, files)
  const errors = text.split('\n').filter((line) => line.includes(': error TS'))
  return WRONG.flatMap(([name, codes], index) => {
    const said = errors.filter((line) => line.startsWith(`${files[index]}(`))
    return said.length === 1 && codes.some((code) => said[0].includes(`error TS${code}:`))
      ? []
      : [`${name}: ${said.join('; ') || 'compiles'}, expected TS${codes.join(' or TS')}`]
  })
}
