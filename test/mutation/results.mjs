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

/** How often the same stands in the same line, or in one like it, up to a place in a file. */
const rankOf = (lines, { line, column }, original) => {
  const like = oneLine(lines[line - 1])
  let rank = 0
  for (const [i, text] of lines.slice(0, line).entries()) {
    if (oneLine(text) !== like) continue
    const end = i === line - 1 ? column : text.length
    for (let at = text.indexOf(original); at !== -1 && at < end; ) {
      rank++
      at = text.indexOf(original, at + 1)
    }
  }
  return rank
}

/** Says which mutant, in words that outlast a change elsewhere in the file; the second of two alike is `#2`. */
const nameOf = (text, { location, replacement }) => {
  const lines = text.split('\n')
  const original = slice(text, location)
  const rank = rankOf(lines, location.start, original.split('\n', 1)[0])
  const name = `${oneLine(lines[location.start.line - 1])} ⊢ ${oneLine(original)} → ${oneLine(replacement)}`
  return rank > 1 ? `${name} #${rank}` : name
}

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
