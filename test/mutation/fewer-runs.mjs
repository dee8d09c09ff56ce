// fast-check, with few cases of each property and without looking for the smallest: a mutant needs one that fails.
import fc from 'fast-check'

const MOST_RUNS = 8

const fewer = (parameters) => ({
  ...parameters,
  numRuns: Math.min(parameters?.numRuns ?? MOST_RUNS, MOST_RUNS),
  endOnFailure: true,
})

export default {
  ...fc,
  assert: (property, parameters) => fc.assert(property, fewer(parameters)),
  check: (property, parameters) => fc.check(property, fewer(parameters)),
}
