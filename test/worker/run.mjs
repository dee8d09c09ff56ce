// `npm run test:worker`: the Worker of examples/worker on workerd, against a Grid on loopback.
import { fileURLToPath } from 'node:url'
import { withTools } from '../tools.mjs'

await withTools(fileURLToPath(new URL('.', import.meta.url)), 'the Worker', async () => {
  const { checkAll } = await import('./checks.mjs')
  await checkAll()
})
