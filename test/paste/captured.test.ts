import { readdirSync, readFileSync } from 'node:fs'
import { diagnose } from 'grid-triage'
import { hideSecrets, readPasted } from 'grid-triage/paste'
import { describe, expect, it } from 'vitest'

interface Captured {
  readonly file: string
  readonly cause: string
}

const folder = new URL('../fixtures/pasted/', import.meta.url)
const textOf = (file: string): string => readFileSync(new URL(file, folder), 'utf8')
const captured: readonly Captured[] = JSON.parse(textOf('index.json'))

/** Lines that tell nothing of the call, and begin like nothing that does. */
const UNREAD: Readonly<Record<string, readonly [lines: number, reason: string]>> = {
  'wget-S-401': [1, 'the command of wget, whose options are not read'],
  'deno-inspected': [1, 'the second line of a hint'],
}

/** The keys that a run makes: of hex with or without a mark, and what is in base64 of a login. */
const keysIn = (text: string): readonly string[] =>
  (text.match(/[A-Za-z0-9]{20,}|(?<=:\/\/[^\s/@:]+:)[^\s/@:]+(?=@)|(?<=Basic )\S+/g) ?? []).filter(
    (run) => /\d/.test(run) && /[A-Za-z]/.test(run),
  )

const nameOf = (file: string): string => file.replace(/^\d+-|\.txt$/g, '')

describe.each(captured)('$file', ({ file, cause }) => {
  const text = textOf(file)
  const pasted = readPasted(text)
  const hidden = hideSecrets(text)

  it('gives the cause that its server brought about', () => {
    expect(diagnose(pasted).cause).toBe(cause)
  })

  it('reads the same without its secrets, hidden once or twice', () => {
    expect(hideSecrets(hidden)).toBe(hidden)
    expect(readPasted(hidden)).toEqual(pasted)
  })

  it('keeps no key', () => {
    const shown = JSON.stringify(pasted) + hidden
    expect(keysIn(text).filter((key) => shown.includes(key))).toEqual([])
  })

  it('is understood to the last line', () => {
    expect(pasted.reading.parts).not.toEqual([])
    expect(pasted.reading.unreadLines).toBe(UNREAD[nameOf(file)]?.[0] ?? 0)
    expect(pasted.reading.isCut).toBe(false)
  })
})

describe('the captured texts', () => {
  it('are those that are listed, and at least thirty', () => {
    const files = readdirSync(folder).filter((file) => file.endsWith('.txt'))
    expect(captured.map(({ file }) => file).toSorted()).toEqual(files.toSorted())
    expect(captured.length).toBeGreaterThan(30)
  })

  it('hold keys, so that they can be missed', () => {
    const withKeys = captured.filter(({ file }) => keysIn(textOf(file)).length > 0)
    expect(withKeys.length).toBeGreaterThan(30)
  })

  it('include those of whose lines not all are read', () => {
    const names = captured.map(({ file }) => nameOf(file))
    expect(Object.keys(UNREAD).filter((name) => !names.includes(name))).toEqual([])
  })
})
