import * as O from 'fp-ts/Option'
import type { Evidence, Recognition } from './diagnosis.js'
import { type Grid, type GridHost, theGrid } from './grid.js'
import { nearest } from './nearest.js'
import { safeName, safeUrl } from './redact.js'
import type { RequestFacts } from './request.js'

/** Prefixes with which routers and SDKs name a provider; The Grid wants the bare instrument. */
const PREFIX = /^(?:openai|thegrid|the-grid|the-grid-ai|thegridai|grid|custom:thegrid|custom)[/:]/

const bare = (model: string): string =>
  model.trim().toLowerCase().replace(PREFIX, '').replace(PREFIX, '')

/** Whether an id is the name in small letters, but for the letter case. */
const isCalled = (id: string, name: string): boolean => id === name || id.toLowerCase() === name

/** Whether The Grid offers it, as far as this grid knows. Letter case does not count. */
export const isListed = (grid: Grid, model: string): boolean => {
  const name = model.toLowerCase()
  return grid.instruments.some(({ id }) => isCalled(id, name))
}

/** At most this share of the letters may differ for a name to count as misspelt. */
const MISSPELT = 0.4

/** Where no spelling comes near: the page's own example of a name that works. */
const DEFAULT = 'text-prime'

/** The instrument that was most likely meant: the name without its prefix, the start of one, or the nearest. */
const suggestion = (model: string, grid: Grid): string => {
  const name = bare(model)
  const ids = grid.instruments.map((instrument) => instrument.id)
  return (
    ids.find((id) => isCalled(id, name)) ??
    ids.find((id) => id === `${name}-prime`) ??
    ids.find((id) => name.length > 3 && id.startsWith(`${name}-`)) ??
    nearest(name, ids, Math.floor(name.length * MISSPELT)) ??
    DEFAULT
  )
}

/** Where the list of instruments is to be had. */
const baseOf = (host: GridHost | null): Evidence['values'] => {
  if (host === null) return {}
  const base = `${host.origin}${host.basePath}`
  return { base: theGrid.hosts.includes(host) ? base : safeUrl(base) }
}

/**
 * Whether the request asks for an instrument that is not listed, and which one was likely meant.
 *
 * Letter case is no fault: the page does not promise either way. Says nothing when the model could not be read.
 */
export const instrumentFault = (request: RequestFacts, grid: Grid): O.Option<Recognition> => {
  const { model } = request
  if (model === null || isListed(grid, model)) return O.none
  const name = model.trim()
  if (name === '') return O.none
  const evidence: Evidence = {
    code: name !== model && isListed(grid, name) ? 'ModelSpaced' : 'ModelUnknown',
    values: {
      model: safeName(name) ?? '',
      suggestion: safeName(suggestion(model, grid)) ?? '',
      ...baseOf(request.host),
    },
  }
  return O.some({ cause: 'UnknownInstrument', certainty: 'Certain', evidence: [evidence] })
}
