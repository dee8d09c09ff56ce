import { subscribe } from 'node:diagnostics_channel'

let arrived = 0
subscribe('http.server.request.start', () => {
  arrived += 1
})

/** How many requests reached a server of this process so far: a client that retries in secret shows. */
export const arrivals = (): number => arrived
