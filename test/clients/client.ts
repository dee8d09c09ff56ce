import type { FakeGrid } from '../../examples/fake-grid.js'
import type { TriageInit } from '../../examples/fetch-wrapper.js'

/** One row of the page, to be sent once. */
export interface Call {
  readonly id: string
  readonly url: string
  readonly init: TriageInit & { readonly body: string }
  readonly headers: Readonly<Record<string, string>>
  readonly follows: boolean
  /** The client's own limit. */
  readonly timeoutMs: number
  /** The caller's signal. */
  readonly signal: AbortSignal
  readonly fake: FakeGrid
}

/** What a newcomer has at hand where the client's call failed, by the names that the README gives it. */
export type Scope = Readonly<Record<string, unknown>>

/** `null`: the client says that all went well. */
export type Came = Scope | null

export interface Client {
  /** The head of its column, with the version. */
  readonly name: string
  /** Its row in the README's table. */
  readonly line: string
  /** The row for what it throws, if that is another. */
  readonly inCatch?: string
  readonly send: (call: Call) => Promise<Came>
  /** Why a row cannot be brought about with it, by the row's id. */
  readonly cannot: Readonly<Record<string, string>>
}

/** Whatever its version. */
export const unversioned = ({ name }: Client): string => name.replace(/ [\d.]+/, '')

/** For clients that throw whatever is no success. */
export const orError = async (scope: Scope, send: () => Promise<unknown>): Promise<Came> => {
  try {
    await send()
    return null
  } catch (error) {
    return { ...scope, error }
  }
}
