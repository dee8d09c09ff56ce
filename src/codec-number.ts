import * as t from 'io-ts'
import { LONGEST_MS } from './answer.js'
import { type Codec, where } from './codec-shape.js'

const numberOf = (name: string, keeps: (value: number) => boolean): Codec<number> =>
  where(t.number, name, (value) => Number.isFinite(value) && keeps(value))

/** JSON has no other. */
export const finite = /* @__PURE__ */ numberOf('Finite', () => true)

/** From 0. */
export const amount = /* @__PURE__ */ numberOf('Amount', (value) => value >= 0)

/** What a policy accepts: from 0 to the longest wait that a timer keeps. */
export const setting = /* @__PURE__ */ numberOf(
  'Setting',
  (value) => value >= 0 && value <= LONGEST_MS,
)

const isWhole = (value: number): boolean =>
  Number.isInteger(value) && value >= 0 && value <= LONGEST_MS

/** The same, and whole. */
export const whole = /* @__PURE__ */ numberOf('Whole', isWhole)
export const waitMs = /* @__PURE__ */ numberOf('WaitMs', isWhole)

export const count = /* @__PURE__ */ numberOf(
  'Count',
  (value) => Number.isSafeInteger(value) && value >= 0,
)

/** Of attempts, from 1. */
export const ordinal = /* @__PURE__ */ numberOf(
  'Ordinal',
  (value) => Number.isSafeInteger(value) && value >= 1,
)

/** A random number as it was used: one that was 1 or more had been taken for 1. */
export const share = /* @__PURE__ */ numberOf('Share', (value) => value >= 0 && value <= 1)

/** RFC 9110 section 15. */
export const status = /* @__PURE__ */ numberOf(
  'Status',
  (value) => Number.isInteger(value) && value >= 100 && value <= 599,
)
