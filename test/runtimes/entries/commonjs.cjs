// The installed package, by its names, as CommonJS.
const core = require('grid-triage')
const drive = require('grid-triage/drive')
const fpTs = require('grid-triage/fp-ts')
const ioTs = require('grid-triage/io-ts')
const vectors = require('grid-triage/vectors.json')
const corpus = require('./corpus.json')
const { run } = require('./program.cjs')

run({ core, drive, fpTs, ioTs }, vectors, corpus).then((found) => {
  console.log(JSON.stringify(found))
})
