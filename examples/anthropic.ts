import { setTimeout as wait } from 'node:timers/promises'
import Anthropic from '@anthropic-ai/sdk'
import { explain, openBudget } from 'grid-triage'
import { type BudgetCell, drive, type Effects } from 'grid-triage/drive'

export type Told = Partial<Pick<Effects<unknown>, 'autoTopUp' | 'client' | 'grid' | 'policy'>> & {
  readonly signal?: AbortSignal
  readonly sleep?: (ms: number, signal?: AbortSignal) => Promise<unknown>
}

/**
 * The Messages host wants `x-api-key`, where the SDK would send an `apiKey` as a bearer token. Its own retries are off,
 * and its time-out would be ten minutes.
 */
export const messagesClient = (
  key: string,
  baseURL = 'https://messages-beta.api.thegrid.ai',
): Anthropic =>
  new Anthropic({
    baseURL,
    apiKey: null,
    defaultHeaders: { 'x-api-key': key },
    maxRetries: 0,
    timeout: 60_000,
  })

/** What all calls of this process pay their retries from. */
const everyCall: BudgetCell = { budget: openBudget(Date.now()) }

const pause = (ms: number, signal?: AbortSignal) => wait(ms, undefined, signal && { signal })

/** A message that is asked for again where that helps; otherwise the error says what to do. */
export const createMessage = async (
  client: Anthropic,
  body: Anthropic.MessageCreateParamsNonStreaming,
  { sleep = pause, signal, ...told }: Told = {},
): Promise<Anthropic.Message> => {
  // The SDK's errors know neither the URL nor the key, which explain a 401 or a 404.
  const { url, req } = await client.buildRequest({ method: 'post', path: '/v1/messages', body })
  const driven = await drive({
    now: Date.now,
    random: Math.random,
    client: everyCall,
    request: { url, ...req },
    signal,
    ...told,
    sleep: (ms) => sleep(ms, signal),
    send: async () => {
      const options = signal && { signal }
      const { data, response } = await client.messages.create(body, options).withResponse()
      return { value: data, seen: { response, body: data } }
    },
  })
  if (driven._tag === 'Done') return driven.value
  const { diagnosis, decision, session } = driven
  const cause = { diagnosis, decision, session }
  const name = decision.reason === 'Cancelled' ? 'AbortError' : 'TriageError'
  throw Object.assign(new Error(explain(diagnosis, decision).text, { cause }), { name })
}
