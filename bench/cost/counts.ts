import { decide, diagnose } from 'grid-triage'
import { AT } from './agree.js'
import { type Failed, twelve } from './exchanges.js'
import { limit, limitOneHeader } from './limit.js'
import { meanReads, watched } from './reads.js'
import type { ReadsResult } from './result.js'

const seen = twelve('Headers', 'text')

const counted = (id: string, call: (one: Failed) => unknown): ReadsResult => ({
  id,
  ...meanReads(seen.map((one) => watched(() => call(one)))),
})

/** How often each looks into the headers, and how often it parses. What is bare reads and parses as the limit does. */
export const countReads = (): readonly ReadsResult[] => [
  counted('bare, limit', (one) => limit(one, AT)),
  counted('limit, one header', (one) => limitOneHeader(one, AT)),
  counted('ours', (one) => decide(diagnose(one), AT)),
]
