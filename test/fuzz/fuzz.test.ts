import { describe, expect, it } from 'vitest'
import { library } from './doors.js'
import { fuzz } from './fuzz.js'
import { summary } from './print.js'
import { properties } from './properties.js'
import { smaller } from './smaller.js'

/** The seed of all tests: `SEED=…` looks elsewhere. */
const seed = Number(process.env.SEED ?? 20_261_124)

describe('ten seconds of random input on every public function', () => {
  it('find nothing, look at every property, and leave no function out', async () => {
    const outcome = await fuzz({ doors: library, seed, seconds: 10 })
    expect(outcome.findings, summary(outcome)).toEqual([])
    const idle = [...outcome.calls].filter(([, calls]) => calls === 0).map(([name]) => name)
    expect(idle).toEqual([])
    const unseen = [...outcome.inputsOf].filter(([, inputs]) => inputs < 10).map(([name]) => name)
    expect(unseen).toEqual([])
    expect(outcome.inputsOf.size).toBe(properties.length)
    expect(outcome.inputs).toBeGreaterThan(100)
  })
})

describe('a run', () => {
  it('of a new function that no row calls says so', async () => {
    const main = { ...library.main, unheardOf: () => undefined }
    const { calls } = await fuzz({ doors: { ...library, main }, seed, seconds: 10, most: 5 })
    expect(calls.get('unheardOf')).toBe(0)
    expect(calls.get('diagnose')).toBeGreaterThan(5)
  })

  it('is the same again for the same seed, and another for another', async () => {
    const run = async (of: number) => {
      const { checks, calls } = await fuzz({ doors: library, seed: of, seconds: 60, most: 40 })
      return [[...checks], [...calls]]
    }
    const first = await run(7)
    expect(await run(7)).toEqual(first)
    expect(await run(8)).not.toEqual(first)
  })

  it('ends when its time is over', async () => {
    const { inputs, seconds } = await fuzz({ doors: library, seed, seconds: 0.3 })
    expect(inputs).toBeGreaterThan(0)
    expect(seconds).toBeLessThan(5)
  })

  it('that begins later finds the same under the same number, and cuts it down', async () => {
    const doors = {
      ...library,
      main: {
        ...library.main,
        curl: () => {
          throw new RangeError('never again')
        },
      },
    }
    const seen = await fuzz({ doors, seed, seconds: 60, most: 200, isEnough: () => true })
    const [found] = seen.findings
    const from = found?.input ?? 0
    const again = await fuzz({ doors, seed, seconds: 60, from, most: 1 })
    expect(found?.property).toBe('nothing is thrown')
    expect(again.findings.map(({ row, input }) => [row, input])).toContainEqual([found?.row, from])
    const least = await smaller(doors, again.findings[0] ?? expect.fail('nothing was found'))
    expect(Object.values(least.made.make()).filter((value) => value !== undefined)).toEqual([])
    expect(summary(again)).toContain(`npm run fuzz -- --seed ${seed} --input ${from}`)
  })
})
