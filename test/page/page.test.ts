import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { faultsOf } from '../../page/build/faults.js'
import { BLOCK } from '../../page/build/pack.js'
import { makePage, type Page } from '../../page/build/page.js'
import examples from '../../page/examples.json' with { type: 'json' }
import { unmasked } from '../../page/ui/unmask.js'
import { unsqueezed } from '../../page/ui/unsqueeze.js'
import index from '../fixtures/pasted/index.json' with { type: 'json' }

const troubleshooting = readFileSync(
  new URL('../fixtures/troubleshooting.txt', import.meta.url),
  'utf8',
)

const hashOf = (text: string): string =>
  `'sha256-${createHash('sha256').update(text).digest('base64')}'`

const PACKED = /<script type=text\/plain id=packed>([^<]*)<\/script>/
const LOADER = /<script type=text\/plain id=loader>([^<]*)<\/script>/
const STARTER = /<script>([^<]*(?:<[^/][^<]*)*)<\/script>$/

describe('the page', () => {
  let page: Page
  let again: Page
  let read: string

  beforeAll(async () => {
    page = await makePage()
    again = await makePage()
    // As a browser does: the mark at the beginning outranks what a server says of the charset.
    read = new TextDecoder('utf-16le').decode(page.bytes)
  }, 60_000)

  it('is the same to the byte when it is made again', () => {
    expect(again.bytes.equals(page.bytes)).toBe(true)
  })

  it('is below 60,000 bytes', () => {
    expect(page.bytes.length).toBeLessThan(60_000)
    expect(page.bytes.subarray(0, 2)).toEqual(Buffer.of(0xff, 0xfe))
  })

  it('has nothing against it', () => {
    expect(faultsOf(page)).toEqual([])
  })

  it('unpacks to the style and the script that were bundled', () => {
    const text = Buffer.from(`${page.style}\0${page.script}`)
    const packed = PACKED.exec(read)?.[1] ?? ''
    expect(Buffer.from(unsqueezed(unmasked(packed, BLOCK), text.length)).equals(text)).toBe(true)
    expect(page.loader).toContain(`,${text.length})`)
  })

  it('allows what it unpacks, by hash, and nothing else', () => {
    const loader = Buffer.from(LOADER.exec(read)?.[1] ?? '', 'utf16le').toString('latin1')
    const starter = STARTER.exec(read)?.[1] ?? ''
    expect(loader).toBe(page.loader)
    expect(starter).toBe(page.starter)
    const [, policy = ''] = /content="(default-src[^"]*)"/.exec(read) ?? []
    expect(policy.split(';')).toEqual([
      "default-src 'none'",
      `script-src ${hashOf(starter)} ${hashOf(loader)} ${hashOf(page.script)}`,
      `style-src ${hashOf(page.style)}`,
      "base-uri 'none'",
      "form-action 'none'",
    ])
  })

  it('says what it needs where it cannot be unpacked', () => {
    expect(read).toContain('needs JavaScript and a browser of 2022 or newer')
  })

  it('names no place of the machine that made it', () => {
    const place = new URL('../..', import.meta.url).pathname
    expect(`${page.script}${page.style}${page.loader}`).not.toContain(place)
  })
})

describe('what must not go out', () => {
  const good: Page = {
    html: `'sha256-${'A'.repeat(43)}='`.repeat(4),
    style: 'p{color:red}',
    script: 'say("fetch failed: XMLHttpRequest, WebSocket")',
    loader: 'go()',
    starter: 'go()',
    packedBytes: 10,
    bytes: Buffer.alloc(59_999),
  }

  it('is nothing of a page that is as it should be', () => {
    expect(faultsOf(good)).toEqual([])
  })

  it('is a page that is too large', () => {
    expect(faultsOf({ ...good, bytes: Buffer.alloc(60_000) })).toHaveLength(1)
  })

  it('is a page without its hashes', () => {
    expect(faultsOf({ ...good, html: "script-src 'none'" })).toHaveLength(1)
  })

  it.each([
    'fetch("/")',
    'window.fetch(a)',
    'new XMLHttpRequest',
    'new WebSocket(a)',
    'new EventSource(a)',
    'navigator.sendBeacon(a)',
    'import("./a.js")',
    'importScripts("a.js")',
    'a.src="b.png"',
  ])('is a script with %s', (script) => {
    expect(faultsOf({ ...good, script })).toHaveLength(1)
    expect(faultsOf({ ...good, loader: script })).toHaveLength(1)
    expect(faultsOf({ ...good, starter: script })).toHaveLength(1)
  })

  it('is a style or a frame that loads', () => {
    expect(faultsOf({ ...good, style: 'p{background:url(a.png)}' })).toHaveLength(1)
    expect(faultsOf({ ...good, style: '@import "a.css"' })).toHaveLength(1)
    expect(faultsOf({ ...good, html: `${good.html}<img src=a.png>` })).toHaveLength(1)
  })
})

describe('the examples to try', () => {
  it('are one for each row of the table', () => {
    const [table = ''] = troubleshooting.split('"Is it me or The Grid?" diagnostic flow')
    const [, rows = ''] = table.split('Common errors and fixes\n')
    const headings = rows.split('\n').filter((_, i) => i % 3 === 0 && _ !== '')
    expect(headings).toHaveLength(11)
    expect(Object.keys(examples)).toEqual(headings)
  })

  it('are captured texts of that row', () => {
    const rowOf = new Map(index.map(({ file, row }) => [file, row]))
    expect(Object.entries(examples).map(([, file]) => rowOf.get(file))).toEqual(
      Object.keys(examples),
    )
  })
})
