// Scores, and which survivors are accounted for.

const isDetected = ({ status }) => status === 'Killed' || status === 'Timeout'
const isCounted = ({ status }) => status !== 'Ignored'

export const isSurvivor = ({ status }) => status === 'Survived' || status === 'NoCoverage'

/** The share of the counted mutants that a test noticed, in per cent. */
export const score = (results) => {
  const counted = results.filter(isCounted)
  return (100 * counted.filter(isDetected).length) / counted.length
}

export const byFile = (results) => {
  const files = [...new Set(results.map(({ file }) => file))].toSorted()
  return files.map((file) => {
    const mutants = results.filter((result) => result.file === file && isCounted(result))
    return {
      file,
      mutants: mutants.length,
      survivors: mutants.filter(isSurvivor).length,
      score: score(mutants),
    }
  })
}

/** `file: name` of a survivor, as `survivors.json` lists it. */
export const keyOf = ({ file, name }) => `${file}: ${name}`

/** Survivors without a reason, and reasons without a survivor. */
export const account = (results, reasons) => {
  const listed = new Set(reasons.flatMap(({ mutants }) => mutants))
  const alive = new Set(results.filter(isSurvivor).map(keyOf))
  return {
    unexplained: [...alive].filter((key) => !listed.has(key)),
    stale: [...listed].filter((key) => !alive.has(key)),
  }
}
