// What is run, without the library: that comes from wherever a runtime finds it.
import { sha256 } from '@noble/hashes/sha2.js'
import { conformance } from '../conformance/conformance.ts'

export const run = (library, vectors, corpus) =>
  conformance(library, vectors, corpus, () => sha256.create())
