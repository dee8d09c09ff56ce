import { decide, diagnose, type Explanation, explain } from 'grid-triage'
import { readPasted } from 'grid-triage/paste'
import { describe, expect, it } from 'vitest'
import { printed } from '../../command/colour.js'
import { explained, ownLines } from '../../command/explained.js'
import { textOf } from '../../command/text.js'
import { triaged } from '../../command/triaged.js'
import { fault } from './inputs.js'

const diagnosis = diagnose({
  status: 404,
  headers: { 'x-request-id': 'req-7' },
  request: { method: 'POST', url: 'https://api.thegrid.ai/v1/v1/chat/completions' },
})
const decision = decide(diagnosis, { attempt: 1, now: 0, random: 0.5 })

describe('an explanation', () => {
  it('is taken apart', () => {
    expect(explained(diagnosis, decision).lines).toEqual({
      heading: '404 · DoubledVersionSegment · yours to fix',
      compared: [
        '  sent:  https://api.thegrid.ai/v1/v1/chat/completions',
        '  right: https://api.thegrid.ai/v1/chat/completions',
        '                                   ^',
      ],
      decided: ['Do not retry as it is: it needs a fix first.'],
      requestId: ['Request ID: req-7'],
    })
  })

  it('is left whole where its text is laid out otherwise', () => {
    const said = explain(diagnosis, decision)
    const undecided = explain(diagnosis)
    const changes: readonly ((one: Explanation) => Explanation)[] = [
      (one) => ({ ...one, text: one.text.replace('1. ', '1) ') }),
      (one) => ({ ...one, text: one.text.replace(one.title, 'Otherwise') }),
      (one) => ({ ...one, text: `${one.text}\nmore` }),
      (one) => ({ ...one, steps: [...one.steps, 'More.'] }),
      (one) => ({ ...one, steps: [] }),
      (one) => ({ ...one, text: '' }),
    ]
    expect(ownLines(said, undecided)).not.toBeNull()
    const found = changes.map((change) => ownLines(change(said), change(undecided)))
    expect(found).toEqual(changes.map(() => null))
    expect(ownLines(said, { ...undecided, text: '' })).toBeNull()
    const otherId = { ...undecided, text: undecided.text.replace('req-7', 'req-8') }
    expect(ownLines(said, otherId)).toBeNull()
  })

  it('that is left whole is printed whole', () => {
    const said = triaged(readPasted(fault), { now: 0, random: 0.5 })
    // As a later version of the library might name a cause.
    const later = { ...said, diagnosis: Object.assign({}, said.diagnosis, { cause: 'Later' }) }
    const text = printed(textOf(JSON.parse(JSON.stringify(later))), false)
    const { title, meaning, steps, docs } = explain(JSON.parse('{"cause":"Later"}'))
    for (const part of [`  ${title}. ${meaning}`, `  1. ${steps[0]}`, `  ${docs}`]) {
      expect(text).toContain(part)
    }
  })
})
