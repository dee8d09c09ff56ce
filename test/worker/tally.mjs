const counted = { passed: 0, failed: 0 }

const LIMIT_MS = 60_000

/** One line per check; what it throws is what is wrong, and so is that it does not end. */
export const check = async (name, body) => {
  let timer
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no end within ${LIMIT_MS} ms`)), LIMIT_MS)
  })
  try {
    await Promise.race([body(), late])
    counted.passed += 1
    console.log(`ok   ${name}`)
  } catch (error) {
    counted.failed += 1
    console.log(`FAIL ${name}\n${String(error?.message ?? error).replace(/^/gm, '     ')}`)
  } finally {
    clearTimeout(timer)
  }
}

export const close = () => {
  console.log(`\n${counted.passed} passed, ${counted.failed} failed`)
  process.exitCode = counted.failed === 0 ? 0 : 1
}
