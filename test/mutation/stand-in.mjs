// What the tests take from vitest, as plain functions: they only note each test, and the runner runs it.
import * as matchers from '@vitest/expect'

const { chai } = matchers
chai.use(matchers.JestExtend)
chai.use(matchers.JestChaiExpect)
chai.use(matchers.JestAsymmetricMatchers)

/** A promise that has not settled by then never does, which is a failure. */
const LONGEST_MS = 10_000

let noted = []

/** The tests noted since the last call. */
export const takeNoted = () => {
  const taken = noted
  noted = []
  return taken
}

/** Rows are spread where all of them are arrays. */
const handing = (rows, body) => {
  const isTable = rows.every(Array.isArray)
  return rows.map((row) => () => (isTable ? body(...row) : body(row)))
}

export const describe = (_title, body) => body()
describe.each = (rows) => (_title, body) => {
  for (const run of handing(rows, body)) run()
}
describe.runIf = (isWanted) => (isWanted ? describe : () => undefined)

/** A test that measures time would blame a mutant for a busy machine. */
const isTimed = (body) => body.toString().includes('performance.now')

export const it = (_title, body) => {
  if (!isTimed(body)) noted.push(body)
}
it.each = (rows) => (_title, body) => {
  if (!isTimed(body)) noted.push(...handing(rows, body))
}

export const expect = Object.assign((value, message) => chai.expect(value, message), {
  ...chai.expect,
})
globalThis[matchers.GLOBAL_EXPECT] ??= expect
chai.expect.extend(expect, matchers.customMatchers)
Object.assign(expect, chai.expect)

/** Runs a test; gives what it failed with, or `null`. */
export const failureOf = async (test) => {
  let timer
  try {
    const result = test()
    if (typeof result?.then === 'function') {
      const late = new Promise((_settle, reject) => {
        timer = setTimeout(() => reject(new Error('never settled')), LONGEST_MS)
      })
      await Promise.race([result, late])
    }
    return null
  } catch (failure) {
    return failure ?? 'nothing'
  } finally {
    clearTimeout(timer)
  }
}
