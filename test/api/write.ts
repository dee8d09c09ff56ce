import { writeFileSync } from 'node:fs'
import { reports } from './report.js'

for (const [path, page] of reports('d.ts')) {
  writeFileSync(new URL(`../../${path}`, import.meta.url), page)
}
