import type { Pasted } from 'grid-triage/paste'

const fieldsOf = (headers: unknown): readonly unknown[] => {
  if (Array.isArray(headers)) return headers
  return typeof headers === 'object' && headers !== null ? Object.entries(headers) : []
}

const isDate = (field: unknown): field is readonly [string, string] =>
  Array.isArray(field) && /^date$/i.test(String(field[0])) && typeof field[1] === 'string'

/**
 * When the answer was sent, by its own clock; `null` where it does not say so. What is pasted may be of yesterday: the
 * clock of this machine knows nothing of it.
 */
export const sentAt = ({ headers }: Pasted): number | null => {
  const written = fieldsOf(headers).find(isDate)?.[1] ?? ''
  const epochMs = Date.parse(written)
  return Number.isNaN(epochMs) || new Date(epochMs).toUTCString() !== written ? null : epochMs
}
