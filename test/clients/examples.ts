import { setTimeout as wait } from 'node:timers/promises'
import { inspect } from 'node:util'
import axios from 'axios'
import { openBudget } from 'grid-triage'
import { createMessage, messagesClient } from '../../examples/anthropic.js'
import { withTriage } from '../../examples/axios.js'
import { type FakeGrid, startFakeGrid } from '../../examples/fake-grid.js'
import { complete, gridClient } from '../../examples/openai.js'
import { arrivals } from './arrivals.js'
import { gridOf } from './trial.js'

interface Example {
  readonly name: string
  /** One call, whose key may be wrong; the answer's text. */
  readonly call: (fake: FakeGrid, key: string, scenario: string) => Promise<unknown>
}

const SCALE = 1 / 50
const PING: [{ readonly role: 'user'; readonly content: 'ping' }] = [
  { role: 'user', content: 'ping' },
]
const toldOf = (fake: FakeGrid) => ({
  grid: gridOf(fake),
  client: { budget: openBudget(Date.now()) },
  sleep: (ms: number) => wait(ms * SCALE),
})

const examples: readonly Example[] = [
  {
    name: 'openai.ts',
    call: async (fake, apiKey, scenario) => {
      const client = gridClient(apiKey, `${fake.chatOrigin}/v1`).withOptions({
        defaultHeaders: { 'x-scenario': scenario },
      })
      const body = { model: 'text-prime', messages: PING }
      return (await complete(client, body, toldOf(fake))).choices[0]?.message.content
    },
  },
  {
    name: 'anthropic.ts',
    call: async (fake, key, scenario) => {
      const client = messagesClient(key, fake.messagesOrigin).withOptions({
        defaultHeaders: { 'x-api-key': key, 'x-scenario': scenario },
      })
      const body = { model: 'text-prime', messages: PING, max_tokens: 16 }
      const [block] = (await createMessage(client, body, toldOf(fake))).content
      return block?.type === 'text' ? block.text : null
    },
  },
  {
    name: 'axios.ts',
    call: async (fake, key, scenario) => {
      const headers = { authorization: `Bearer ${key}`, 'x-scenario': scenario }
      const client = withTriage(axios.create({ headers }), toldOf(fake))
      const { data } = await client.post(fake.chatUrl, { model: 'text-prime', messages: PING })
      return data.choices[0].message.content
    },
  },
]

/** What the error of an example carries; an error of anybody else is a fault of the example. */
const causeOf = (error: unknown, key: string): unknown => {
  if (inspect(error, { depth: 9, showHidden: true }).includes(key)) return 'a key'
  const carried: unknown = error instanceof Error ? error.cause : null
  if (typeof carried !== 'object' || carried === null || !('diagnosis' in carried)) return error
  const { diagnosis } = carried
  return typeof diagnosis === 'object' && diagnosis !== null && 'cause' in diagnosis
    ? diagnosis.cause
    : error
}

export interface Ran {
  readonly name: string
  readonly found: string
  readonly wanted: string
}

/** Every example, with a fault that passes and with keys that will not do. */
export const runExamples = async (): Promise<readonly Ran[]> => {
  const ran: Ran[] = []
  for (const { name, call } of examples) {
    const fake = await startFakeGrid({ scale: SCALE })
    const check = async (what: string, key: string, scenario: string, wanted: string) => {
      const before = arrivals()
      const end = await call(fake, key, scenario).catch((error: unknown) => causeOf(error, key))
      const found = `${end}, ${arrivals() - before} sent`
      ran.push({ name: `${name}, ${what}`, found, wanted })
    }
    try {
      const { key } = fake
      await check('no fault', key, '', 'Pong from the fake Grid., 1 sent')
      await check('a 500 that passes', key, 'fault-that-passes', 'Pong from the fake Grid., 3 sent')
      await check('a 500 that stays', key, 'fault-that-stays', 'ServiceError, 4 sent')
      await check('a placeholder for a key', 'YOUR_API_KEY', '', 'MalformedKey, 1 sent')
      await check('a wrong key', [...key].reverse().join(''), '', 'InvalidApiKey, 1 sent')
    } finally {
      await fake.close()
    }
  }
  return ran
}
