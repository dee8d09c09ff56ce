import { readFileSync } from 'node:fs'

/** One line of the measurement: a function over the twelve, and what it is. */
export interface Row {
  readonly id: string
  readonly group: 'ours' | 'limit' | 'peer'
  /** Of a peer: the package with its version. */
  readonly of: string
  /** The function that is called, and what it is given. */
  readonly calls: string
  /** The work of `diagnose` and `decide` that it does not do. */
  readonly lacks: string
  /** All twelve, so many times. */
  readonly run: (times: number) => void
}

/** Written to on every call, so that no result can be optimised away. */
const sink: { kept: unknown } = { kept: null }

/**
 * A loop of its own for each row. One shared loop would call through one place, which V8 stops inlining from the fifth
 * function on; compiled anew, each row is as fast as it is in a program that calls nothing else.
 */
const loop: <A>(inputs: readonly A[], call: (input: A) => unknown) => (times: number) => void = (
  inputs,
  call,
) =>
  new Function(
    'inputs',
    'call',
    'sink',
    `return (times) => {
      for (let t = 0; t < times; t++)
        for (let i = 0; i < inputs.length; i++) sink.kept = call(inputs[i])
    }`,
  )(inputs, call, sink)

type About = Pick<Row, 'id' | 'calls'> & Partial<Pick<Row, 'of' | 'lacks'>>

export const row = <A>(
  group: Row['group'],
  about: About,
  inputs: readonly A[],
  call: (input: A) => unknown,
): Row => ({ group, of: '', lacks: '', ...about, run: loop(inputs, call) })

/** `openai 6.49.0`, as installed. */
export const installed = (name: string, folder = name): string => {
  const at = new URL(`../node_modules/${folder}/package.json`, import.meta.url)
  const { version } = JSON.parse(readFileSync(at, 'utf8'))
  return `${name} ${version}`
}
