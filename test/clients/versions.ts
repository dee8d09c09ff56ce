import { readFileSync } from 'node:fs'

const { dependencies }: { readonly dependencies: Readonly<Record<string, string>> } = JSON.parse(
  readFileSync(new URL('package.json', import.meta.url), 'utf8'),
)

/** What package.json pins: `npm:openai@6.30.1` is 6.30.1. */
export const versionOf = (name: string): string => (dependencies[name] ?? '').replace(/^.*@/, '')
