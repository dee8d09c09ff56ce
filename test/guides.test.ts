import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import manifest from '../package.json' with { type: 'json' }
import { causes } from '../src/causes.js'

const root = new URL('../', import.meta.url)
const textOf = (path: string): string => readFileSync(new URL(path, root), 'utf8')
const found = (text: string, pattern: RegExp): readonly string[] =>
  [...text.matchAll(pattern)].map(([, part = '']) => part)

const GUIDES = ['CONTRIBUTING.md', 'SECURITY.md', 'CHANGELOG.md', 'docs/decisions.md']

describe.each(GUIDES)('%s', (guide) => {
  const text = textOf(guide)

  it('names files that there are', () => {
    const paths = found(text, /`((?:src|test|bench|docs|lint|examples|vectors)\/[\w./-]+)`/g)
    expect(paths.filter((path) => !existsSync(new URL(path, root)))).toEqual([])
  })

  it('links to files that there are', () => {
    const links = found(text, /\]\((?!https?:)([^)#]+)(?:#[^)]*)?\)/g)
    expect(links.filter((link) => !existsSync(new URL(link, new URL(guide, root))))).toEqual([])
  })

  it('names commands that there are', () => {
    const commands = found(text, /`npm run ([a-z:]+)/g)
    expect(commands.filter((command) => !Object.hasOwn(manifest.scripts, command))).toEqual([])
  })
})

/** Run by npm itself: nobody has to know of them. */
const LIFECYCLE = ['prepack']

it('names each script in CONTRIBUTING.md or the README', () => {
  const named = ['CONTRIBUTING.md', 'README.md'].flatMap((page) =>
    found(textOf(page), /\bnpm (?:run )?([a-z:]+)/g),
  )
  const scripts = Object.keys(manifest.scripts)
  expect(scripts.filter((name) => ![...LIFECYCLE, ...named].includes(name))).toEqual([])
})

it.each(['README.md', ...GUIDES])('%s counts the causes right', (page) => {
  const counts = found(textOf(page), /\b(\d+) causes\b/g)
  expect(counts.filter((count) => Number(count) !== Object.keys(causes).length)).toEqual([])
})

/** `| what | bound | `NAME` in `src/file.ts` |`, as the bounds stand in SECURITY.md. */
const BOUND = /^\| [^|]+ \| ([\d,]+)[^|]* \| `(\w+)` in `(src\/[\w-]+\.ts)` \|$/

describe('the bounds in SECURITY.md', () => {
  const [, table = ''] = textOf('SECURITY.md').split(
    '| what is read | bound | where |\n|---|---|---|\n',
  )
  const rows = table.slice(0, table.indexOf('\n\n')).split('\n')
  const bounds = rows.flatMap((row) => {
    const [all, most = '', name = '', file = ''] = BOUND.exec(row) ?? []
    return all === undefined ? [] : [{ most, name, file }]
  })

  it('are read from each row of the table', () => {
    expect(rows.filter((row) => !BOUND.test(row))).toEqual([])
    expect(bounds.length).toBeGreaterThan(12)
  })

  it.each(bounds)('$name in $file is $most', ({ most, name, file }) => {
    const [value = ''] = found(textOf(file), new RegExp(`const ${name} = ([\\d_]+)$`, 'gm'))
    expect(value.replaceAll('_', '')).toBe(most.replaceAll(',', ''))
  })
})
