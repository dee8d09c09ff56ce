import { version } from 'grid-triage'
import { WIDTH, wrapped } from './layout.js'

const KINDS =
  'the output of curl, a HAR file, an error with its stack, a line of a log, the answer itself'

export const help = `grid-triage ${version} · Is it me or The Grid?

  npx grid-triage [options] [file]
  curl -isL … 2>&1 | npx grid-triage

${wrapped(
  `Reads one failed call as you have it: ${KINDS}. Says whose it is, what to do, and when to retry. It makes no call, and prints no key, prompt or answer.`,
  WIDTH,
).join('\n')}

Options
  --json                 everything, as one JSON document
  --curl                 the plain call to compare with, for a shell
  --report               what support asks for, as Markdown
  --auto-top-up on|off   whether Auto Top Up is on: it decides about a 402
  -h, --help
  -v, --version
  -                      standard input, as without a file

Exit codes
  0  nothing is wrong      3  between you and The Grid
  1  yours to fix          4  not clear whose
  2  it is The Grid       64  wrong usage, or a file that cannot be read
                          74  the answer cannot be written`

/** What a person is told who is about to type into it: behind text, the end of input counts only in a row of its own. */
export const pasteHint = (platform: string): string =>
  `Paste the failed call, then press ${platform === 'win32' ? 'Enter, Ctrl-Z and Enter' : 'Enter and Ctrl-D'}.`

export const seeHelp = 'See grid-triage --help.'

export const nothingToRead = 'There was nothing to read.'

/** Where nothing of a text was understood. */
export const canRead = `What can be read: ${KINDS}.`

const WHY: ReadonlyMap<string, string> = new Map([
  ['ENOENT', 'there is no such file'],
  ['EISDIR', 'it is a directory'],
  ['EACCES', 'permission denied'],
])

const named = (file: string): string => (file.trim() === '' ? `'${file}'` : file)

/** Why a file, or standard input, could not be read. */
export const unreadable = (file: string | null, code: string): string =>
  `Cannot read ${file === null ? 'standard input' : named(file)}: ${WHY.get(code) ?? code}.`
