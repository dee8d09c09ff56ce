// One line per check.
const counted = { passed: 0, failed: 0 }

/** A check tells what is wrong, line by line; with nothing to tell it has passed. */
export const check = (name, faults) => {
  const found = [faults].flat().filter((fault) => fault !== '')
  counted[found.length === 0 ? 'passed' : 'failed'] += 1
  console.log(`${found.length === 0 ? 'ok  ' : 'FAIL'} ${name}`)
  for (const fault of found) console.log(fault.trimEnd().replace(/^/gm, '     '))
}

/** A check of the checks: `faults` of a package that was broken on purpose, which must tell `said`. */
export const finds = (name, faults, said) => {
  const found = [faults].flat().join('\n')
  check(`found out: ${name}`, said.test(found) ? [] : [`not found, but: ${found || 'no fault'}`])
}

export const same = (got, expected) =>
  JSON.stringify(got) === JSON.stringify(expected)
    ? []
    : [`got      ${JSON.stringify(got)}`, `expected ${JSON.stringify(expected)}`]

export const close = () => {
  console.log(`\n${counted.passed} passed, ${counted.failed} failed`)
  process.exitCode = counted.failed === 0 ? 0 : 1
}
