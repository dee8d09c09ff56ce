import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { decoded } from '../../command/input.js'
import { fault } from './inputs.js'
import { run, takenOf } from './process.js'

const folder = mkdtempSync(join(tmpdir(), 'grid-triage-command-'))
const fileOf = (name: string, content: string | Uint8Array): string => {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

afterAll(() => {
  rmSync(folder, { recursive: true })
})

/** As Windows PowerShell 5 writes what `>` catches. */
const utf16le = (text: string): Uint8Array => Buffer.from(`\uFEFF${text}`, 'utf16le')

const MIB = 1024 * 1024

describe('the input', () => {
  it('is a file, or standard input, and reads the same', async () => {
    const file = fileOf('fault.txt', fault)
    const ended = await Promise.all([run(fault, ['--json', '-']), run('', ['--json', '--', file])])
    const read = ended.map(({ code, stdout }) => [code, JSON.parse(stdout).diagnosis.requestId])
    expect(read).toEqual([
      [2, 'req-7'],
      [2, 'req-7'],
    ])
  })

  it('is read in the encoding that its mark names', async () => {
    const marked = [
      utf16le(fault),
      Buffer.from(utf16le(fault)).swap16(),
      Buffer.from(`\uFEFF${fault}`),
    ]
    expect(marked.map(decoded)).toEqual([fault, fault, fault])
    const { code, stdout } = await run(utf16le(fault), ['--json'])
    expect([code, JSON.parse(stdout).diagnosis.requestId]).toEqual([2, 'req-7'])
  })

  it('that cannot be read is wrong usage, in one sentence without what a terminal would obey', async () => {
    const missing = join(folder, '\u001b[2J')
    expect(await run('', [missing])).toEqual({
      code: 64,
      stdout: '',
      stderr: `Cannot read ${join(folder, '\uFFFD[2J')}: there is no such file.\n`,
    })
  })

  it('that is no text is not understood, and none of it is printed', async () => {
    const bytes = Uint8Array.from({ length: 4096 }, (_, i) => (i * 89 + (i >> 3)) % 256)
    const { code, stdout, stderr } = await run(bytes)
    expect({ code, stderr }).toEqual({ code: 4, stderr: '' })
    expect(stdout).toContain('Unknown · not clear whose')
    expect(stdout).not.toContain('\uFFFD')
  })

  it('of 50 MB is read to the bound, and told to be cut', async () => {
    const long = Buffer.alloc(50 * MIB, 'a')
    const file = fileOf('long.txt', Buffer.concat([Buffer.from(`${fault}\n`), long]))
    const { code, stdout, stderr } = await run('', ['--json', file])
    expect({ code, stderr }).toEqual({ code: 2, stderr: '' })
    expect(JSON.parse(stdout).reading.isCut).toBe(true)
  })

  it('that never ends is left after the bound', async () => {
    const { bytes, ended } = await takenOf(Buffer.alloc(MIB, 'yes\n'))
    expect(ended.code).toBe(4)
    expect(bytes).toBeLessThan(24 * MIB)
  })
})
