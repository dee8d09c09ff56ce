/** An answer to a question of the flow, as the page words it. */
export type Reply = readonly [step: string, answer: string]

/** A walk through the flow of the troubleshooting page, and where it has to end. */
export interface Walk {
  readonly name: string
  /** The captured text it begins with; without one nothing is known. */
  readonly file?: string
  readonly replies: readonly Reply[]
  readonly verdict: string
  readonly cause: string
  /** What the one thing to do is about. */
  readonly next: string
}

const quiet: Reply = ['StatusPage', 'No incident']
const works: Reply = ['Curl', 'Works']
const same: Reply = ['Curl', 'Same error']
const none: Reply = ['Curl', 'No answer']
const header: Reply = ['AuthHeader', 'Right']
const address: Reply = ['BaseUrl', 'Right']
const model: Reply = ['Model', 'Right']

export const walks: readonly Walk[] = [
  {
    name: "an active incident: it's not you",
    replies: [['StatusPage', 'Incident']],
    verdict: 'It’s The Grid',
    cause: 'ServiceUnavailable',
    next: 'status.thegrid.ai',
  },
  {
    name: 'a normal response: the bug is in your application',
    replies: [quiet, works, header, address, model, ['RequestBody', 'Right']],
    verdict: 'It’s you',
    cause: 'Unknown',
    next: 'your application',
  },
  {
    name: 'a 401 usually means the header is wrong',
    replies: [quiet, works, ['AuthHeader', 'Wrong']],
    verdict: 'It’s you',
    cause: 'WrongAuthHeader',
    next: 'Authorization: Bearer YOUR_KEY',
  },
  {
    name: 'a malformed URL',
    replies: [quiet, works, header, ['BaseUrl', 'Wrong']],
    verdict: 'It’s you',
    cause: 'WrongBaseUrl',
    next: 'https://api.thegrid.ai/v1/chat/completions',
  },
  {
    name: 'a wrong model',
    replies: [quiet, works, header, address, ['Model', 'Wrong']],
    verdict: 'It’s you',
    cause: 'UnknownInstrument',
    next: 'nine instruments',
  },
  {
    name: 'the credits balance hit zero',
    replies: [quiet, same, ['Balance', 'No credits']],
    verdict: 'It’s you',
    cause: 'InsufficientCredits',
    next: 'Add credits in the dashboard',
  },
  {
    name: 'a malformed request body',
    replies: [quiet, works, header, address, model, ['RequestBody', 'Wrong']],
    verdict: 'It’s you',
    cause: 'MalformedRequest',
    next: 'Consumption API reference',
  },
  {
    name: 'a proxy in the way',
    replies: [quiet, none, ['Proxy', 'In the way']],
    verdict: 'It’s between',
    cause: 'BlockedByProxy',
    next: 'port 443',
  },
  {
    name: 'no answer to anything',
    replies: [quiet, none, ['Proxy', 'Not checked']],
    verdict: 'It’s between',
    cause: 'NetworkFailure',
    next: 'Check your proxy or firewall',
  },
  {
    name: 'still stuck: the request ID to support',
    replies: [quiet, same, ['Balance', 'Enough'], ['RequestId', 'Found']],
    verdict: 'Can’t tell yet',
    cause: 'Unknown',
    next: 'support@thegrid.ai',
  },
  {
    name: 'a 500 that plain curl gets, too',
    file: '14-curl-sv-500.txt',
    replies: [quiet, same],
    verdict: 'It’s The Grid',
    cause: 'ServiceError',
    next: 'support@thegrid.ai',
  },
  {
    name: 'a stream that a proxy cuts',
    file: '28-curl-N-chat-cut.txt',
    replies: [quiet, same, ['Proxy', 'In the way']],
    verdict: 'It’s between',
    cause: 'StreamInterrupted',
    next: 'idle timeout',
  },
  {
    name: 'a key without Bearer: nothing to ask',
    file: '01-curl-i-no-bearer.txt',
    replies: [],
    verdict: 'It’s you',
    cause: 'MissingBearerPrefix',
    next: 'Authorization: Bearer YOUR_KEY',
  },
  {
    name: 'a call that went well: nothing to ask',
    file: '20-curl-iL-healthy.txt',
    replies: [],
    verdict: 'Nothing is wrong',
    cause: 'Healthy',
    next: 'Nothing to fix',
  },
]
