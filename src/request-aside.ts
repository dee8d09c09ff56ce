import { contentType, notJson, sentJson } from './body-fault.js'
import type { Evidence } from './diagnosis.js'
import { saw } from './evidence.js'
import { isArray, prop } from './read.js'
import { safeName } from './redact.js'
import type { RequestFacts } from './request.js'

/** Letter case in the model: no fault, but the page writes lower case and promises nothing else. */
export const letterCase = ({ model }: RequestFacts): readonly Evidence[] =>
  model !== null && model !== model.toLowerCase()
    ? [saw('CaseDiffers', { model: safeName(model.trim()) ?? '' })]
    : []

/** Two layers that retry multiply. */
export const nestedRetries = ({ clientRetries }: RequestFacts): readonly Evidence[] =>
  clientRetries > 0 ? [saw('NestedRetries', { clientRetries })] : []

const hasTools = (body: unknown): boolean => {
  const tools = prop(body, 'tools')
  return isArray(tools) && Number(prop(tools, 'length')) > 0
}

const isGiven = (value: unknown): boolean => value !== undefined && value !== null

/** What some suppliers refuse and others let pass: tools that are none, a choice among none. */
export const oddTools = (request: RequestFacts): readonly Evidence[] => {
  const body = sentJson(request)
  if (body === undefined || hasTools(body)) return []
  return [
    ...(isArray(prop(body, 'tools')) ? [saw('EmptyTools')] : []),
    ...(isGiven(prop(body, 'tool_choice')) ? [saw('LoneToolChoice')] : []),
  ]
}

/** The documents call the model optional for Chat Completions; who names none does not choose what answers. */
export const modelMissing = (request: RequestFacts): readonly Evidence[] =>
  request.isMainCall &&
  request.surface === 'ChatCompletions' &&
  request.model?.trim() === '' &&
  notJson(request) === null
    ? [saw('ModelMissing')]
    : []

/** `fetch` sends text without a type as plain text; other clients add the type themselves. */
export const noContentType = (request: RequestFacts): readonly Evidence[] =>
  typeof request.body === 'string' && contentType(request) === '' ? [saw('NoContentType')] : []
