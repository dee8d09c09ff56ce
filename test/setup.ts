import fc from 'fast-check'

/** The same cases in every run, so that a red run means a change; `SEED=…` looks elsewhere. */
fc.configureGlobal({ seed: Number(process.env.SEED ?? 20_261_124) })
