// The results of the last runs: kept beside the tools, so that a run over a few files mends what is known of all.

import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'

const hash = (text) => createHash('sha256').update(text).digest('hex').slice(0, 16)

const slice = (text, { start, end }) => {
  const lines = text.split('\n').slice(start.line - 1, end.line)
  const last = lines.length - 1
  return lines
    .map((line, i) =>
      line.slice(i === 0 ? start.column - 1 : 0, i === last ? end.column - 1 : undefined),
    )
    .join('\n')
}

const oneLine = (text) => text.replace(/\s+/g, ' ').trim()

/** Says which mutant, in words that outlast a change elsewhere in the file. */
const nameOf = (text, { location, replacement }) =>
  `${oneLine(text.split('\n')[location.start.line - 1])} ⊢ ${oneLine(slice(text, location))} → ${oneLine(replacement)}`

/** Reads the lines that the reporter wrote. */
export const readRun = (root, runFile) => {
  const texts = new Map()
  const textOf = (file) => {
    if (!texts.has(file)) texts.set(file, readFileSync(join(root, 'src', file), 'utf8'))
    return texts.get(file)
  }
  return readFileSync(runFile, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line))
    .map((result) => {
      const file = basename(result.fileName)
      const { status, killedBy, location, mutatorName } = result
      return {
        file,
        hash: hash(textOf(file)),
        name: nameOf(textOf(file), result),
        status,
        killedBy,
        location,
        mutatorName,
      }
    })
}

/** What is known of files that are as they were. */
export const readKnown = (root, knownFile) =>
  existsSync(knownFile)
    ? JSON.parse(readFileSync(knownFile, 'utf8')).filter(
        ({ file, hash: then }) =>
          existsSync(join(root, 'src', file)) &&
          hash(readFileSync(join(root, 'src', file), 'utf8')) === then,
      )
    : []

const place = ({ file, mutatorName, name, location }) =>
  JSON.stringify([file, mutatorName, name, location])

/** The newer result of each mutant. */
export const merged = (known, run) => [
  ...new Map([...known, ...run].map((result) => [place(result), result])).values(),
]

export const writeKnown = (knownFile, results) => writeFileSync(knownFile, JSON.stringify(results))

/** How many mutants of each file of src each file of tests noticed. */
export const killsIn = (results) => {
  const kills = {}
  for (const { file, killedBy } of results) {
    for (const id of killedBy) {
      const test = id.slice(0, id.indexOf('#'))
      kills[file] ??= {}
      kills[file][test] = (kills[file][test] ?? 0) + 1
    }
  }
  return kills
}
