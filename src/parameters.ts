import type { Surface } from './grid.js'

/** What a parameter may be; `strings` is one string or a list. `null` is as good as absent. */
export type ParameterRule =
  | { readonly type: 'number' | 'integer'; readonly least?: number; readonly most?: number }
  | { readonly type: 'boolean' }
  | { readonly type: 'list' | 'strings'; readonly least?: number; readonly most?: number }
  | { readonly type: 'string'; readonly choices?: readonly string[] }
  | { readonly type: 'object'; readonly field: string; readonly choices: readonly string[] }

/** The parameters of one surface, by name. */
export interface Parameters {
  readonly required: readonly string[]
  /** In the order in which faults are told. */
  readonly rules: readonly (readonly [name: string, rule: ParameterRule])[]
}

const FLAG: ParameterRule = { type: 'boolean' }
const POSITIVE: ParameterRule = { type: 'integer', least: 1 }
const MESSAGES: ParameterRule = { type: 'list', least: 1 }
const TEMPERATURE: ParameterRule = { type: 'number', least: 0, most: 2 }
const SHARE: ParameterRule = { type: 'number', least: 0, most: 1 }
const PENALTY: ParameterRule = { type: 'number', least: -2, most: 2 }
const LIST: ParameterRule = { type: 'list' }
const TEXT: ParameterRule = { type: 'string' }

/**
 * What the documentation says of the parameters of each surface. One that is not listed is not judged: suppliers take
 * more than the documents name.
 */
export const parameters: { readonly [S in Surface]: Parameters } = {
  ChatCompletions: {
    required: ['messages'],
    rules: /* @__PURE__ */ Object.entries<ParameterRule>({
      model: TEXT,
      messages: MESSAGES,
      max_tokens: POSITIVE,
      max_completion_tokens: POSITIVE,
      temperature: TEMPERATURE,
      top_p: SHARE,
      n: { type: 'integer', least: 1, most: 128 },
      top_logprobs: { type: 'integer', least: 0, most: 20 },
      frequency_penalty: PENALTY,
      presence_penalty: PENALTY,
      stop: { type: 'strings', most: 4 },
      seed: { type: 'integer' },
      stream: FLAG,
      logprobs: FLAG,
      store: FLAG,
      parallel_tool_calls: FLAG,
      tools: LIST,
      response_format: {
        type: 'object',
        field: 'type',
        choices: ['text', 'json_object', 'json_schema'],
      },
      service_tier: { type: 'string', choices: ['auto', 'default', 'flex', 'scale', 'priority'] },
    }),
  },
  Messages: {
    required: ['messages', 'max_tokens', 'model'],
    rules: /* @__PURE__ */ Object.entries<ParameterRule>({
      model: TEXT,
      messages: MESSAGES,
      max_tokens: POSITIVE,
      temperature: TEMPERATURE,
      top_p: SHARE,
      stream: FLAG,
      tools: LIST,
      stop_sequences: LIST,
    }),
  },
}
