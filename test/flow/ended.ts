import { type Seen, startFlow, type Verdict, verdict } from 'grid-triage'
import { expect } from 'vitest'
import { type Told, told } from './starts.js'

type Reply = Told[number]
export const quiet: Reply = ['StatusPage', 'NoIncident']
export const works: Reply = ['Curl', 'Works']
export const same: Reply = ['Curl', 'SameError']
export const none: Reply = ['Curl', 'NoAnswer']
export const other: Reply = ['Curl', 'OtherError']

// What is said at more than one end.
export const WITH = 'with the timestamp, the instrument, and what you expected vs. what you got.'
export const SUPPORT = `Send the request ID (returned in the x-request-id response header) to support@thegrid.ai, ${WITH}`
export const NO_ID = `Write to support@thegrid.ai, ${WITH} There is no request ID to send.`
export const YOUR_CODE =
  'Compare what your application sends with the curl that works: your auth and network are fine, and the bug is somewhere in your application.'
export const NETWORK = 'Check your proxy or firewall. We use standard HTTPS on port 443.'
export const RETRY = 'Retry: what was in the way seems to be over.'

/** What was seen, what was answered, and the verdict that this leads to. */
export type Path = readonly [
  what: string,
  seen: Seen,
  answers: Told,
  is: Omit<Verdict, 'next' | 'ruledOut' | 'open' | 'done'> & { readonly next: string | RegExp },
]

export const is = (
  blame: Verdict['blame'],
  culprit: Verdict['culprit'],
  cause: Verdict['cause'],
  certainty: Verdict['certainty'],
  because: Verdict['because'],
  next: string | RegExp,
): Path[3] => ({ blame, culprit, cause, certainty, because, next })

/** Where a walk ends: there is nothing more to ask. */
export const expectEnded = (_what: string, seen: Seen, answers: Told, expected: Path[3]): void => {
  const given = verdict(told(startFlow(seen), answers))
  expect(given).toMatchObject({ ...expected, next: given.next, done: true, open: [] })
  // What `explain` says of a cause is said there; here only that it is the right piece of advice.
  if (typeof expected.next === 'string') expect(given.next).toBe(expected.next)
  else expect(given.next).toMatch(expected.next)
}
