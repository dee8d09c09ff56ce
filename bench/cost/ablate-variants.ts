import { isDeepStrictEqual } from 'node:util'
import type { At } from 'grid-triage'
import { type Part, parts } from '../size/parts.js'
import { absentFrom, loaded, without } from '../size/stubs.js'
import { type Core, coreOf, worthOf } from '../size/worth.js'
import type { Quality } from './ablate-result.js'
import { AT } from './agree.js'
import { bodyForms, type Failed, headerShapes, twelve } from './exchanges.js'
import { meterOf, slice } from './meter.js'
import { type Row, row } from './row.js'

export const seen = twelve('Headers', 'text')

/** The library as a bundle that runs, with parts left out or without. */
export interface Variant extends Quality {
  readonly core: Core
  /** All twelve. */
  readonly row: Row
  /** Those that are answered as before; all where none is. */
  readonly steady: readonly Failed[]
}

let loads = 0

/** A module of its own, though its code be the same as that of another: what V8 has learnt of one is not of the other. */
const instance = async (code: Uint8Array): Promise<Core> => {
  loads++
  return coreOf(await loaded(Buffer.concat([code, Buffer.from(`\n//${loads}`)])))
}

/** Compiled anew for each, as the loop of a row: one function would call them all through one place. */
const both: (core: Core, at: At) => (one: Partial<Failed>) => unknown = (core, at) =>
  new Function(
    'core',
    'at',
    'const { diagnose, decide } = core; return (one) => decide(diagnose(one), at)',
  )(core, at)

export const rowOf = (id: string, core: Core, inputs: readonly Partial<Failed>[]): Row =>
  row('ours', { id, calls: 'diagnose, decide' }, inputs, both(core, AT))

/**
 * Enough for V8 to have compiled what it will: after a tenth of it a row is still up to twice as slow as it will be, and
 * gets faster all through the rounds.
 */
const PASSES = 400
const SHAPES = headerShapes.flatMap((shape) => bodyForms.map((form) => twelve(shape, form)))

const shown = (core: Core, shapes: readonly (readonly Failed[])[]): Core => {
  const passes = (PASSES * SHAPES.length) / shapes.length
  for (const inputs of shapes) rowOf('', core, inputs).run(passes)
  return core
}

/** Of what can't be read even the status is lost. */
const unreadBy = ({ diagnose }: Core): number =>
  seen.filter((one) => one.status !== undefined && diagnose(one).status !== one.status).length

const answersOf = (core: Core): readonly unknown[] =>
  seen.map((one) => {
    const diagnosis = core.diagnose(one)
    return { diagnosis, decision: core.decide(diagnosis, AT) }
  })

const TRIES = 2
const TRY_MS = 40

/**
 * Of some modules of the same code the fastest: with one in fifty V8 ends up with code that takes twice as long, which
 * says nothing about the part.
 */
const fastest = async (code: Uint8Array): Promise<Core> => {
  const tried: { readonly core: Core; readonly ns: number }[] = []
  for (let i = 0; i < TRIES; i++) {
    const core = shown(await instance(code), SHAPES)
    tried.push({ core, ns: slice(meterOf(rowOf('', core, seen), TRY_MS)) })
  }
  return tried.reduce((best, one) => (one.ns < best.ns ? one : best)).core
}

/** Scored apart from the instance that is timed, which would have met a thousand shapes. */
const variantOf = async (
  id: string,
  code: Uint8Array,
  wanted: readonly unknown[],
): Promise<Variant> => {
  const scored = await instance(code)
  const given = answersOf(scored)
  const same = seen.filter((_, i) => isDeepStrictEqual(given[i], wanted[i]))
  const core = await fastest(code)
  return {
    causes: worthOf(scored).causes,
    same: same.length,
    unread: unreadBy(scored),
    core,
    row: rowOf(id, core, seen),
    steady: same.length === 0 ? seen : same,
  }
}

export interface Without {
  readonly part: Part
  readonly alone: Variant
  readonly soFar: Variant
}

interface Variants {
  readonly whole: Variant
  /** The whole in a module of its own that has seen all six shapes, as the other rows of the bench. */
  readonly again: () => Promise<Core>
  /** The same that has seen only `Headers` and text. */
  readonly once: () => Promise<Core>
  readonly withouts: readonly Without[]
  readonly failed: readonly string[]
}

/** Each part left out, alone and together with those before it. */
export const variants = async (): Promise<Variants> => {
  const everything = await without([])
  const { code } = everything
  const wanted = answersOf(await instance(code))
  const withouts: Without[] = []
  const failed: string[] = []
  for (const part of parts) {
    try {
      const absent = absentFrom(everything, part)
      if (absent.length > 0) throw new Error(`nothing of ${absent.join(', ')} is in it any more`)
      const left = [...withouts.map((one) => one.part), part]
      const [alone, soFar] = [await without([part]), await without(left)]
      withouts.push({
        part,
        alone: await variantOf(part.name, alone.code, wanted),
        soFar: await variantOf(part.name, soFar.code, wanted),
      })
    } catch (error) {
      failed.push(`${part.name}: ${error instanceof Error ? error.message : error}`)
    }
  }
  return {
    whole: await variantOf('(nothing)', code, wanted),
    again: () => fastest(code),
    once: async () => shown(await instance(code), [seen]),
    withouts,
    failed,
  }
}
