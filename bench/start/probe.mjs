// One import in a process of its own: ms until it is there, and the bytes of heap that stay.
globalThis.gc()
const before = process.memoryUsage().heapUsed
const start = performance.now()
const kept = await import(process.argv[2])
const ms = performance.now() - start
globalThis.gc()
const heapBytes = process.memoryUsage().heapUsed - before
process.stdout.write(JSON.stringify({ ms, heapBytes, has: typeof kept }))
