import {
  admit,
  advance,
  begin,
  type Diagnosis,
  decide,
  diagnose,
  explain,
  openBudget,
  preflight,
} from 'grid-triage'
import { AT } from './agree.js'
import { bodyForms, headerShapes, twelve } from './exchanges.js'
import { type Row, row } from './row.js'

const seen = twelve('Headers', 'text')
const diagnoses = seen.map((one) => diagnose(one))
const requests = seen.map(({ request }) => request)

const session = begin(AT)
const budget = openBudget(AT.now)

/** How an attempt ended is taken in, and the next is asked for when its wait is over. */
const step = (diagnosis: Diagnosis): unknown => {
  const [moved, after] = advance(session, budget, diagnosis, AT)
  return admit(moved, after, { now: moved.dueEpochMs, random: AT.random })
}

/** The six shapes of `diagnose + decide`; the first is the one that all ratios are about. */
export const inEachShape: readonly Row[] = headerShapes.flatMap((shape) =>
  bodyForms.map((form) =>
    row(
      'ours',
      { id: `diagnose + decide, ${shape}, ${form}`, calls: 'diagnose, decide' },
      twelve(shape, form),
      (one) => decide(diagnose(one), AT),
    ),
  ),
)

export const parts: readonly Row[] = [
  row('ours', { id: 'diagnose', calls: 'diagnose' }, seen, (one) => diagnose(one)),
  row('ours', { id: 'decide', calls: 'decide' }, diagnoses, (one) => decide(one, AT)),
  row('ours', { id: 'advance + admit', calls: 'advance, admit' }, diagnoses, step),
  row('ours', { id: 'explain', calls: 'explain' }, diagnoses, (one) => explain(one)),
  row('ours', { id: 'preflight', calls: 'preflight' }, requests, (one) => preflight(one)),
]
