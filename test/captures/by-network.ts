import type { Capture } from './capture.js'

const CHAT = 'https://api.thegrid.ai/v1/chat/completions'
const call = (options: string, url = CHAT) =>
  `curl ${options} ${url} -H "Authorization: Bearer KEY" -H "Content-Type: application/json" -d '{"model":"text-prime","messages":[{"role":"user","content":"ping"}]}'`

const onTerminal = { tool: 'curl', shows: 'CommandToo', onTerminal: true } as const
const alone = { tool: 'curl', shows: 'Output', onTerminal: true } as const

/** The request as it goes over the wire, for a tool that knows nothing of HTTP. */
const raw = (key: string, model: string) => String.raw`
body='{"model":"${model}","messages":[{"role":"user","content":"ping"}]}'
request() {
  printf 'POST /v1/chat/completions HTTP/1.1\r\nHost: api.thegrid.ai\r\n'
  printf 'Authorization: Bearer ${key}\r\nContent-Type: application/json\r\n'
  printf 'Content-Length: %d\r\nConnection: close\r\n\r\n%s' "${'$'}{#body}" "$body"
}`
const SEND = 'openssl s_client -quiet -ign_eof -connect api.thegrid.ai:443'

/** What curl and wget print when no answer came, or none of The Grid. */
export const byNetwork: readonly Capture[] = [
  {
    ...alone,
    name: 'curl-v-refused',
    command: call('-v'),
    told: { leadTo: 'refusing' },
    cause: 'ConnectionRefused',
    row: 'Connection refused',
  },
  {
    ...onTerminal,
    name: 'curl-i-refused',
    command: call('-i'),
    told: { leadTo: 'refusing' },
    cause: 'ConnectionRefused',
    row: 'Connection refused',
    cannotTell: true,
  },
  {
    ...onTerminal,
    name: 'curl-v-wrong-port',
    command: call('-v', 'https://api.thegrid.ai:8443/v1/chat/completions'),
    told: {},
    cause: 'ConnectionRefused',
    row: 'Connection refused',
  },
  {
    ...onTerminal,
    name: 'curl-i-mistyped-host',
    command: call('-i', 'https://api.thegird.ai/v1/chat/completions'),
    told: {},
    cause: 'DnsFailure',
    row: 'Connection refused',
  },
  {
    ...onTerminal,
    name: 'curl-i-no-names',
    command: call('-i'),
    told: { namesFail: true },
    cause: 'DnsFailure',
    row: null,
  },
  {
    ...onTerminal,
    name: 'curl-i-max-time',
    command: call('-i --max-time 2'),
    told: { scenario: 'no-answer' },
    cause: 'Timeout',
    row: 'Hangs or no response',
  },
  {
    ...alone,
    name: 'curl-v-connect-timeout',
    command: call('-v --connect-timeout 2'),
    told: { leadTo: 'silent' },
    cause: 'Timeout',
    row: 'Hangs or no response',
  },
  {
    ...onTerminal,
    name: 'curl-i-inspected',
    command: call('-i'),
    told: { leadTo: 'inspecting' },
    cause: 'TlsFailure',
    row: null,
  },
  {
    ...onTerminal,
    name: 'curl-i-proxy-407',
    command: call('-i -x http://proxy.example.com:3128'),
    told: {},
    cause: 'ProxyAuthenticationRequired',
    row: null,
  },
  {
    ...alone,
    name: 'curl-v-proxy-403',
    command: call('-v -x http://someone:PASSWORD@proxy.example.com:3128'),
    told: {},
    cause: 'BlockedByProxy',
    row: null,
  },
  {
    ...alone,
    name: 'curl-sS-hung-up',
    command: call('-sS --http1.1'),
    told: { answer: 'hangUp' },
    cause: 'ConnectionReset',
    row: null,
  },
  {
    tool: 'wget',
    shows: 'CommandToo',
    onTerminal: true,
    name: 'wget-S-401',
    command: `wget -S -O - --header "Authorization: Bearer OTHER" --header "Content-Type: application/json" --post-data '{"model":"text-prime","messages":[{"role":"user","content":"ping"}]}' ${CHAT}`,
    told: {},
    cause: 'InvalidApiKey',
    row: '401 Unauthorized',
  },
  {
    tool: 'wget',
    shows: 'Output',
    name: 'wget-refused',
    command: `wget -O - --tries 1 --header "Authorization: Bearer KEY" --post-data '{}' ${CHAT}`,
    told: { leadTo: 'refusing' },
    cause: 'ConnectionRefused',
    row: 'Connection refused',
  },
  {
    tool: 'openssl',
    shows: 'Stdout',
    name: 'raw-answer',
    command: `${raw('OTHER', 'text-prime')}\nrequest | ${SEND}`,
    told: {},
    cause: 'InvalidApiKey',
    row: '401 Unauthorized',
  },
  {
    tool: 'openssl',
    shows: 'Stdout',
    name: 'raw-request-and-answer',
    command: `${raw('KEY', 'claude-sonnet-4-6')}\nrequest; echo; echo; request | ${SEND}`,
    told: {},
    cause: 'UnknownInstrument',
    row: '404 Not Found (model)',
  },
]
