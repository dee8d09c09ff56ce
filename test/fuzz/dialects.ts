import type { Chance } from './chance.js'
import { FORMS, httpDate, spanText } from './times.js'

/** What the server said, as the fuzzer wrote it: at least so many ms from now, and not before a moment. */
export interface Told {
  readonly ms: number
  readonly epochMs: number
}

/** An answer that asks for a wait. */
export interface Asking {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body?: unknown
  readonly told: Told
}

type Written = Omit<Asking, 'status'>

interface Dialect {
  readonly statuses: readonly number[]
  readonly write: (chance: Chance, now: number) => Written
}

const ANY = [402, 408, 429, 429, 500, 502, 503, 504, 529]
const LIMIT = [429, 429, 529]

const span = (headers: Written['headers'], ms: number): Written => ({
  headers,
  told: { ms, epochMs: 0 },
})
const moment = (headers: Written['headers'], epochMs: number): Written => ({
  headers,
  told: { ms: 0, epochMs },
})
const inBody = (body: unknown, ms: number): Written => ({
  headers: {},
  body,
  told: { ms, epochMs: 0 },
})

/** Mostly what fits a minute. */
const seconds = (chance: Chance): number =>
  chance.percent(85) ? chance.below(45) : chance.below(200_000)

/** Of a whole second, since an HTTP-date has no other; mostly soon, now and then past. */
const soon = (chance: Chance, now: number): number =>
  (Math.floor(now / 1000) + seconds(chance) - (chance.percent(10) ? 60 : 0)) * 1000

const BUCKETS = ['', '-requests', '-tokens', '-input-tokens', '-output-tokens']

/** A fraction of a ms is a whole one. */
const fraction = (chance: Chance): { readonly text: string; readonly ms: number } => {
  const [whole, tenths] = [seconds(chance), chance.below(10_000)]
  return {
    text: `${whole}.${`${tenths}`.padStart(4, '0')}`,
    ms: whole * 1000 + Math.ceil(tenths / 10),
  }
}

/** The reset of a bucket in which nothing is left. */
const bucket = (chance: Chance, value: string): Written['headers'] => {
  const kind = chance.pick(BUCKETS)
  const reset = { [`x-ratelimit-reset${kind}`]: value }
  return chance.percent(50) ? { ...reset, [`x-ratelimit-remaining${kind}`]: '0' } : reset
}

/** Every way to name a wait, with the wait that it names. */
const dialects: Readonly<Record<string, Dialect>> = {
  Seconds: {
    statuses: ANY,
    write: (chance) => {
      const n = seconds(chance)
      return span({ 'retry-after': `${n}` }, n * 1000)
    },
  },
  Fraction: {
    statuses: ANY,
    write: (chance) => {
      const { text, ms } = fraction(chance)
      return span({ 'retry-after': ` ${text}` }, ms)
    },
  },
  Lines: {
    statuses: ANY,
    write: (chance) => {
      const [a, b] = [seconds(chance), seconds(chance)]
      return span({ 'retry-after': `${a}, soon, ${b}` }, Math.max(a, b) * 1000)
    },
  },
  Date: {
    statuses: ANY,
    write: (chance, now) => {
      const at = soon(chance, now)
      return moment({ 'retry-after': httpDate(at, chance.pick(FORMS)) }, at)
    },
  },
  DateSince: {
    statuses: ANY,
    write: (chance, now) => {
      // The server's clock is not ours.
      const sent = (Math.floor(now / 1000) - 4000 + chance.below(8000)) * 1000
      const n = seconds(chance)
      const date = httpDate(sent, chance.pick(FORMS))
      return span({ date, 'retry-after': httpDate(sent + n * 1000, chance.pick(FORMS)) }, n * 1000)
    },
  },
  Epoch: {
    statuses: ANY,
    write: (chance, now) => {
      const at = soon(chance, now)
      return moment({ 'retry-after': chance.percent(50) ? `${at / 1000}` : `${at}` }, at)
    },
  },
  Both: {
    statuses: ANY,
    write: (chance, now) => {
      const [at, n] = [soon(chance, now), seconds(chance)]
      const headers = { 'retry-after': `${n}, ${httpDate(at, 'imf')}` }
      return { headers, told: { ms: n * 1000, epochMs: at } }
    },
  },
  Milliseconds: {
    statuses: ANY,
    write: (chance) => {
      const ms = chance.below(45_000)
      return span({ 'retry-after-ms': `${ms}`, 'retry-after': '0' }, ms)
    },
  },
  Azure: {
    statuses: [429, 503],
    write: (chance) => {
      const ms = chance.below(45_000)
      return span({ 'x-ms-retry-after-ms': `${ms}.5` }, ms + 1)
    },
  },
  Grpc: {
    statuses: [429, 500, 502, 503],
    write: (chance) => {
      const ms = chance.below(45_000)
      return span({ 'grpc-retry-pushback-ms': `${ms}` }, ms)
    },
  },
  Limiter: {
    statuses: LIMIT,
    write: (chance, now) => {
      const n = seconds(chance)
      const at = soon(chance, now)
      return chance.percent(50)
        ? span({ 'x-ratelimit-retry-after': `${n}` }, n * 1000)
        : moment({ 'x-ratelimit-retry-after': httpDate(at, 'imf') }, at)
    },
  },
  Bucket: {
    statuses: [429],
    write: (chance, now) => {
      const n = seconds(chance)
      const at = soon(chance, now)
      return chance.percent(50)
        ? span(bucket(chance, chance.percent(50) ? `${n}` : spanText(n)), n * 1000)
        : moment(bucket(chance, chance.percent(50) ? `${at / 1000}` : `${at}`), at)
    },
  },
  Anthropic: {
    statuses: [429],
    write: (chance, now) => {
      const at = soon(chance, now)
      const kind = chance.pick(['requests', 'tokens', 'input-tokens', 'output-tokens'])
      const name = `anthropic-ratelimit-${kind}`
      const reset = { [`${name}-reset`]: new Date(at).toISOString().replace('.000', '') }
      return moment({ ...reset, [`${name}-remaining`]: '0' }, at)
    },
  },
  Field: {
    statuses: [429],
    write: (chance) => {
      const n = seconds(chance)
      return span({ ratelimit: `"burst";r=9;t=900, "default";r=0;t=${n}` }, n * 1000)
    },
  },
  BodyField: {
    statuses: [429, 500, 503],
    write: (chance) => {
      const n = seconds(chance)
      const name = chance.pick(['retry_after', 'retryAfter'])
      const wait = chance.percent(50) ? { [name]: n } : { retry_after_ms: n * 1000 }
      return inBody({ error: { message: 'Slow down', ...wait } }, n * 1000)
    },
  },
  RetryInfo: {
    statuses: [429, 503],
    write: (chance) => {
      const n = seconds(chance)
      const detail = { '@type': 'type.googleapis.com/google.rpc.RetryInfo', retryDelay: `${n}s` }
      return inBody({ error: { message: 'Slow down', details: [detail] } }, n * 1000)
    },
  },
  Words: {
    statuses: [429],
    write: (chance) => {
      const n = seconds(chance)
      const message = `Rate limit reached. Please try again in ${spanText(n)}.`
      return inBody({ error: { message } }, n * 1000)
    },
  },
}

/** An answer that asks for a wait in one of the dialects. */
export const asking = (chance: Chance, now: number): Asking => {
  const { statuses, write } = chance.pick(Object.values(dialects))
  return { status: chance.pick(statuses), ...write(chance, now) }
}
