import { Chance } from './chance.js'
import { anyRequest, clientError } from './corpus.js'
import type { Told } from './dialects.js'
import { pastedOf } from './pasted.js'
import { plant } from './plant.js'
import type { Pools } from './pools.js'
import { asked, inContainers, mixed } from './seen.js'

/** Where a call stands. */
export interface Stand {
  readonly attempt: number
  readonly now: number
  readonly random: number
  readonly elapsedMs: number | undefined
  readonly replay: string | undefined
}

/** All that is handed to the functions under test, and made anew for each pass over them. */
export interface World {
  readonly seen: unknown
  readonly request: unknown
  readonly error: unknown
  /** `undefined` for that of the library. */
  readonly grid: unknown
  readonly extension: unknown
  readonly at: unknown
  /** The same call, some time later. */
  readonly later: unknown
  /** `undefined` for that of the library. */
  readonly policy: unknown
  readonly policyOptions: unknown
  readonly backoff: unknown
  readonly other: unknown
  readonly number: unknown
  readonly share: unknown
  readonly pace: unknown
  readonly step: unknown
  readonly result: unknown
  readonly words: unknown
  readonly envelope: unknown
  /** A text as people paste it. */
  readonly pasted: unknown
}

export type Field = keyof World

/** A world in which everything is of the right type, and what is known of it. */
export interface Tame {
  readonly world: World
  readonly stand: Stand
  readonly told: Told | null
}

/** 2026-10-05 12:00:30 UTC. */
const NOON = 1_791_201_630_000

const PACES = ['Fault', 'Refill', 'RefillUnknown', 'Throttled', 'Overloaded', 'OutcomeUnknown']
const ANSWERS = [
  ['StatusPage', 'Incident'],
  ['StatusPage', 'NoIncident'],
  ['Curl', 'Works'],
  ['Curl', 'SameError'],
  ['Curl', 'NoAnswer'],
  ['Proxy', 'InTheWay'],
  ['AuthHeader', 'Wrong'],
  ['BaseUrl', 'Right'],
  ['Model', 'NotChecked'],
  ['Balance', 'NoCredits'],
  ['RequestBody', 'Wrong'],
  ['RequestId', 'Found'],
] as const

const read = (text: string): unknown => JSON.parse(text)

const standOf = (chance: Chance): Stand => ({
  attempt: 1 + chance.below(6),
  now: NOON + chance.below(90_000),
  // Without a spread nothing hides a wait that is too short.
  random: chance.pick([0, 0, 0.5, 1 - 2 ** -32, chance.share()]),
  elapsedMs: chance.pick([undefined, 0, 0, chance.below(70_000)]),
  replay: chance.pick([undefined, 'Once', 'Safe', 'Never']),
})

const hostsOf = (chance: Chance): readonly unknown[] =>
  chance.some<unknown>(
    [
      'https://llm.example.com/v1',
      { baseUrl: 'http://127.0.0.1:8080/grid/v1', surface: 'Messages' },
      'https://api.thegrid.ai:8443',
      'no url',
    ],
    3,
  )

/** What a grid lists is shown as it is: it is no place for a secret. */
const INSTRUMENTS = ['text-next', 'text-prime-2']

const optionsOf = (chance: Chance, { backoffs }: Pools): unknown => ({
  totalMs: chance.pick([60_000, 120_000, 0, -1]),
  spread: chance.share(),
  paces: {
    [chance.pick(PACES)]: {
      backoff: read(chance.pick(backoffs)),
      cost: chance.below(5),
    },
  },
})

const envelopeOf = (chance: Chance): unknown =>
  chance.pick([
    { errors: { detail: 'Insufficient credits', code: 'credits' } },
    { errors: { detail: { temperature: ['must be at most 2'] } } },
    { error: { message: 'Slow down', type: null, code: 429 } },
    { type: 'error', error: { type: 'overloaded_error', message: 'Overloaded' }, request_id: null },
    { error: 'Slow down' },
  ])

const gridOf = (chance: Chance): unknown =>
  chance.percent(70)
    ? undefined
    : {
        surfaces: {
          ChatCompletions: {
            endpoint: '/chat/completions',
            alsoServed: ['models'],
            authHeader: 'Authorization',
            authScheme: 'Bearer',
          },
          Messages: {
            endpoint: '/messages',
            alsoServed: [],
            authHeader: 'x-api-key',
            authScheme: null,
          },
        },
        hosts: [
          { surface: 'ChatCompletions', origin: 'https://api.thegrid.ai', basePath: '/v1' },
          { surface: 'Messages', origin: 'https://llm.example.com', basePath: '/grid/v1' },
        ],
        domain: 'thegrid.ai',
        instruments: [{ id: 'text-prime', seenOn: '2026-10-01' }],
      }

/** How many in a hundred, of those without a secret, name a wait that is known. */
const ASKING = 60

/** A world of the right types; with a secret, it is planted wherever there is text from outside. */
export const tameWorld = (chance: Chance, pools: Pools, secret: string | null): Tame => {
  const stand = standOf(chance)
  const wait = secret === null && chance.percent(ASKING) ? asked(chance, stand.now) : null
  const seen = wait?.seen ?? mixed(chance)
  const [step, result] = chance.pick(ANSWERS)
  const outside = {
    seen,
    request: chance.percent(50) ? seen.request : anyRequest(chance),
    error: seen.error ?? (chance.percent(30) ? clientError(chance) : undefined),
    hosts: hostsOf(chance),
    words: chance.pick(['a poem', 'nothing at all', undefined, 'an answer in 2 s']),
    envelope: envelopeOf(chance),
  }
  if (secret !== null) plant(outside, secret, chance)
  // Drawn apart, so that it changes nothing for the others.
  const pasted = pastedOf(new Chance(stand.now, stand.attempt), outside)
  if (wait === null) inContainers(seen, chance)
  const { hosts, ...others } = outside
  const world: World = {
    ...others,
    extension: { hosts, instruments: [...INSTRUMENTS] },
    grid: gridOf(chance),
    at: { ...stand },
    later: { now: stand.now + chance.below(40_000), random: chance.share() },
    policy: chance.percent(50) ? undefined : read(chance.pick(pools.policies)),
    policyOptions: optionsOf(chance, pools),
    backoff: read(chance.pick(pools.backoffs)),
    other: read(chance.pick(pools.backoffs)),
    number: chance.below(20_000),
    share: chance.share(),
    pace: chance.pick(PACES),
    step,
    result,
    pasted,
  }
  return { world, stand, told: wait?.told ?? null }
}
