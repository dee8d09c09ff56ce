import { contentType, notJson } from './body-fault.js'
import type { Evidence } from './diagnosis.js'
import { saw } from './evidence.js'
import { type Grid, theGrid } from './grid.js'
import { isArray, isObject, prop } from './read.js'
import { safeName, safeUrl } from './redact.js'
import { type RequestFacts, sentJson } from './request.js'
import { shownHost } from './shown-url.js'
import { parseUrl } from './url.js'

/** For lists of which most members are not there. */
export const isSeen = (aside: Evidence | null): aside is Evidence => aside !== null

const isGiven = (value: unknown): boolean => value !== undefined && value !== null

const NOTHING: readonly Evidence[] = []

/** Letter case in the model: no fault, but the page writes lower case and promises nothing else. */
export const letterCase = ({ model }: RequestFacts): Evidence | null =>
  model !== null && model !== model.toLowerCase()
    ? saw('CaseDiffers', { model: safeName(model.trim()) ?? '' })
    : null

/** Two layers that retry multiply. */
export const nestedRetries = ({ clientRetries }: RequestFacts): Evidence | null =>
  clientRetries > 0 ? saw('NestedRetries', { clientRetries }) : null

const hasTools = (body: unknown): boolean => {
  const tools = prop(body, 'tools')
  return isArray(tools) && Number(prop(tools, 'length')) > 0
}

/** To choose none is what happens without tools anyway. */
const isChoice = (choice: unknown): boolean =>
  isGiven(choice) && choice !== 'none' && prop(choice, 'type') !== 'none'

/** What some suppliers refuse and others let pass: tools that are none, a choice among none. */
export const oddTools = (request: RequestFacts): readonly Evidence[] => {
  const body = sentJson(request)
  if (body === undefined || !request.isMainCall || hasTools(body)) return NOTHING
  return [
    ...(isArray(prop(body, 'tools')) ? [saw('EmptyTools')] : []),
    ...(isChoice(prop(body, 'tool_choice')) ? [saw('LoneToolChoice')] : []),
  ]
}

/** The documents call the model optional for Chat Completions; who names none does not choose what answers. */
export const modelMissing = (request: RequestFacts): Evidence | null => {
  const body = sentJson(request)
  if (!request.isMainCall || request.surface !== 'ChatCompletions') return null
  if (!isObject(body) || notJson(request) !== null) return null
  const model = prop(body, 'model')
  const isNone = !isGiven(model) || (typeof model === 'string' && model.trim() === '')
  return isNone ? saw('ModelMissing') : null
}

/** `fetch` sends text without a type as plain text; other clients add the type themselves. */
export const noContentType = (request: RequestFacts): Evidence | null =>
  typeof request.body === 'string' && request.body.trim() !== '' && contentType(request) === ''
    ? saw('NoContentType')
    : null

const isUnder = (host: string, domain: string): boolean =>
  host === domain || host.endsWith(`.${domain}`)

/** Where the call belongs when it goes by a host that the caller listed: advice must not name another. */
export const gateway = ({ host }: RequestFacts, grid: Grid): Evidence | null => {
  // The Grid's own hosts are told without taking the URL apart.
  if (host === null || grid === theGrid || host.origin.endsWith(`.${grid.domain}`)) return null
  const place = parseUrl(host.origin)
  if (place === null || isUnder(place.host, grid.domain)) return null
  const base = `${host.origin}${host.basePath}`
  return saw('Gateway', {
    host: shownHost(place) ?? '',
    base: safeUrl(base),
    expected: safeUrl(`${base}${grid.surfaces[host.surface].endpoint}`),
  })
}
