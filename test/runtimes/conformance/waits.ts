import { below, oneIn, oneOf, type Random } from './random.js'

/** Epoch ms: when all that is random happens. */
export const NOON = 1_790_000_000_000

const seconds = (random: Random): string => String(below(random, 120))

/** A date of 2026 in one of the three forms of HTTP, or nearly. */
const date = (random: Random): string => {
  const clock = `1${below(random, 10)}:${10 + below(random, 50)}:${10 + below(random, 50)}`
  return oneOf(random, [
    `Mon, 21 Sep 2026 ${clock} GMT`,
    `Monday, 21-Sep-26 ${clock} GMT`,
    `Mon Sep 21 ${clock} 2026`,
    `Mon, 21 Sep 2026 ${clock} CEST`,
    `2026-09-21T${clock}Z`,
    `2026-09-21T${clock}.25+02:00`,
  ])
}

const span = (random: Random): string =>
  oneOf(random, [
    seconds(random),
    seconds(random),
    `${seconds(random)}.5`,
    `${seconds(random)}s`,
    `${below(random, 9)}m${below(random, 60)}s`,
    `${below(random, 900)}ms`,
    `-${seconds(random)}`,
    'soon',
    '',
    ` ${seconds(random)} `,
    '1e3',
    '0',
    '86400',
    '99999999999999',
    date(random),
    String(Math.floor(NOON / 1000) + below(random, 300)),
    String(NOON + below(random, 300_000)),
    `${seconds(random)}, ${seconds(random)}`,
  ])

const asked = (random: Random): Readonly<Record<string, unknown>> =>
  oneOf<Readonly<Record<string, unknown>>>(random, [
    {},
    { 'retry-after': span(random) },
    { 'Retry-After': span(random) },
    { 'retry-after-ms': span(random) },
    { 'x-ratelimit-retry-after': span(random) },
    { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': span(random) },
    {
      'x-ratelimit-remaining-requests': String(below(random, 2)),
      'x-ratelimit-reset-requests': span(random),
      'x-ratelimit-remaining-tokens': '0',
      'x-ratelimit-reset-tokens': span(random),
    },
    {
      'anthropic-ratelimit-requests-remaining': '0',
      'anthropic-ratelimit-requests-reset': span(random),
    },
    { ratelimit: `"default";r=${below(random, 2)};t=${seconds(random)}` },
    { RateLimit: 'limit=10, remaining=0, reset=7', 'ratelimit-policy': '10;w=60' },
    { 'retry-after': span(random), 'retry-after-ms': span(random) },
    { 'x-should-retry': oneOf(random, ['false', 'true']), 'retry-after': span(random) },
    { 'grpc-retry-pushback-ms': oneOf(random, ['-1', '1500', 'x']) },
  ])

/** What a server says about waiting, in the dialects that there are. */
export const pushback = (random: Random): Readonly<Record<string, unknown>> => ({
  ...asked(random),
  ...(oneIn(random, 3) ? { date: date(random) } : {}),
})

/** The same in the words of a body. */
export const waitInWords = (random: Random): string =>
  oneOf(random, [
    'Too many requests',
    `Please try again in ${span(random)}.`,
    `Rate limit reached, try again in ${below(random, 9)}m0s`,
    `retry after ${seconds(random)} seconds`,
    'You exceeded your current quota',
    'daily limit reached',
  ])
