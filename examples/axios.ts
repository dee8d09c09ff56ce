import { setTimeout as wait } from 'node:timers/promises'
import axios, {
  type AxiosInstance,
  type AxiosResponse,
  type InternalAxiosRequestConfig,
} from 'axios'
import { explain, openBudget } from 'grid-triage'
import { type BudgetCell, drive, type Effects } from 'grid-triage/drive'

export type Told = Partial<Pick<Effects<unknown>, 'autoTopUp' | 'client' | 'grid' | 'policy'>> & {
  readonly sleep?: (ms: number, signal?: AbortSignal) => Promise<unknown>
}

/** What all calls of this process pay their retries from. */
const everyCall: BudgetCell = { budget: openBudget(Date.now()) }

const pause = (ms: number, signal?: AbortSignal) => wait(ms, undefined, signal && { signal })

/** A stream is gone once it was sent: a second attempt would send nothing, and might be answered. */
const canBeSentAgain = ({ data }: InternalAxiosRequestConfig): boolean =>
  data === undefined || typeof data === 'string' || ArrayBuffer.isView(data)

/**
 * Lets an axios instance try again where that helps; otherwise its error says what to do. An attempt ends after a minute
 * unless the instance says otherwise, which axios by itself does not.
 */
export const withTriage = (
  instance: AxiosInstance,
  { sleep = pause, ...told }: Told = {},
): AxiosInstance => {
  if (!instance.defaults.timeout) instance.defaults.timeout = 60_000
  // Without interceptors: through those of the instance a second attempt would come back here.
  const again = axios.create()
  const triage = async (config: InternalAxiosRequestConfig, first: () => AxiosResponse) => {
    const signal = config.signal instanceof AbortSignal ? config.signal : undefined
    const driven = await drive({
      now: Date.now,
      random: Math.random,
      client: everyCall,
      signal,
      ...told,
      sleep: (ms) => sleep(ms, signal),
      send: async (attempt) => {
        const response = attempt === 1 ? first() : await again.request(config)
        return { value: response, seen: { response } }
      },
    })
    if (driven._tag === 'Done') return driven.value
    const { diagnosis, decision, session } = driven
    const cause = { diagnosis, decision, session }
    const name = decision.reason === 'Cancelled' ? 'AbortError' : 'TriageError'
    // A new error, since the one of axios holds the key.
    throw Object.assign(new Error(explain(diagnosis, decision).text, { cause }), { name })
  }
  instance.interceptors.response.use(
    // A success earns the retries of other calls, and a page of a proxy is none.
    (response) => triage(response.config, () => response),
    (error: unknown) => {
      const config = axios.isAxiosError(error) ? error.config : undefined
      if (config === undefined || !canBeSentAgain(config)) throw error
      return triage(config, () => {
        throw error
      })
    },
  )
  return instance
}
