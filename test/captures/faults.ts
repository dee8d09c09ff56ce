import { homedir, tmpdir } from 'node:os'
import { fileURLToPath } from 'node:url'

/** What must not be in a text: where it was made, how, and what a shell says when a tool is not there. */
const misplaced: readonly string[] = [
  fileURLToPath(new URL('../..', import.meta.url)),
  `${tmpdir()}/`,
  `${homedir()}/`,
  '127.0.0.1',
  'x-scenario',
  'command not found',
]

/** Why a text can't be kept, or `null`. */
export const faultOf = (text: string, name: string): string | null => {
  const line = text.split('\n').find((each) => misplaced.some((part) => each.includes(part)))
  return line === undefined ? null : `${name}: shows where it was made: ${line.slice(0, 160)}`
}
