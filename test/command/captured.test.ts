import { readFileSync } from 'node:fs'
import type { Culprit } from 'grid-triage'
import { readPasted } from 'grid-triage/paste'
import { describe, expect, it } from 'vitest'
import { printed } from '../../command/colour.js'
import { exitCode } from '../../command/exit.js'
import { textOf } from '../../command/text.js'
import { triaged } from '../../command/triaged.js'
import { rows } from '../facts.js'
import captures from '../fixtures/pasted/index.json' with { type: 'json' }

/** What real tools and clients printed, with the cause that they were made to have. */
const all = captures.map(({ file, cause }) => {
  const text = readFileSync(new URL(`../fixtures/pasted/${file}`, import.meta.url), 'utf8')
  const said = triaged(readPasted(text), { now: 0, random: 0.5 })
  return { file, cause, said, lines: printed(textOf(said), false).split('\n') }
})

/** By the culprit of the table, which for some causes leaves it to the evidence: yours, or in between. */
const CODES: Readonly<Record<string, readonly number[]>> = {
  CallerConfig: [1],
  CallerRequest: [1],
  CallerAccount: [1],
  Service: [2],
  Network: [3],
  Nobody: [0],
  Unclear: [4],
  '*': [1, 3],
} satisfies Record<Culprit | '*', readonly number[]>

/** A URL, or a line of a command for a shell. */
const isWhole = (line: string, command: string | null): boolean =>
  !line.trim().includes(' ') || (command ?? '').includes(line.trim())

describe('what was captured', () => {
  it('ends with the code of its cause', () => {
    const wrong = all.filter(({ cause, said }) => {
      const culprit = rows.find(([name]) => name === cause)?.[2] ?? ''
      return CODES[culprit]?.includes(exitCode[said.explanation.blame]) !== true
    })
    expect(all.length).toBeGreaterThanOrEqual(30)
    expect(wrong.map(({ file }) => file)).toEqual([])
  })

  it('is set in 80 columns, but for what would break', () => {
    const wide = all.flatMap(({ file, said, lines }) =>
      lines
        .filter((line) => line.length > 80 && !isWhole(line, said.step?.command ?? null))
        .map((line) => [file, line]),
    )
    expect(wide).toEqual([])
  })
})
