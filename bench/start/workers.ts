import { spawn } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Spread, spreadOf } from '../cost/stats.js'
import { bundleText } from '../size/targets.js'
import { inRounds } from './rounds.js'

export interface WorkerRow {
  readonly name: string
  readonly ms: Spread | null
  readonly timesEmpty: Spread | null
}

interface Worker {
  readonly name: string
  readonly code: string
  readonly from: 'consumer' | 'bench'
}

const answering = (expression: string): string =>
  `export default { fetch: () => Response.json(${expression}) }`

const client = (name: string, module: string): Worker => ({
  name,
  from: 'bench',
  code: `import Client from '${module}'
const client = new Client({ apiKey: 'key-of-the-bench' })
${answering(
  `{ name: Client.APIError.generate(429, { error: { message: 'slow' } }, 'slow', new Headers()).name, url: client.baseURL }`,
)}`,
})

const EMPTY: Worker = { name: 'an empty Worker', from: 'consumer', code: answering('{}') }

const workers: readonly Worker[] = [
  EMPTY,
  {
    name: 'diagnose + decide',
    from: 'consumer',
    code: `import { decide, diagnose } from 'grid-triage'
${answering(
  `decide(diagnose({ status: 429, headers: new Headers({ 'retry-after': '7' }) }), { attempt: 1, now: 0, random: 0.5 })`,
)}`,
  },
  {
    name: 'whole door',
    from: 'consumer',
    code: `import * as all from 'grid-triage'
export const kept = { ...all }
${answering(
  `all.explain(all.diagnose({ status: 429, headers: new Headers({ 'retry-after': '7' }) }))`,
)}`,
  },
  client('openai, client', 'openai'),
  client('@anthropic-ai/sdk, client', '@anthropic-ai/sdk'),
  {
    name: 'effect, Schedule',
    from: 'bench',
    code: `import * as Effect from 'effect/Effect'
import * as Schedule from 'effect/Schedule'
${answering(
  `Effect.runSync(Effect.retry(Effect.succeed(1), Schedule.jittered(Schedule.exponential(100))))`,
)}`,
  },
]

const CONFIG = `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [(
    name = "main",
    worker = (
      modules = [(name = "worker", esModule = embed "worker.mjs")],
      compatibilityDate = "2026-04-01",
    ),
  )],
  sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "main")],
);
`

const LONGEST_MS = 20_000

/** The port that workerd says it listens on. */
const portIn = (said: string): number | null => {
  const port = /"port":\s*(\d+)/.exec(said)?.[1]
  return port === undefined ? null : Number(port)
}

/** Ms from the start of the process until the first answer has arrived; `null` when none does. */
const firstAnswer = (workerd: string, folder: string): Promise<number | null> =>
  new Promise((resolve) => {
    const start = performance.now()
    const child = spawn(workerd, ['serve', '--control-fd=3', 'config.capnp'], {
      cwd: folder,
      stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    })
    const timer = setTimeout(() => child.kill('SIGKILL'), LONGEST_MS)
    let ms: number | null = null
    let said = ''
    let asked = false
    child.stdio[3]?.on('data', (chunk) => {
      said += chunk
      const port = portIn(said)
      if (port === null || asked) return
      asked = true
      fetch(`http://127.0.0.1:${port}/`)
        .then(async (response) => {
          await response.text()
          if (response.ok) ms = performance.now() - start
        })
        .catch(() => null)
        .finally(() => child.kill('SIGKILL'))
    })
    child.on('error', () => resolve(null))
    child.on('close', () => {
      clearTimeout(timer)
      resolve(ms)
    })
  })

/** How long workerd takes from its start to the first answer of each Worker. */
export const workerStarts = async (
  workerd: string,
  consumer: string,
  bench: string,
  rounds: number,
): Promise<readonly WorkerRow[]> => {
  const prepared = []
  for (const [i, { name, code, from }] of workers.entries()) {
    const folder = join(consumer, `worker-${i}`)
    mkdirSync(folder)
    const { code: bundled } = await bundleText('worker', code, from === 'bench' ? bench : consumer)
    writeFileSync(join(folder, 'worker.mjs'), bundled)
    writeFileSync(join(folder, 'config.capnp'), CONFIG)
    prepared.push({ name, folder })
  }
  const [first, ...others] = prepared.map((one) => ({
    ...one,
    reference: null,
    isInEveryRound: true,
  }))
  if (first === undefined) return []
  const subjects = [first, ...others.map((one) => ({ ...one, reference: first }))]
  const results = await inRounds(
    subjects,
    rounds,
    ({ folder }) => firstAnswer(workerd, folder),
    (ms) => ms,
  )
  return subjects.map((subject) => {
    const { measured = [], times = [] } = results.get(subject) ?? {}
    return measured.length === 0
      ? { name: subject.name, ms: null, timesEmpty: null }
      : { name: subject.name, ms: spreadOf(measured), timesEmpty: spreadOf(times) }
  })
}
