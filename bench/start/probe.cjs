// The same for `require`.
globalThis.gc()
const before = process.memoryUsage().heapUsed
const start = performance.now()
const kept = require(process.argv[2])
const ms = performance.now() - start
globalThis.gc()
const heapBytes = process.memoryUsage().heapUsed - before
process.stdout.write(JSON.stringify({ ms, heapBytes, has: typeof kept }))
