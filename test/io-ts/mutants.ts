import fc from 'fast-check'
import { causes } from '../../src/causes.js'
import { hostile, type Maker } from '../session/hostile.js'
import { parsed } from './values.js'

export type Node = Record<string, unknown>

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null

/** Every record and list in a value, itself included. */
export const nodesIn = (value: unknown): readonly Node[] =>
  isNode(value) ? [value, ...Object.values(value).flatMap(nodesIn)] : []

/** What might stand in any place, right or wrong there. */
const likely: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom(null, true, false, 0, -0, 1, -1, 0.5, 1.5, 16, 99, 100, 599, 600, 2_147_483_647),
  fc.constantFrom(2_147_483_648, 1e308, Number.NaN, Number.POSITIVE_INFINITY, '', 'x', '…', '7'),
  fc.constantFrom('Retry', 'Stop', 'In', 'At', 'Never', 'Fault', 'Refill', 'Certain', 'Service'),
  fc.constantFrom('Backoff', 'Cancelled', 'Transient', 'AfterFix', 'Messages', 'Warning', 'Once'),
  fc.constantFrom('Constant', 'Cap', 'Both', 'Drop', 'Status', 'error', 'toString', '__proto__'),
  fc.constantFrom(...Object.keys(causes)),
  fc.constantFrom<unknown>([], {}, [1], { _tag: 'In', ms: 7 }, { _tag: 'Constant', ms: 500 }),
)

/** A value of which one field, at any depth, is another, missing, or one too many; or nothing of this. */
const mutated = (value: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> =>
  fc
    .record({
      value,
      node: fc.nat(),
      field: fc.nat(),
      what: fc.constantFrom('another', 'another', 'another', 'missing', 'more', 'nothing'),
      likely,
    })
    .map(({ value, node, field, what, likely }) => {
      const copy = parsed(value)
      const nodes = nodesIn(copy)
      const target = nodes[node % nodes.length]
      if (target === undefined || what === 'nothing') return copy
      if (what === 'more') target.more = likely
      const names = Object.keys(target)
      const name = names[field % names.length]
      if (name === undefined || what === 'more') return copy
      if (what === 'missing' && Array.isArray(target)) target.splice(Number(name), 1)
      else if (what === 'missing') Reflect.deleteProperty(target, name)
      else target[name] = likely
      return copy
    })

/** The same, and anything at all. */
export const anyInput = (value: fc.Arbitrary<unknown>): fc.Arbitrary<Maker> =>
  fc.oneof(
    { weight: 9, arbitrary: mutated(value).map((input) => () => input) },
    { weight: 1, arbitrary: hostile },
  )
