/** A timer that never fires. */
const never = (): number => 0

/** Peers are called up to their sleep, which nobody is to wait for. For the rest of the process. */
export const stubTimers = (): void => {
  Reflect.set(globalThis, 'setTimeout', never)
}
