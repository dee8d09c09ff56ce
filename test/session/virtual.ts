import type { Seen } from 'grid-triage'
import type { Effects, Sent } from 'grid-triage/drive'

export const CHAT_URL = 'https://api.thegrid.ai/v1/chat/completions'

/** A clock that only waits and attempts move, and the waits that were asked of it. */
export class Clock {
  time: number
  readonly waited: number[] = []
  constructor(start = 0) {
    this.time = start
  }
  readonly now = (): number => this.time
  readonly sleep = async (ms: number): Promise<void> => {
    this.waited.push(ms)
    this.time += ms
  }
}

/** A send that gets these answers in turn, the last one again for ever; its value is the attempt. */
export const answers =
  (...seen: readonly Seen[]) =>
  async (attempt: number): Promise<Sent<number>> => ({
    value: attempt,
    seen: seen[Math.min(attempt, seen.length) - 1] ?? {},
  })

/** Effects without a network and without chance. */
export const effects = (
  clock: Clock,
  send: Effects<number>['send'],
  more: Partial<Effects<number>> = {},
): Effects<number> => ({ send, sleep: clock.sleep, now: clock.now, random: () => 0.5, ...more })

/** One clock for many calls: whoever is due first goes on first. */
export class Scheduler {
  time = 0
  private sleepers: { readonly at: number; readonly wake: () => void }[] = []
  readonly now = (): number => this.time
  readonly sleep = (ms: number): Promise<void> =>
    new Promise((resolve) => {
      this.sleepers.push({ at: this.time + ms, wake: resolve })
    })
  /** Lets time pass until the work is done, or nothing is left that could end it. */
  async run<A>(work: Promise<A>): Promise<A> {
    const state = { done: false }
    const finished = work.finally(() => {
      state.done = true
    })
    for (;;) {
      await new Promise((resolve) => setImmediate(resolve))
      if (state.done || this.sleepers.length === 0) return finished
      const first = Math.min(...this.sleepers.map(({ at }) => at))
      const due = this.sleepers.filter(({ at }) => at === first)
      this.sleepers = this.sleepers.filter(({ at }) => at !== first)
      this.time = first
      for (const { wake } of due) wake()
    }
  }
}

/** An `AbortSignal` that tells who listens. */
export class Watched {
  aborted = false
  readonly listeners = new Set<() => void>()
  readonly addEventListener = (_type: 'abort', listener: () => void): void => {
    this.listeners.add(listener)
  }
  readonly removeEventListener = (_type: 'abort', listener: () => void): void => {
    this.listeners.delete(listener)
  }
  abort(): void {
    this.aborted = true
    for (const listener of this.listeners) listener()
  }
}
