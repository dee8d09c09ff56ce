import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { run } from './process.mjs'

const ANSWER = '{"_tag":"Stop","reason":"NeedsFix","untilEpochMs":null}'

/** How much a Worker weighs that does nothing but `diagnose` and `decide`. */
export const weight = (folder) => {
  const code = readFileSync(join(folder, 'bundle/smallest-worker.mjs'))
  const [gzip, brotli] = [gzipSync(code, { level: 9 }), brotliCompressSync(code)]
  return `${code.length} bytes min, ${gzip.length} gzip, ${brotli.length} brotli`
}

/** Whether it answers one request, in bare workerd. */
export const answers = async (folder, workerd) => {
  const { stdout, stderr } = await run(workerd, ['test', 'bundle/smallest.capnp'], { cwd: folder })
  const isRight = stdout.split('\n').includes(ANSWER)
  return { name: 'the smallest Worker answers', isRight, detail: `${stdout}${stderr}` }
}
