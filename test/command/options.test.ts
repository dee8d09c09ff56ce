import { describe, expect, it } from 'vitest'
import { asked, type Run } from '../../command/options.js'

const run: Run = { _tag: 'Run', file: null, form: 'Text', autoTopUp: null }

describe('the arguments', () => {
  it('may all be absent: then standard input is read', () => {
    expect(asked([])).toEqual(run)
    expect(asked(['-'])).toEqual(run)
    expect(asked(['--'])).toEqual(run)
  })

  it('name a file, in front of the options or behind them', () => {
    expect(asked(['log.txt', '--json'])).toEqual({ ...run, file: 'log.txt', form: 'Json' })
    expect(asked(['--json', 'log.txt'])).toEqual({ ...run, file: 'log.txt', form: 'Json' })
    expect(asked(['--', '--json'])).toEqual({ ...run, file: '--json' })
  })

  it('choose a form', () => {
    expect(asked(['--json'])).toEqual({ ...run, form: 'Json' })
    expect(asked(['--curl'])).toEqual({ ...run, form: 'Curl' })
    expect(asked(['--report'])).toEqual({ ...run, form: 'Report' })
    expect(asked(['--report', '--report'])).toEqual({ ...run, form: 'Report' })
  })

  it('say whether Auto Top Up is on', () => {
    expect(asked(['--auto-top-up', 'on'])).toEqual({ ...run, autoTopUp: true })
    expect(asked(['--auto-top-up=off'])).toEqual({ ...run, autoTopUp: false })
    expect(asked(['--auto-top-up=off', '--auto-top-up', 'on'])).toEqual({ ...run, autoTopUp: true })
  })

  it('ask for help or the version before anything else', () => {
    expect(asked(['a', 'b', '--help'])).toEqual({ _tag: 'Help' })
    expect(asked(['-h'])).toEqual({ _tag: 'Help' })
    expect(asked(['-v'])).toEqual({ _tag: 'Version' })
    expect(asked(['--json', '--curl', '--version'])).toEqual({ _tag: 'Version' })
  })

  it('are refused with a sentence when they are wrong', () => {
    const ways: readonly (readonly [args: readonly string[], message: string])[] = [
      [['--verbose'], 'There is no option --verbose.'],
      [['--verbose=1'], 'There is no option --verbose.'],
      [['-x'], 'There is no option -x.'],
      [['--auto-top-up'], '--auto-top-up is on or off.'],
      [['--auto-top-up', '--json'], '--auto-top-up is on or off.'],
      [['--auto-top-up', 'maybe'], '--auto-top-up is on or off.'],
      [['--json=3'], '--json takes no value.'],
      [['--help=3'], '--help takes no value.'],
      [['-vx'], 'There is no option -x.'],
      [['--json', '--curl'], '--json, --curl and --report exclude each other.'],
      [['--curl', '--report'], '--json, --curl and --report exclude each other.'],
      [['one.txt', 'two.txt'], 'Only one file is read at a time.'],
      [['-', '-'], 'Only one file is read at a time.'],
    ]
    expect(ways.map(([args]) => asked(args))).toEqual(
      ways.map(([, message]) => ({ _tag: 'Wrong', message })),
    )
  })

  it('are never looked up as a property of anything', () => {
    for (const value of ['toString', '__proto__', 'constructor', '']) {
      expect(asked(['--auto-top-up', value])).toEqual({
        _tag: 'Wrong',
        message: '--auto-top-up is on or off.',
      })
    }
  })
})
