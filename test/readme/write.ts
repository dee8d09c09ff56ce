import { readFileSync, writeFileSync } from 'node:fs'
import { withTable } from './table.js'

const path = new URL('../../README.md', import.meta.url)
writeFileSync(path, withTable(readFileSync(path, 'utf8')))
