export const CHAT = 'https://api.thegrid.ai/v1/chat/completions'
const MESSAGES = 'https://messages-beta.api.thegrid.ai/v1/messages'
export const JSON_TYPE = '-H "Content-Type: application/json"'
export const BEARER = '-H "Authorization: Bearer KEY"'
export const PING = `'{"model": "text-prime", "messages": [{"role": "user", "content": "ping"}]}'`
export const STREAMED = `'{"model": "text-prime", "stream": true, "messages": [{"role": "user", "content": "ping"}]}'`
const MESSAGES_BODY = (more: string) =>
  `'{"model": "text-prime", "max_tokens": 64,${more} "messages": [{"role": "user", "content": "ping"}]}'`

/** As the page prints it: one option a line. */
export const call = (options: string, url = CHAT, auth = BEARER, body = PING) =>
  `curl ${options} ${url} \\\n  ${auth} \\\n  ${JSON_TYPE} \\\n  -d ${body}`

export const messages = (options: string, more = '', auth = '-H "x-api-key: KEY"') =>
  call(options, MESSAGES, `${auth} \\\n  -H "anthropic-version: 2023-06-01"`, MESSAGES_BODY(more))

export const onTerminal = { tool: 'curl', shows: 'CommandToo', onTerminal: true } as const
export const alone = { tool: 'curl', shows: 'Output', onTerminal: true } as const
export const piped = { tool: 'curl', shows: 'Output' } as const
