import type { Effects, Signal } from './effects.js'
import { safely } from './read.js'

export const isAborted = (signal: Signal | undefined): boolean =>
  safely(() => signal?.aborted === true, false)

/** Waits, and resolves to whether the wait was ended before its time. */
export const interrupted = async (
  { sleep, signal }: Pick<Effects<unknown>, 'sleep' | 'signal'>,
  ms: number,
): Promise<boolean> => {
  if (isAborted(signal)) return true
  const listening = { off: (): void => undefined }
  const aborted = new Promise<void>((resolve) => {
    const listener = (): void => resolve()
    signal?.addEventListener('abort', listener)
    listening.off = () => signal?.removeEventListener('abort', listener)
  })
  const sleeping = async (): Promise<unknown> => sleep(ms)
  try {
    await Promise.race([sleeping(), aborted])
    return isAborted(signal)
  } catch {
    return true
  } finally {
    safely(listening.off, undefined)
  }
}
