import { type Diagnosis, diagnose, type ReportOptions, report } from 'grid-triage'
import { at } from '../session/traces.js'
import { NOON } from './samples.js'

export const MOMENT = at(NOON)

export const request = {
  method: 'POST',
  url: 'https://api.thegrid.ai/v1/v1/chat/completions?beta=1',
  headers: { authorization: 'Bearer test-key' },
  body: { model: 'text-prime', messages: [{ role: 'user', content: 'ping' }] },
}
/** What came of that request. */
export const doubled = diagnose({ status: 404, headers: { 'x-request-id': 'req-7' }, request })

/** A report that is written at noon, unless told. */
export const told = (diagnosis: Diagnosis, options: Partial<ReportOptions> = {}) =>
  report(diagnosis, { moment: MOMENT, ...options })
