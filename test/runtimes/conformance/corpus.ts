import type { Seen } from 'grid-triage'
import type { Emit, Library } from './library.js'

/** One case of the corpus: what a client saw, and when. */
export interface Case {
  readonly kind: string
  readonly now: string
  readonly request: Readonly<Record<string, unknown>>
  readonly response?: Readonly<Record<string, unknown>>
  readonly failure?: object
  readonly stream?: Readonly<Record<string, unknown>>
}

/** The file writes what JSON cannot hold as `{ $special }`. */
const special = (value: unknown): unknown =>
  JSON.stringify(value) === '{"$special":"NaN"}' ? Number.NaN : value

const seenIn = ({ kind, request, response, failure, stream }: Case): Seen => {
  if (kind === 'preflight') return { status: 404, request }
  const { autoTopUp, ...sent } = request
  const { status, headers, ...events } = stream ?? {}
  const fields = Object.entries(response ?? {}).map(([name, value]) => [name, special(value)])
  return {
    ...Object.fromEntries(fields),
    request: sent,
    error: failure,
    ...(typeof autoTopUp === 'boolean' ? { autoTopUp } : {}),
    ...(stream === undefined ? {} : { status, headers, stream: events }),
  }
}

const asText = (seen: Seen): Seen =>
  typeof seen.body === 'object' && seen.body !== null
    ? { ...seen, body: JSON.stringify(seen.body) }
    : seen

/** Every case, its body parsed and as text. */
export const corpus = ({ core }: Library, cases: readonly Case[], emit: Emit): void => {
  for (const example of cases) {
    const now = Date.parse(example.now)
    for (const seen of [seenIn(example), asText(seenIn(example))]) {
      const { diagnosis, decision } = core.triage(seen, { attempt: 1, now, random: 0.25 })
      emit(diagnosis)
      emit(decision)
      emit(core.explain(diagnosis, decision))
      emit(core.preflight(example.request))
    }
  }
}
