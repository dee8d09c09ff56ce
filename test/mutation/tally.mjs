// Scores, and which survivors are accounted for.

const isDetected = ({ status }) => status === 'Killed' || status === 'Timeout'
/** What the plugin left out is not. */
export const isCounted = ({ status }) => status !== 'Ignored'

export const isSurvivor = ({ status }) => status === 'Survived' || status === 'NoCoverage'

/** The share of the counted mutants that a test noticed, in per cent. */
export const score = (results) => {
  const counted = results.filter(isCounted)
  return (100 * counted.filter(isDetected).length) / counted.length
}

/** `file: name` of a survivor, as `survivors.json` lists it. */
const keyOf = ({ file, name }) => `${file}: ${name}`

const listed = (reasons) => new Set(reasons.flatMap(({ mutants }) => mutants))

export const isUnexplained = (result, reasons) =>
  isSurvivor(result) && !listed(reasons).has(keyOf(result))

/** Survivors without a reason, and reasons without a survivor. */
export const account = (results, reasons) => {
  const alive = new Set(results.filter(isSurvivor).map(keyOf))
  const explained = listed(reasons)
  return {
    unexplained: [...alive].filter((key) => !explained.has(key)),
    stale: [...explained].filter((key) => !alive.has(key)),
  }
}
