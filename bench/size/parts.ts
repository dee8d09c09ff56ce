import {
  FALSE,
  LIST,
  NO_GRID,
  NONE,
  ONE_BODY,
  ONE_ENVELOPE,
  ONE_OUTCOME,
  ONE_PACE,
  PLAIN_OPTION,
  recognised,
  SAME,
  SECONDS,
} from './stand-ins.js'

/**
 * A part of the diagnosis or of the decision that can be left out: for each module of `src/` the code that stands in
 * for its exports. An export that is not named here becomes a function that gives `null`.
 *
 * `columns` are left out of the table of signals.
 */
export interface Part {
  readonly name: string
  readonly stubs?: Readonly<Record<string, Readonly<Record<string, string>>>>
  readonly columns?: readonly string[]
}

/** In the order in which they go, one after the other: what changes no answer first, what is asked for most last. */
export const parts: readonly Part[] = [
  {
    name: 'fp-ts, as plain objects',
    stubs: {
      'fp-ts/Option': PLAIN_OPTION,
      'fp-ts/function': { pipe: '(value, ...fs) => fs.reduce((made, f) => f(made), value)' },
    },
  },
  {
    name: 'asides about the request',
    stubs: { 'request-aside': { oddTools: LIST } },
  },
  {
    name: 'parameters of the request',
    stubs: { 'parameter-fault': { parameterFaults: LIST } },
  },
  {
    name: 'waits in bodies',
    stubs: { 'body-wait': {} },
  },
  {
    name: 'buckets of rate limits',
    stubs: { 'rate-limit': {} },
  },
  {
    name: 'HTTP-dates',
    stubs: { 'http-date': { httpDate: NONE } },
  },
  {
    name: 'pages of intermediaries',
    stubs: {
      intermediary: {
        isFromGateway: FALSE,
        intermediaryOf: NONE,
        pageInstead: recognised('CaptivePortal'),
      },
    },
  },
  {
    name: 'redirects',
    stubs: {
      redirect: {
        judgeRedirect: recognised('RedirectNotFollowed'),
        opaqueRedirect: recognised('RedirectNotFollowed'),
        leftOrigin: FALSE,
      },
    },
  },
  {
    name: 'streams',
    stubs: {
      stream: {
        isTranscript: FALSE,
        readStream: `() => ({
          complete: false, error: null, delivered: false, endedWith: 'Unknown', silentMs: null,
        })`,
      },
      interrupted: { judgeInterrupted: recognised('StreamInterrupted') },
    },
  },
  {
    name: 'successes that are none',
    stubs: { success: { judgeSuccess: recognised('Healthy') } },
  },
  {
    name: 'thrown errors',
    stubs: { thrown: {}, transport: { judgeNoAnswer: recognised('Unknown') } },
    columns: ['thrownCodes', 'thrownWords'],
  },
  {
    name: 'faults of the URL',
    stubs: { 'url-fault': { urlFault: NONE, reachesGrid: FALSE } },
  },
  {
    name: 'faults of the credentials',
    stubs: {
      'auth-fault': { authFault: NONE, hasForeignKey: FALSE, hasGoodCredentials: FALSE },
    },
  },
  {
    name: 'faults of instrument, method and body',
    stubs: {
      instrument: { isListed: FALSE, suggestion: `() => ''`, instrumentFault: NONE },
      'method-fault': { methodFault: NONE },
      'body-fault': { bodyFaults: LIST },
    },
  },
  {
    name: 'the request itself',
    stubs: { request: {} },
  },
  {
    name: 'the gate that lets no key out',
    stubs: {
      redact: {
        GATED: `'…'`,
        isKeyShaped: FALSE,
        isGated: FALSE,
        isSecretUrl: FALSE,
        safeRequestId: SAME,
        safeName: SAME,
        safeMethod: SAME,
        safeUrl: SAME,
      },
    },
  },
  {
    name: 'headers in other containers and spellings',
    stubs: {
      header: {
        headersIn:
          '(source) => (name) => (source && source.get ? source.get(name) : source?.[name]) ?? null',
      },
    },
  },
  {
    name: 'words of error bodies',
    columns: ['words'],
  },
  {
    name: 'codes of error bodies',
    columns: ['codes', 'vagueCodes'],
  },
  {
    name: 'what a 402 or 429 is about',
    stubs: {
      limits: {
        credits: recognised('InsufficientCredits'),
        limited: recognised('RateLimited'),
      },
    },
  },
  {
    name: 'what a 401, 404 or 503 is about',
    stubs: {
      unauthorized: { judgeUnauthorized: recognised('InvalidApiKey') },
      'not-found': { judgeNotFound: recognised('UnknownInstrument') },
      unavailable: { judgeUnavailable: recognised('BalanceReplenishing') },
    },
  },
  {
    name: 'envelopes of other services',
    stubs: {
      body: {
        envelopeOf: ONE_ENVELOPE,
        hasError: FALSE,
        isBody: '(raw) => raw != null',
        isCut: FALSE,
        jsonOf: '(body) => body.parsed',
        readBody: ONE_BODY,
      },
    },
  },
  {
    name: 'paces, deadline and spread',
    stubs: { plan: { plan: ONE_PACE }, policy: { defaultPolicy: '{}' } },
  },
  {
    name: 'waits but whole seconds',
    stubs: { 'header-wait': { headerWait: SECONDS } },
  },
  {
    name: 'which fault explains which status',
    columns: ['within', 'silences'],
  },
  {
    name: 'hosts and instruments of The Grid',
    stubs: { grid: { theGrid: NO_GRID } },
  },
  {
    name: 'answers in the shapes of clients',
    stubs: { outcome: { readOutcome: ONE_OUTCOME } },
  },
]
