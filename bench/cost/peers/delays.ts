import { ExponentialBackoff } from 'cockatiel'
import * as Effect from 'effect/Effect'
import * as Schedule from 'effect/Schedule'
import * as Effect3 from 'effect-3/Effect'
import * as Schedule3 from 'effect-3/Schedule'
import * as O from 'fp-ts/lib/Option.js'
import { applyPolicy, exponentialBackoff, limitRetries, Monoid, type RetryStatus } from 'retry-ts'
import { installed, type Row, row } from '../row.js'
import { type Input, inputs } from './inputs.js'

/** They look at no answer at all: one step or another, twelve times. */
const LACKS = 'everything but the delay: no status, header or body is looked at'
const FIRST_MS = 1000

/** Told of one retry more each time, so that no step is the same twice in a row. */
const statuses: readonly RetryStatus[] = inputs.map((_, i) => ({
  iterNumber: i % 5,
  cumulativeDelay: i * FIRST_MS,
  previousDelay: i === 0 ? O.none : O.some(FIRST_MS),
}))

const limited = Monoid.concat(exponentialBackoff(FIRST_MS), limitRetries(5))

const decorrelated = new ExponentialBackoff().next()

const step = Effect.runSync(Schedule.toStep(Schedule.jittered(Schedule.exponential(FIRST_MS))))
const schedule3 = Schedule3.jittered(Schedule3.exponential(FIRST_MS))

const delay = (id: string, of: string, calls: string, call: (input: Input) => unknown): Row =>
  row('peer', { id, of, calls, lacks: LACKS }, inputs, call)

export const delayRows: readonly Row[] = [
  row(
    'peer',
    {
      id: 'retry-ts, applyPolicy',
      of: installed('retry-ts'),
      calls: 'applyPolicy of exponentialBackoff and limitRetries',
      lacks: LACKS,
    },
    statuses,
    (status) => applyPolicy(limited, status),
  ),
  delay(
    'cockatiel, next',
    installed('cockatiel'),
    'next of a decorrelated ExponentialBackoff',
    () => decorrelated.next(undefined),
  ),
  delay(
    'effect 4, step',
    installed('effect'),
    'runSync of a step of exponential, jittered',
    (input) => Effect.runSync(step(0, input)),
  ),
  delay(
    'effect 3, step',
    installed('effect', 'effect-3'),
    'runSync of a step of exponential, jittered',
    (input) => Effect3.runSync(schedule3.step(0, input, schedule3.initial)),
  ),
]
