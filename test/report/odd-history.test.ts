import { advance, begin, openBudget, report } from 'grid-triage'
import { expect, it } from 'vitest'
import { given } from '../session/hostile.js'
import { at, FAULT } from '../session/traces.js'
import { NOON } from './samples.js'

const [SESSION] = advance(begin(at(0)), openBudget(0), FAULT, at(0))
const [kept] = SESSION.history

it.each([
  ['no moment', { ...kept, atEpochMs: null }],
  ['no number', { ...kept, attempt: 'first' }],
  ['no decision', { ...kept, decision: null }],
  ['nothing at all', undefined],
])('an attempt with %s does not take the others of its history from a report', (_, odd) => {
  const session = { ...SESSION, history: [odd, kept, odd] }
  const { attempts } = Object(given(report, FAULT, { moment: at(NOON), session }))
  expect(attempts).toMatchObject([{ attempt: 1, atEpochMs: 0, cause: 'ServiceError' }])
})
