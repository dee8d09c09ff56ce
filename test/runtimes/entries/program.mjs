// What is run, without the library: that comes from wherever a runtime finds it.
import { sha256 } from '@noble/hashes/sha2.js'
import { conformance } from '../conformance/conformance.ts'

export const run = (library, vectors, corpus) =>
  conformance(library, vectors, corpus, () => sha256.create())

/** Whether the codec of decisions takes what `decide` made, and nothing else. */
export const isCodecRight = ({ decide, diagnose }, { decisionCodec }) => {
  const decision = decide(diagnose({ status: 500 }), { attempt: 1, now: 0, random: 0.5 })
  return (
    decisionCodec.decode(decision)._tag === 'Right' &&
    decisionCodec.decode({ ...decision, afterMs: -1 })._tag === 'Left'
  )
}
