import type { Population, Scenario } from './scenario.js'

/** Who calls, and what the server can do. */
export interface Crowd {
  readonly clients: number
  /** Of these, the first so many call at once, and the others call at all times. */
  readonly herd: number
  /** Fresh calls, the herd's left aside. */
  readonly callsPerS: number
  readonly capacityPerS: number
}

/** A herd is this much work, in seconds. */
const HERD_WORK_S = 20
/** Beside a herd, one busy client for so many of its members makes the calls of all times. */
const HERD_PER_BUSY = 20

export const crowd = (
  { herd, load, callsPerSPerClient }: Scenario,
  population: Population,
): Crowd => {
  const { callsPerS } = population
  const perClient = callsPerSPerClient ?? population.callsPerSPerClient
  const clients = Math.max(1, Math.round(callsPerS / perClient))
  if (herd === null) return { clients, herd: 0, callsPerS, capacityPerS: callsPerS / load }
  const capacityPerS = clients / HERD_WORK_S
  return {
    clients: clients + Math.max(1, Math.round(clients / HERD_PER_BUSY)),
    herd: clients,
    callsPerS: capacityPerS * load,
    capacityPerS,
  }
}
