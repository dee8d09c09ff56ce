import { setTimeout as wait } from 'node:timers/promises'
import { explain, openBudget } from 'grid-triage'
import { type BudgetCell, drive, type Effects } from 'grid-triage/drive'
import OpenAI from 'openai'

export type Told = Partial<Pick<Effects<unknown>, 'autoTopUp' | 'client' | 'grid' | 'policy'>> & {
  readonly signal?: AbortSignal
  readonly sleep?: (ms: number, signal?: AbortSignal) => Promise<unknown>
}

/** One layer that retries is enough, since two multiply: the SDK's own is off. Its time-out would be ten minutes. */
export const gridClient = (apiKey: string, baseURL = 'https://api.thegrid.ai/v1'): OpenAI =>
  new OpenAI({ apiKey, baseURL, maxRetries: 0, timeout: 60_000 })

/** What all calls of this process pay their retries from. */
const everyCall: BudgetCell = { budget: openBudget(Date.now()) }

const pause = (ms: number, signal?: AbortSignal) => wait(ms, undefined, signal && { signal })

/** A chat completion that is asked for again where that helps; otherwise the error says what to do. */
export const complete = async (
  client: OpenAI,
  body: OpenAI.ChatCompletionCreateParamsNonStreaming,
  { sleep = pause, signal, ...told }: Told = {},
): Promise<OpenAI.ChatCompletion> => {
  // The SDK's errors know neither the URL nor the key, which explain a 401 or a 404.
  const { url, req } = await client.buildRequest({
    method: 'post',
    path: '/chat/completions',
    body,
  })
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
      const { data, response } = await client.chat.completions.create(body, options).withResponse()
      return { value: data, seen: { response, body: data } }
    },
  })
  if (driven._tag === 'Done') return driven.value
  const { diagnosis, decision, session } = driven
  const cause = { diagnosis, decision, session }
  const name = decision.reason === 'Cancelled' ? 'AbortError' : 'TriageError'
  throw Object.assign(new Error(explain(diagnosis, decision).text, { cause }), { name })
}
