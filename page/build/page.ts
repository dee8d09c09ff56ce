import { createHash } from 'node:crypto'
import { bundled, bundledScript } from './bundle.js'
import { examples } from './examples.js'
import { BLOCK, pack } from './pack.js'
import { paired } from './pair.js'
import { squeezed } from './squeeze.js'

/** What a page is made of, so that a test can look into it. */
export interface Page {
  readonly html: string
  readonly style: string
  readonly script: string
  /** It unpacks style and script. */
  readonly loader: string
  /** It adds the loader, and is the only script that stands in the file as it is. */
  readonly starter: string
  readonly packedBytes: number
  /** The file: UTF-16, whose mark outranks whatever charset a server may name. */
  readonly bytes: Buffer
}

const hashOf = (text: string): string =>
  `'sha256-${createHash('sha256').update(text).digest('base64')}'`

const policyOf = (scripts: readonly string[], style: string): string =>
  [
    "default-src 'none'",
    `script-src ${scripts.map(hashOf).join(' ')}`,
    `style-src ${hashOf(style)}`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join(';')

export const makePage = async (): Promise<Page> => {
  const [style, script] = await Promise.all([
    bundled('page/style.css'),
    bundledScript('page/ui/main.ts', { EXAMPLES: JSON.stringify(await examples()) }),
  ])
  const text = Buffer.from(`${style}\0${script}`)
  const packed = squeezed(text)
  const unpacker = await bundledScript('page/ui/unpack.ts', {
    TEXT_BYTES: String(text.length),
    BLOCK: String(BLOCK),
  })
  const loader = unpacker.length % 2 === 0 ? unpacker : `${unpacker} `
  const starter = await bundledScript('page/ui/start.ts', {})
  const html = [
    '<!doctype html><html lang=en>',
    `<meta http-equiv=Content-Security-Policy content="${policyOf([starter, loader, script], style)}">`,
    '<meta name=viewport content="width=device-width,initial-scale=1">',
    '<meta name=color-scheme content="light dark">',
    '<title>Is it me or The Grid?</title>',
    '<body><p>This page unpacks itself, for which it needs JavaScript and a browser of 2022 or newer.</p>',
    `<script type=text/plain id=packed>${pack(packed)}</script>`,
    `<script type=text/plain id=loader>${paired(loader)}</script>`,
    `<script>${starter}</script>`,
  ].join('')
  const bytes = Buffer.from(`\ufeff${html}`, 'utf16le')
  return { html, style, script, loader, starter, packedBytes: packed.length, bytes }
}
