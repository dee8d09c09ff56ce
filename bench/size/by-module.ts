import { budgetOf, fromSource } from './budget.js'
import { CORE, groups } from './groups.js'

/** How many bytes each module has in a group, minified, those with most first. */
export const byModule = async (
  names: readonly string[],
  print: (text: string) => void,
): Promise<void> => {
  const name = names.length === 0 ? CORE.name : names.join(' ')
  const group = groups.find((one) => one.name === name)
  if (group === undefined) {
    throw new Error(`No group is named ${name}. There are: ${groups.map((one) => one.name)}`)
  }
  const made = await fromSource(group)
  const { min, gzip } = budgetOf(made)
  print(`${name}: ${min} bytes min, ${gzip} gzip\n`)
  let sum = 0
  for (const [path, bytes] of [...made.bytesOf].toSorted(([, a], [, b]) => b - a)) {
    if (bytes === 0) continue
    sum += bytes
    const share = `${((100 * bytes) / min).toFixed(1)} %`
    const soFar = `${((100 * sum) / min).toFixed(0)} %`
    print(`${`${bytes}`.padStart(7)}${share.padStart(9)}${soFar.padStart(7)}  ${path}`)
  }
}
