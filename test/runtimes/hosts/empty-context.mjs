// A realm with the language and nothing else: no `eval`, no WebAssembly, no host.
import { readFileSync } from 'node:fs'
import { createContext, runInContext } from 'node:vm'

const [, , script] = process.argv
const nothing = Object.create(null)
const context = createContext(nothing, { codeGeneration: { strings: false, wasm: false } })
runInContext(readFileSync(script, 'utf8'), context)
console.log(await runInContext('conformance.line()', context))
