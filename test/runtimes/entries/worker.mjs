// The whole program as a Worker: as a test for bare workerd, and as an answer for miniflare.
import { line } from './self-contained.mjs'

export default {
  test: async () => console.log(await line()),
  fetch: async () => new Response(await line()),
}
