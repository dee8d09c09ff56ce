// The installed package, by its names, as ES modules.
import * as core from 'grid-triage'
import * as drive from 'grid-triage/drive'
import * as fpTs from 'grid-triage/fp-ts'
import * as ioTs from 'grid-triage/io-ts'
import vectors from 'grid-triage/vectors.json' with { type: 'json' }
import corpus from './corpus.json' with { type: 'json' }
import { run } from './program.mjs'

console.log(JSON.stringify(await run({ core, drive, fpTs, ioTs }, vectors, corpus)))
