import { readFileSync } from 'node:fs'
import { getQuickJS } from 'quickjs-emscripten'

const [, , script] = process.argv
const context = (await getQuickJS()).newContext()
context.unwrapResult(context.evalCode(readFileSync(script, 'utf8'))).dispose()
const promise = context.unwrapResult(context.evalCode('conformance.line()'))
const settled = context.resolvePromise(promise)
context.unwrapResult(context.runtime.executePendingJobs())
const line = context.unwrapResult(await settled)
console.log(context.getString(line))
