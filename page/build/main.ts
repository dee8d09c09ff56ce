import { mkdir, writeFile } from 'node:fs/promises'
import { faultsOf } from './faults.js'
import { makePage } from './page.js'

const page = await makePage()
const faults = faultsOf(page)
for (const fault of faults) console.error(fault)
if (faults.length > 0) process.exit(1)

const dist = new URL('../../dist/', import.meta.url)
await mkdir(dist, { recursive: true })
await writeFile(new URL('page.html', dist), page.bytes)
console.log(`dist/page.html: ${page.bytes.length} bytes`)
