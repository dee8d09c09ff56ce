import fc from 'fast-check'
import { diagnosisCodec } from 'grid-triage/io-ts'
import * as t from 'io-ts'
import { PathReporter } from 'io-ts/lib/PathReporter.js'
import { describe, expect, it } from 'vitest'
import { canary, leaks } from '../canary.js'
import { type Node, nodesIn } from './mutants.js'
import { type Case, cases, parsed } from './values.js'

/** All that anybody could log of a failure. */
const shown = (decoded: t.Validation<unknown>): string =>
  decoded._tag === 'Right'
    ? ''
    : JSON.stringify([
        PathReporter.report(decoded),
        decoded.left.map(({ value, message, context }) => [
          value,
          message,
          context.map(({ key, type, actual }) => [key, type.name, actual]),
        ]),
      ])

/** Each way to put a secret into a value: in the place of each field, as a name, and beside. */
const planted = (value: unknown, secret: string): readonly unknown[] => {
  const copies = nodesIn(value).flatMap((_, place) => {
    const names = Object.keys(nodesIn(value)[place] ?? {})
    const copied = (change: (node: Node) => void): unknown => {
      const copy = parsed(value)
      const node = nodesIn(copy)[place]
      if (node !== undefined) change(node)
      return copy
    }
    return [
      ...names.flatMap((name) =>
        [secret, [secret], { [secret]: secret }, { _tag: secret, code: secret, ms: secret }].map(
          (plant) =>
            copied((node) => {
              node[name] = plant
            }),
        ),
      ),
      ...names.map((name) =>
        copied((node) => {
          node[secret] = node[name]
          Reflect.deleteProperty(node, name)
        }),
      ),
      copied((node) => {
        node[secret] = secret
        node.more = secret
      }),
    ]
  })
  return [...copies, secret, [secret], { [secret]: secret }]
}

const secretIn = (one: Case, holds: (output: t.Validation<unknown>, secret: string) => void) =>
  fc.assert(
    fc.property(one.value, canary, (value, secret) => {
      for (const input of planted(parsed(value), secret)) holds(one.codec.decode(input), secret)
    }),
    { numRuns: 5 },
  )

describe.each(cases)('a secret anywhere in a $name', (one) => {
  it('is in no error', () => {
    let failures = 0
    secretIn(one, (decoded, secret) => {
      if (decoded._tag === 'Left') failures += 1
      expect(leaks(shown(decoded), secret)).toBe(false)
    })
    expect(failures).toBeGreaterThan(20)
  })
})

/** Names, numbers, and texts that pass the gate: the texts of evidence, reports and servers are their own. */
const GATED = ['Pushback', 'Decision', 'Policy', 'Backoff', 'Budget', 'Session', 'Attempt']

describe.each(cases.filter(({ name }) => GATED.includes(name)))('a secret in a $name', (one) => {
  it('is in nothing that is decoded', () => {
    secretIn(one, (decoded, secret) => {
      if (decoded._tag === 'Right') expect(leaks(JSON.stringify(decoded), secret)).toBe(false)
    })
  })
})

describe('a secret beside ours', () => {
  it('is in no error of ours, though the codec around it keeps the whole', () => {
    const call = t.type({ key: t.string, diagnosis: diagnosisCodec })
    fc.assert(
      fc.property(canary, (secret) => {
        const decoded = call.decode({ key: secret, diagnosis: { cause: secret, more: secret } })
        expect(decoded._tag).toBe('Left')
        expect(leaks(shown(decoded), secret)).toBe(false)
      }),
    )
  })
})
