import { setTimeout as wait } from 'node:timers/promises'
import { type Diagnosis, diagnose, extendGrid, type Grid } from 'grid-triage'
import { type Expected, expected } from '../../examples/expected.js'
import { type FakeGrid, startFakeGrid } from '../../examples/fake-grid.js'
import { type Row, rowsFor } from '../../examples/rows.js'
import { arrivals } from './arrivals.js'
import { type Call, type Client, unversioned } from './client.js'
import { type Deviation, deviations } from './deviations.js'
import { type Lines, runLine } from './lines.js'

/** What became of one row with one client. */
export type Trial =
  | { readonly _tag: 'AsThePage' }
  | { readonly _tag: 'LessExact'; readonly deviation: Deviation }
  | { readonly _tag: 'NotPossible'; readonly why: string }
  | { readonly _tag: 'Wrong'; readonly complaint: string }

/** The nine instruments are nine times the same call. */
export const pageRows: readonly Expected[] = expected.filter(
  ({ id }) => !/^(?:text|code|agent)-(?:standard|prime|max)$/.test(id),
)

export const gridOf = ({ chatOrigin, messagesOrigin, secondOrigin }: FakeGrid): Grid =>
  extendGrid({
    hosts: [
      { baseUrl: `${chatOrigin}/v1` },
      { baseUrl: `${messagesOrigin}/v1`, surface: 'Messages' },
      { baseUrl: `${secondOrigin}/v1` },
    ],
  })

/** Without retries of the client's own; one that follows a redirect comes twice. */
const mostArrivals = (id: string): number =>
  id === 'refused' ? 0 : id === 'followed' || id === 'lost-on-redirect' ? 2 : 1

const callOf = ({ id, url, init, options }: Row, signal: AbortSignal, fake: FakeGrid): Call => ({
  id,
  url,
  init: { ...init, body: init.body ?? '' },
  headers: Object.fromEntries(new Headers(init.headers)),
  follows: init.redirect !== 'manual',
  timeoutMs: options?.timeoutMs ?? 60_000,
  signal,
  fake,
})

const wrong = (complaint: string): Trial => ({ _tag: 'Wrong', complaint })

const judge = (client: Client, page: Expected, { _tag, cause, culprit }: Diagnosis): Trial => {
  const found = `${_tag} · ${cause} · ${culprit}`
  if (found === `${page.tag} · ${page.cause} · ${page.culprit}`) return { _tag: 'AsThePage' }
  const deviation = deviations.find(
    ({ clients, rows, is }) =>
      clients.includes(unversioned(client)) && rows.includes(page.id) && is === found,
  )
  return deviation === undefined
    ? wrong(`${found} instead of ${page.tag} · ${page.cause} · ${page.culprit}`)
    : { _tag: 'LessExact', deviation }
}

/** A client that waits by itself, for a day perhaps, must not keep the others waiting. */
const LONGEST_MS = 5_000
const TOO_LONG = Symbol('too long')

const send = async (
  client: Client,
  page: Expected,
  row: Row,
  fake: FakeGrid,
  lines: Lines,
): Promise<Trial> => {
  const caller = new AbortController()
  const { cancelAfterMs } = row
  const timer =
    cancelAfterMs === undefined ? undefined : setTimeout(() => caller.abort(), cancelAfterMs)
  const before = arrivals()
  const scope = await Promise.race([
    client.send(callOf(row, caller.signal, fake)),
    wait(LONGEST_MS, TOO_LONG, { ref: false }),
  ])
  clearTimeout(timer)
  if (scope === TOO_LONG) {
    caller.abort()
    return wrong('it never came to an end')
  }
  const came = arrivals() - before
  if (came > mostArrivals(page.id)) return wrong(`${came} requests arrived`)
  if (scope === null) {
    return page.tag === 'Healthy' ? { _tag: 'AsThePage' } : wrong('the client says all went well')
  }
  const name = 'error' in scope ? (client.inCatch ?? client.line) : client.line
  const grid = gridOf(fake)
  const line = lines.get(name) ?? ''
  return judge(client, page, await runLine(line, scope, (seen) => diagnose(seen, grid)))
}

/** Send every row once with one client, to a fake Grid of its own. */
export const tryClient = async (
  client: Client,
  lines: Lines,
): Promise<ReadonlyMap<string, Trial>> => {
  const fake = await startFakeGrid()
  const rows = rowsFor(fake)
  const trials = new Map<string, Trial>()
  try {
    for (const page of pageRows) {
      const row = rows.find(({ id }) => id === page.id)
      if (row === undefined) throw new Error(`no row called ${page.id}`)
      const why = client.cannot[page.id]
      const trial =
        why === undefined
          ? await send(client, page, row, fake, lines).catch((error: unknown) => wrong(`${error}`))
          : ({ _tag: 'NotPossible', why } as const)
      trials.set(page.id, trial)
    }
  } finally {
    await fake.close()
  }
  return trials
}
