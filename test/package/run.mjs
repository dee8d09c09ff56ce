// `npm run test:package`: the tarball as it would be published, in every way in which it is used.
import { withTools } from '../tools.mjs'
import { here } from './shell.mjs'

await withTools(here, 'all checks of the package', async () => {
  const { checkAll } = await import('./checks.mjs')
  const { check, close } = await import('./tally.mjs')
  await checkAll().catch((error) => check('the checks come to their end', error.stack))
  close()
})
