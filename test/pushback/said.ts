import { diagnose } from 'grid-triage'

export type Headers = Readonly<Record<string, string>>

/** What an answer with these headers, and this body, says about waiting. */
export const said = (headers: Headers, status = 429, body?: unknown) =>
  diagnose({ status, headers, body }).pushback

export const inMs = (ms: number) => ({ _tag: 'In', ms })
export const at = (epochMs: number) => ({ _tag: 'At', epochMs })
export const later = (ms: number, epochMs: number) => ({ _tag: 'Later', ms, epochMs })
export const never = { _tag: 'Never' }
