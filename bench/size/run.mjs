// `npm run bench:size`: bundles the package as it would be published, and its peers.
import { fileURLToPath } from 'node:url'
import { withTools } from '../../test/tools.mjs'
import { bench, consumer, measure } from './consumer.mjs'

const main = fileURLToPath(new URL('main.ts', import.meta.url))

await withTools(bench, 'sizes', async () =>
  measure(main, '--consumer', await consumer(), ...process.argv.slice(2)),
)
