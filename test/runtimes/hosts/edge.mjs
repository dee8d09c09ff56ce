import { readFileSync } from 'node:fs'
import { EdgeVM } from '@edge-runtime/vm'

const [, , script] = process.argv
const edge = new EdgeVM({ codeGeneration: { strings: false, wasm: false } })
edge.evaluate(readFileSync(script, 'utf8'))
console.log(await edge.evaluate('conformance.line()'))
