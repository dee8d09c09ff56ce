const counted = { passed: 0, failed: 0 }

const LIMIT_MS = 60_000

/** One line for what is wrong, in as many words as it takes; nothing for what is right. */
export const failed = (name: string, why: string): void => {
  counted.failed += 1
  console.log(`FAILED: ${name}: ${why.trim().replaceAll(/\s*\n\s*/g, ' ')}`)
}

/** What it throws is what is wrong, and so is that it does not end. */
export const check = async (name: string, body: () => Promise<void> | void): Promise<void> => {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no end within ${LIMIT_MS} ms`)), LIMIT_MS)
  })
  try {
    await Promise.race([body(), late])
    counted.passed += 1
  } catch (error) {
    failed(name, error instanceof Error ? error.message : String(error))
  } finally {
    clearTimeout(timer)
  }
}

/** The last line, and what the process ends with. */
export const close = (): void => {
  console.log(`\n${counted.passed} passed, ${counted.failed} failed`)
  process.exitCode = counted.failed === 0 ? 0 : 1
}
