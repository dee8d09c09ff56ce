import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

const [, , script] = process.argv
const require = createRequire(new URL('../miniflare/package.json', import.meta.url))
const { Miniflare } = require('miniflare')
const miniflare = new Miniflare({
  modules: true,
  script: readFileSync(script, 'utf8'),
  compatibilityDate: '2026-07-01',
  // Else it asks the network where it is.
  cf: false,
})
try {
  console.log(await (await miniflare.dispatchFetch('http://worker/')).text())
} finally {
  await miniflare.dispose()
}
