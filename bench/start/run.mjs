// `npm run bench:start`: loads the package as npm lays it out, and its peers.
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { install, withTools } from '../../test/tools.mjs'
import { bench, consumer, measure } from '../size/consumer.mjs'

const main = fileURLToPath(new URL('main.ts', import.meta.url))

/** workerd comes with the tools of `test/worker`. */
const workerd = () => {
  const folder = join(bench, '../test/worker')
  const failure = install(folder)
  return failure === null
    ? ['--workerd', join(folder, 'node_modules/.bin/workerd')]
    : ['--no-workerd', failure.reason]
}

await withTools(bench, 'start', async () =>
  measure(main, '--consumer', await consumer(), ...workerd(), ...process.argv.slice(2)),
)
