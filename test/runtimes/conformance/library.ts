import type * as core from 'grid-triage'
import type * as drive from 'grid-triage/drive'
import type * as fpTs from 'grid-triage/fp-ts'
import type * as ioTs from 'grid-triage/io-ts'

/** The entries, as a runtime loaded them. */
export interface Library {
  readonly core: typeof core
  readonly drive: typeof drive
  readonly fpTs: typeof fpTs
  readonly ioTs: typeof ioTs
}

/** Takes in one value for the digest. */
export type Emit = (value: unknown) => void
