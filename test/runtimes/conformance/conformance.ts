import { type Case, corpus } from './corpus.js'
import { inputsOf } from './inputs.js'
import type { Emit, Library } from './library.js'
import { driven, sessions } from './many-calls.js'
import { decisions, diagnoses, explanations, findings, flows, reports } from './one-call.js'
import { checked, type Vectors } from './published.js'
import { backoffs, constants, policies } from './rules.js'
import { serial } from './serial.js'
import { withFpTs } from './with-fp-ts.js'
import { withIoTs } from './with-io-ts.js'

/** SHA-256, as far as it is needed: handed in, since no engine without a host has one. */
export interface Hash {
  readonly update: (bytes: Uint8Array) => unknown
  readonly digest: () => Uint8Array
}

/** What is the same in every runtime, if the library is. */
export interface Conformance {
  readonly digest: string
  readonly values: number
  readonly right: number
  readonly wrong: number
  readonly sections: Readonly<Record<string, string>>
}

const hex = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')

/** A loop, since it is run for every character of everything. */
const ascii = (text: string): Uint8Array => {
  const bytes = new Uint8Array(text.length)
  for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i)
  return bytes
}

/**
 * All that the library says of the published vectors, of the corpus, and of a thousand random inputs.
 *
 * Nothing is used but the language itself. The digest is that of the digests of the sections.
 */
export const conformance = async (
  library: Library,
  vectors: Vectors,
  cases: readonly Case[],
  sha256: () => Hash,
): Promise<Conformance> => {
  const inputs = inputsOf(library.core)
  const sections: Record<string, string> = {}
  let values = 0
  const section = async <A>(name: string, run: (emit: Emit) => A): Promise<Awaited<A>> => {
    const hash = sha256()
    const made = await run((value) => {
      values++
      hash.update(ascii(`${serial(value)}\n`))
    })
    sections[name] = hex(hash.digest())
    return made
  }
  const each = (name: string, of: typeof diagnoses): Promise<void> =>
    section(name, (emit) => {
      for (const input of inputs) of(library, input, emit)
    })

  const outcomes = await section('vectors', (emit) => checked(library, vectors, emit))
  await section('corpus', (emit) => corpus(library, cases, emit))
  await section('constants', (emit) => constants(library, emit))
  await each('diagnose', diagnoses)
  await each('decide', decisions)
  await each('explain', explanations)
  await each('preflight', findings)
  await each('flow', flows)
  await each('report', reports)
  await section('policy', (emit) => policies(library, emit))
  const built = await section('backoff', (emit) => backoffs(library, emit))
  await section('session', (emit) => sessions(library, inputs, emit))
  await section('drive', (emit) => driven(library, inputs, emit))
  await section('fp-ts', (emit) => withFpTs(library, inputs, built, emit))
  await section('io-ts', (emit) => withIoTs(library, inputs, emit))

  const right = outcomes.filter((isRight) => isRight).length
  const all = sha256()
  all.update(ascii(serial(sections)))
  const wrong = outcomes.length - right
  return { digest: hex(all.digest()), values, right, wrong, sections }
}
