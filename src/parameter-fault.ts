import type { Cause, Evidence, EvidenceCode, Recognition } from './diagnosis.js'
import { recognised, saw } from './evidence.js'
import { type ParameterRule, type Parameters, parameters } from './parameters.js'
import { isArray, isObject, prop } from './read.js'
import { type RequestFacts, urlOf } from './request.js'

type ParameterCause = Extract<Cause, 'MalformedRequest' | 'ValidationFailed'>

const fault = (
  cause: ParameterCause,
  code: EvidenceCode,
  parameter: string,
  values: Evidence['values'] = {},
): Recognition => recognised(cause, 'Certain', saw(code, { parameter, ...values }))

/** A value of any other type might be anything; its type is not. */
const typeOf = (value: unknown): string => (isArray(value) ? 'list' : typeof value)

const wrongType = (parameter: string, type: string, value: unknown): Recognition =>
  fault('MalformedRequest', 'ParameterType', parameter, {
    type,
    sent: type === 'integer' && typeof value === 'number' ? 'fraction' : typeOf(value),
  })

/** As many digits as a count or a share has; more may be a secret. */
const shownNumber = (value: number): string | number => (`${value}`.length <= 7 ? value : '…')

const outside = (value: number, least: number | undefined, most: number | undefined): boolean =>
  (least !== undefined && value < least) || (most !== undefined && value > most)

const limits = (least: number | undefined, most: number | undefined): Evidence['values'] => ({
  ...(least === undefined ? {} : { least }),
  ...(most === undefined ? {} : { most }),
})

const choose = (
  parameter: string,
  choices: readonly string[],
  value: unknown,
): Recognition | null =>
  typeof value === 'string' && choices.includes(value)
    ? null
    : fault('ValidationFailed', 'ParameterChoice', parameter, { choices: choices.join(', ') })

/** Against the rule of one parameter; `null` when it keeps it. What JSON sends as `null` is as good as absent. */
const judge = (name: string, rule: ParameterRule, value: unknown): Recognition | null => {
  if (!isSent(value)) return null
  switch (rule.type) {
    case 'boolean':
      return typeof value === 'boolean' ? null : wrongType(name, rule.type, value)
    case 'string':
      if (typeof value !== 'string') return wrongType(name, rule.type, value)
      return rule.choices === undefined ? null : choose(name, rule.choices, value)
    case 'object':
      return isObject(value) && !isArray(value)
        ? choose(`${name}.${rule.field}`, rule.choices, prop(value, rule.field))
        : wrongType(name, rule.type, value)
    case 'strings':
    case 'list': {
      if (rule.type === 'strings' && typeof value === 'string') return null
      if (!isArray(value)) return wrongType(name, rule.type, value)
      const length = Number(prop(value, 'length'))
      return outside(length, rule.least, rule.most)
        ? fault('ValidationFailed', 'ListLength', name, {
            sent: length,
            ...limits(rule.least, rule.most),
          })
        : null
    }
    default:
      if (typeof value !== 'number' || (rule.type === 'integer' && !Number.isInteger(value))) {
        return wrongType(name, rule.type, value)
      }
      return outside(value, rule.least, rule.most)
        ? fault('ValidationFailed', 'ParameterRange', name, {
            sent: shownNumber(value),
            ...limits(rule.least, rule.most),
          })
        : null
  }
}

/** JSON sends a number that is none as `null`. */
const isSent = (value: unknown): boolean =>
  value !== undefined && value !== null && (typeof value !== 'number' || Number.isFinite(value))

const missing = ({ required }: Parameters, body: unknown): readonly Recognition[] =>
  required
    .filter((name) => !isSent(prop(body, name)))
    .map((name) => fault('MalformedRequest', 'ParameterMissing', name))

/**
 * What is wrong with the parameters of a body: fields that are missing, then types, ranges and choices that the
 * documentation does not allow.
 *
 * Says nothing of a parameter that the documentation does not name, nor of a call that takes no model.
 */
export const parameterFaults = (request: RequestFacts, body: unknown): readonly Recognition[] => {
  if (!request.isMainCall && urlOf(request) !== null) return []
  const documented = parameters[request.surface ?? 'ChatCompletions']
  const found = [...missing(documented, body)]
  for (const [name, rule] of documented.rules) {
    const judged = judge(name, rule, prop(body, name))
    if (judged !== null) found.push(judged)
  }
  return found
}
