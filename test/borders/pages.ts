import type { Cause, Seen } from 'grid-triage'

/** An answer that was not made by the service, and the cause that it shows. */
export type Sign = readonly [what: string, seen: Seen, cause: Cause]

/** A page with this title. */
export const html = (title: string, text = ''): string =>
  `<!DOCTYPE html>\n<html>\n<head><title>${title}</title></head>\n<body>${text}</body>\n</html>`

export const answer = (status: number, headers: object, body: string | undefined): Seen => ({
  status,
  headers,
  body,
})
