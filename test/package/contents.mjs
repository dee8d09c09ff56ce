// What is in the tarball: every file, and whose code.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { here } from './shell.mjs'
import { same } from './tally.mjs'

/** What several entries need is in files of its own, which are named after one of them and their contents. */
const EXPECTED = JSON.parse(readFileSync(join(here, 'contents.json'), 'utf8'))

export const contents = (files) => {
  const named = files.map((path) => path.replace(/\w[\w-]*-[\w-]{8}\./, '*.'))
  return same([...new Set(named)].sort(), EXPECTED)
}

/** The bundler writes above each part which file it was taken from. */
const taken = (text) =>
  [...text.matchAll(/^\/\/ .*\bnode_modules\/((?:@[^/\s]+\/)?[^/\s]+)\//gm)].map(([, name]) => name)

/** Whose code is in the build. */
export const inlined = (library) => {
  const dist = join(library, 'dist')
  const scripts = readdirSync(dist).filter((file) => /\.c?js$/.test(file))
  const names = scripts.flatMap((file) => taken(readFileSync(join(dist, file), 'utf8')))
  return same([...new Set(names)].sort(), ['fp-ts'])
}

const GRANT =
  'Permission is hereby granted, free of charge, to any person obtaining a copy of this software'
const NOTICES = [
  'Copyright (c) 2026 the grid-triage contributors',
  'parts of fp-ts',
  'Copyright (c) 2017-present Giulio Canti',
]

/** Each of the two licences in full, not by name alone. */
export const notices = (library) => {
  const text = readFileSync(join(library, 'LICENSE'), 'utf8').replace(/\s+/g, ' ')
  const missing = NOTICES.filter((notice) => !text.includes(notice))
  return [
    ...missing.map((notice) => `LICENSE lacks: ${notice}`),
    ...same(text.split(GRANT).length - 1, 2),
  ]
}
