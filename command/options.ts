import { parseArgs } from 'node:util'

/** What is printed. */
export type Form = 'Text' | 'Json' | 'Curl' | 'Report'

/** Read one failed call and print it in one form. */
export interface Run {
  readonly _tag: 'Run'
  /** `null`: standard input. */
  readonly file: string | null
  readonly form: Form
  /** `null` where it was not said. */
  readonly autoTopUp: boolean | null
}

/** What the arguments ask for. */
export type Asked =
  | Run
  | { readonly _tag: 'Help' }
  | { readonly _tag: 'Version' }
  | { readonly _tag: 'Wrong'; readonly message: string }

const AUTO_TOP_UP: ReadonlyMap<string, boolean> = new Map([
  ['on', true],
  ['off', false],
])

const ON_OR_OFF = '--auto-top-up is on or off.'

const wrong = (message: string): Asked => ({ _tag: 'Wrong', message })

/** The parser throws sentences of its own, some of them long: what went wrong is in their code. */
const complaintOf = (error: unknown): string => {
  const message = error instanceof Error ? error.message : ''
  // Of an option with a short form the parser names both: '-h, --help'.
  const [, option = 'an option'] = /'(?:-\w, )?(-[^' ]{0,64})/.exec(message) ?? []
  const code = error instanceof Error && 'code' in error ? error.code : null
  if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') return `There is no option ${option}.`
  return option === '--auto-top-up' ? ON_OR_OFF : `${option} takes no value.`
}

const parsed = (args: readonly string[]) =>
  parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      json: { type: 'boolean' },
      curl: { type: 'boolean' },
      report: { type: 'boolean' },
      'auto-top-up': { type: 'string' },
      help: { type: 'boolean', short: 'h' },
      version: { type: 'boolean', short: 'v' },
    },
  })

const askedBy = ({ values, positionals }: ReturnType<typeof parsed>): Asked => {
  if (values.help === true) return { _tag: 'Help' }
  if (values.version === true) return { _tag: 'Version' }
  const forms: readonly Form[] = [
    ...(values.json === true ? (['Json'] as const) : []),
    ...(values.curl === true ? (['Curl'] as const) : []),
    ...(values.report === true ? (['Report'] as const) : []),
  ]
  if (forms.length > 1) return wrong('--json, --curl and --report exclude each other.')
  const said = values['auto-top-up']
  const autoTopUp = said === undefined ? null : AUTO_TOP_UP.get(said)
  if (autoTopUp === undefined) return wrong(ON_OR_OFF)
  const [file = '-', ...more] = positionals
  if (more.length > 0) return wrong('Only one file is read at a time.')
  return { _tag: 'Run', file: file === '-' ? null : file, form: forms[0] ?? 'Text', autoTopUp }
}

/** Reads the arguments behind the name of the command. */
export const asked = (args: readonly string[]): Asked => {
  try {
    return askedBy(parsed(args))
  } catch (error) {
    return wrong(complaintOf(error))
  }
}
