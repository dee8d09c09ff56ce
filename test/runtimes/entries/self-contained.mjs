// Everything in one: for runtimes that resolve no packages.
import * as core from 'grid-triage'
import * as drive from 'grid-triage/drive'
import * as fpTs from 'grid-triage/fp-ts'
import * as ioTs from 'grid-triage/io-ts'
import vectors from 'grid-triage/vectors.json'
import corpus from './corpus.json'
import { run } from './program.mjs'

export const line = async () =>
  JSON.stringify(await run({ core, drive, fpTs, ioTs }, vectors, corpus))
