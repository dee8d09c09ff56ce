import { PathReporter } from 'io-ts/lib/PathReporter.js'
import { type Made, part, type Row, type Scene } from './row.js'
import type { Field, World } from './world.js'

interface Stored {
  readonly of: (world: World, made: Made) => unknown
  readonly carries: readonly (Field | (string & {}))[]
  /** Whether the library made it, so that it must be right. */
  readonly isOurs: boolean
}

const ours = (row: string, ...path: readonly (string | number)[]): Stored => ({
  of: (_, made) => part(made(row), ...path),
  carries: [row],
  isOurs: true,
})

const envelope: Stored = {
  of: ({ envelope: body }) => body,
  carries: ['envelope'],
  isOurs: false,
}

/** What each codec reads. */
const CODECS: Readonly<Record<string, Stored>> = {
  anthropicErrorCodec: envelope,
  attemptCodec: ours('advance again', 0, 'history', 0),
  backoffCodec: {
    of: ({ policy }) => part(policy, 'paces', 'Fault', 'backoff'),
    carries: ['policy'],
    isOurs: true,
  },
  budgetCodec: ours('advance again', 1),
  decisionCodec: ours('decide'),
  diagnosisCodec: ours('diagnose'),
  errorEnvelopeCodec: envelope,
  evidenceCodec: ours('diagnose', 'evidence', 0),
  findingCodec: ours('preflight', 0),
  gridErrorCodec: envelope,
  openAiErrorCodec: envelope,
  policyCodec: { of: ({ policy }) => policy, carries: ['policy'], isOurs: true },
  pushbackCodec: ours('diagnose', 'pushback'),
  reportCodec: ours('report'),
  sessionCodec: ours('advance again', 0),
}

/** JSON has no word for what is absent. */
const orNothing = (value: unknown): unknown => (value === undefined ? 'nothing' : value)

const textOf = (name: unknown): string => (typeof name === 'string' ? name : typeof name)

/** All that anybody could log of what was refused. */
const refused = (errors: unknown): unknown =>
  Array.isArray(errors)
    ? errors.map(({ value, message, context }) => [
        orNothing(value),
        orNothing(message),
        Array.isArray(context)
          ? context.map(({ key, type, actual }) => [
              key,
              textOf(part(type, 'name')),
              orNothing(actual),
            ])
          : null,
      ])
    : null

/** A validation as plain data. */
const shown = (read: unknown): unknown =>
  part(read, '_tag') === 'Left'
    ? {
        _tag: 'Left',
        left: refused(part(read, 'left')),
        report: PathReporter.report(Object(read)),
      }
    : read

type Member = readonly [name: string, run: (value: unknown, scene: Scene, of: string) => unknown]

const MEMBERS: readonly Member[] = [
  ['decode', (value, { call }, of) => shown(call(of, [value]))],
  ['validate', (value, { call }, of) => shown(call(of, [value, []]))],
  ['is', (value, { call }, of) => call(of, [value])],
  ['encode', (value, { call }, of) => call(of, [value])],
]

/** The stored value that a codec is given, as it is or changed. */
const storedFor = (stored: Stored, { input, world, made }: Scene): unknown => {
  const value = stored.of(world, made)
  return input.mangle === null ? value : input.mangle(value)
}

/** Every function of every codec. */
export const codecRows: readonly Row[] = Object.entries(CODECS).flatMap(([codec, stored]) =>
  MEMBERS.map(([member, run]): Row => {
    const of = `${codec}.${member}`
    return {
      name: of,
      of,
      run: (scene) => run(storedFor(stored, scene), scene, of),
      isAsync: false,
      // What is encoded and is none of ours stays as it is.
      carries: member === 'encode' ? [...stored.carries, 'mangle'] : [],
      // What is right comes out as it went in; what is wrong is not shown.
      echoes: (result) => member === 'encode' || part(result, '_tag') === 'Right',
    }
  }),
)

/** The names of codecs whose values the library makes, and what they read. */
export const ourCodecs = Object.entries(CODECS).flatMap(([name, { isOurs, of, carries }]) =>
  isOurs ? [{ name, of, carries }] : [],
)
