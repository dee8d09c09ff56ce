import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { PONG, startGrid } from './grid.mjs'
import { check, close } from './tally.mjs'
import { buildLibrary, compile, FAILING, SPEED, sizes, startWorkers } from './workers.mjs'

const KEY = '4f9a1c7e2b8d6035a1c4e7f2b9d80c63'
const WRONG_KEY = 'c2d94b7f0e6a1835d7b0c3e9f4a26815'
const NOBODY = 'http://127.0.0.1:1/v1'

/** One for each check, so that none pays for another's retries. */
const workersFor = (baseUrl) => {
  const fit = { key: KEY, baseUrl }
  return [
    { name: 'plain', ...fit },
    { name: 'stranger', ...fit, key: WRONG_KEY },
    { name: 'lost', ...fit, baseUrl: NOBODY },
    { name: 'patient', ...fit },
    { name: 'left', ...fit },
    { name: 'right', ...fit, owner: 'left' },
    { name: 'alone', ...fit },
    { name: 'apart', ...fit },
    { name: 'first', ...fit },
    { name: 'second', ...fit, owner: 'first' },
    { name: 'bereft', ...fit, owner: 'failing' },
    { name: 'failing', ...fit, contents: FAILING },
  ]
}

const refused = async (response) => {
  const text = await response.text()
  return { status: response.status, text, ...JSON.parse(text).error }
}

const calls = async ({ chat }, { served, release }) => {
  await check('passes an answer through', async () => {
    const response = await chat('plain', 'ping')
    assert.equal(response.status, 200)
    assert.equal(await response.text(), PONG)
    assert.equal(served('ping'), 1)
  })
  await check('passes a stream through as it comes', async () => {
    const response = await chat('plain', 'stream')
    const reader = response.body.getReader()
    const first = await reader.read()
    assert.match(new TextDecoder().decode(first.value), /"role":"assistant"/)
    release()
    let rest = ''
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      rest += new TextDecoder().decode(next.value)
    }
    assert.match(rest, /"ng".*\[DONE\]\n\n$/s)
  })
  await check('tries a fault again until it passes', async () => {
    const response = await chat('plain', 'fault twice')
    assert.equal(response.status, 200)
    assert.equal(await response.text(), PONG)
    assert.equal(served('fault twice'), 3)
  })
  await check('answers a 401 at once, with the diagnosis and without the key', async () => {
    const response = await chat('stranger', 'knock')
    assert.equal(response.headers.get('x-should-retry'), 'false')
    const { status, text, message, diagnosis, decision } = await refused(response)
    assert.equal(status, 401)
    assert.match(message, /^401 · InvalidApiKey · yours to fix\n/)
    assert.equal(diagnosis._tag, 'Unauthorized')
    assert.equal(diagnosis.requestId, 'req-1')
    assert.deepEqual(decision, { _tag: 'Stop', reason: 'NeedsFix', untilEpochMs: null })
    assert.equal(text.includes(WRONG_KEY.slice(0, 8)), false)
    assert.equal(served('knock'), 1)
  })
  await check('says so when nobody listens', async () => {
    const { status, diagnosis } = await refused(await chat('lost', 'ping'))
    assert.equal(status, 502)
    assert.equal(diagnosis._tag, 'Unreachable')
  })
  await check('gives up what does not answer', async () => {
    const { status, diagnosis } = await refused(await chat('patient', 'no answer'))
    assert.equal(status, 502)
    assert.equal(diagnosis._tag, 'NoReply')
  })
}

/** Four calls each through two Workers, all at once and all in vain: why each ended. */
const eightInVain = async (chat, names, what) => {
  const responses = await Promise.all(
    names.flatMap((name) => [1, 2, 3, 4].map(() => chat(name, what))),
  )
  return Promise.all(responses.map(async (response) => (await refused(response)).decision.reason))
}

/** Sessions whose retry is due and costs one token, of a policy under which hardly any comes back. */
const due = async (library, count) => {
  const { advance, begin, diagnose, openBudget, policy } = await import(pathToFileURL(library).href)
  const made = policy({ totalMs: 1e9, budget: { relaxMs: 1e9 } })
  const moment = { now: Date.now() * SPEED - 30_000, random: 0.5 }
  const began = begin(moment, { policy: made.policy })
  const [session] = advance(began, openBudget(0), diagnose({ status: 500 }), moment)
  return Array.from({ length: count }, () => session)
}

const budgets = async ({ chat, admitted }, { served }, library) => {
  await check('lets two isolates spend four tokens together', async () => {
    const reasons = await eightInVain(chat, ['left', 'right'], 'together')
    // Eight first attempts, four tokens, and at most one that comes back within the minute.
    const count = served('together')
    assert.ok(count > 8 && count <= 13, `${count} calls`)
    assert.ok(reasons.includes('BudgetSpent'), reasons.join())
  })
  await check('sees more calls where each has a budget of its own', async () => {
    await eightInVain(chat, ['alone', 'apart'], 'apart')
    const count = served('apart')
    assert.ok(count > served('together'), `${count} calls`)
  })
  await check('admits four of ten that ask at once, from two isolates', async () => {
    const tags = await admitted(['first', 'second'], await due(library, 10))
    assert.deepEqual(tags, [...Array(4).fill('Go'), ...Array(6).fill('Wait')])
  })
  await check('retries nothing where the budget cannot be asked', async () => {
    const { status, decision } = await refused(await chat('bereft', 'in vain'))
    assert.equal(status, 500)
    assert.equal(decision.reason, 'BudgetSpent')
    assert.equal(served('in vain'), 1)
    assert.equal((await chat('bereft', 'ping')).status, 200)
  })
}

const memory = (scratch, library) =>
  check('remembers what was spent when it starts anew', async () => {
    const three = async () => {
      const workers = [{ name: 'kept', key: KEY, baseUrl: NOBODY }]
      const { admitted, close } = await startWorkers(scratch, workers, join(scratch, 'kept'))
      const tags = await admitted(['kept'], await due(library, 3))
      await close()
      return tags
    }
    assert.deepEqual(await three(), ['Go', 'Go', 'Go'])
    assert.deepEqual(await three(), ['Go', 'Wait', 'Wait'])
  })

const kB = (bytes) => `${(bytes / 1000).toFixed(1)} kB`
const weight = ({ minified, gzipped }) => `${kB(minified)} minified, ${kB(gzipped)} gzipped`

export const checkAll = async () => {
  const scratch = mkdtempSync(join(tmpdir(), 'grid-triage-worker-'))
  const grid = await startGrid(KEY)
  try {
    const library = buildLibrary(scratch)
    await check('compiles', compile)
    const workers = await startWorkers(scratch, workersFor(grid.baseUrl))
    await calls(workers, grid)
    await budgets(workers, grid, library)
    await workers.close()
    await memory(scratch, library)
    const { example, diagnoseAndDecide } = await sizes(scratch)
    console.log(`\nthe Worker of examples/worker: ${weight(example)}`)
    console.log(`a Worker with diagnose and decide alone: ${weight(diagnoseAndDecide)}`)
  } finally {
    await grid.close()
    rmSync(scratch, { recursive: true, force: true })
  }
  close()
}
