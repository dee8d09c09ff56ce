import { parsed } from './plain.js'
import { part, type Row, row, silent } from './row.js'

/** What is read of a text: as JSON, since a console's record may hold `undefined`. */
const read = (name: string, textOf: (row: Parameters<Row['run']>[0]) => unknown): Row => ({
  name,
  of: 'readPasted',
  run: (scene) => parsed(scene.call('readPasted', [textOf(scene)])),
  isAsync: false,
  carries: [],
  echoes: silent,
})

/** Both functions of the entry for what people paste, and what is made of the result. */
export const pasteRows: readonly Row[] = [
  row('hideSecrets', ({ pasted }) => [[pasted]]),
  row('hideSecrets', (_, made) => [[made('hideSecrets')]], { name: 'hideSecrets again' }),
  read('readPasted', ({ world }) => world.pasted),
  read('readPasted without secrets', ({ made }) => made('hideSecrets')),
  row('diagnose', ({ grid }, made) => [[made('readPasted'), grid]], { name: 'diagnose a paste' }),
  row('preflight', ({ grid }, made) => [[part(made('readPasted'), 'request'), grid]], {
    name: 'preflight a paste',
  }),
]

/** Pairs of which the second takes the text without its secrets, and says the same. */
export const hiddenAlike: readonly (readonly [string, string])[] = [
  ['hideSecrets', 'hideSecrets again'],
  ['readPasted', 'readPasted without secrets'],
]
