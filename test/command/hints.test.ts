import { diagnose, explain } from 'grid-triage'
import { readPasted } from 'grid-triage/paste'
import { describe, expect, it } from 'vitest'
import { byCommand, hints, withHints } from '../../command/hints.js'
import vectors from '../../vectors/vectors.json' with { type: 'json' }
import { curlMessage, doubled, healthy, noCredits } from './inputs.js'

const hintsOn = (text: string, autoTopUp: boolean | null = null): readonly string[] =>
  hints(diagnose({ ...readPasted(text), autoTopUp }), byCommand)

describe('what is asked of a program', () => {
  it('is asked of who pastes, too', () => {
    const unauthorized = curlMessage('401 Unauthorized', [], '{"error":{"message":"Unauthorized"}}')
    expect(hintsOn(unauthorized)).toEqual([
      'With this command: paste what was sent too, as curl -v shows it or as you typed it.',
    ])
    expect(hintsOn('hm')).toEqual([
      'With this command: paste more of the call, what was sent and the answer with its headers: curl -v shows both. --curl prints the plain call to test with.',
    ])
  })

  it('is whether Auto Top Up is on, until that is said', () => {
    expect(hintsOn(noCredits)).toEqual([
      'With this command: say --auto-top-up on, or off. If it is buying tokens, retry after a short delay.',
    ])
    expect(hintsOn(noCredits, true)).toEqual([])
    expect(hintsOn(noCredits, false)).toEqual([])
  })

  it('is nothing where nothing is missing', () => {
    expect(hintsOn(doubled)).toEqual([])
    expect(hintsOn(healthy)).toEqual([])
  })

  it('is how to read a cancelled call that may be none', () => {
    const error = { name: 'AbortError' }
    expect(hints(diagnose({ error }), byCommand)).toEqual([
      'With this command: if the signal was not yours, read it as a time-out.',
    ])
    expect(hints(diagnose({ error, cancelled: true }), byCommand)).toEqual([])
  })
})

describe('the steps', () => {
  const said = ['Say it.']

  it('that speak to a program give way to the hint, where they stand', () => {
    expect(withHints(['One.', 'Pass it to diagnose.', 'Three.'], said)).toEqual({
      steps: ['One.', 'Say it.', 'Three.'],
      beside: [],
    })
  })

  it('stay where none speaks to a program, or no hint says it', () => {
    expect(withHints(['One.', 'Two.'], said)).toEqual({ steps: ['One.', 'Two.'], beside: said })
    expect(withHints(['Hand diagnose it.'], [])).toEqual({
      steps: ['Hand diagnose it.'],
      beside: [],
    })
  })

  it('say to nobody what to pass to a function, for any failure', () => {
    const all = vectors.diagnose.map(({ seen }) => diagnose(seen))
    const left = all.flatMap((diagnosis) =>
      withHints(explain(diagnosis).steps, hints(diagnosis, byCommand)).steps.filter((step) =>
        step.includes('diagnose'),
      ),
    )
    const replaced = all.filter((diagnosis) =>
      explain(diagnosis).steps.some((step) => step.includes('diagnose')),
    )
    expect(replaced.length).toBeGreaterThanOrEqual(10)
    expect(left).toEqual([])
  })
})
