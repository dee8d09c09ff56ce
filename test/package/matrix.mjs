// Three compilers and every way to resolve a module.

export const COMPILERS = { ts5: 'TypeScript 5.4', ts6: 'TypeScript 6', ts7: 'TypeScript 7' }

const BOTH = ['mts', 'cts']
const WAYS = [
  ['bundler', { module: 'esnext', moduleResolution: 'bundler' }, ['ts']],
  ['node16', { module: 'node16', moduleResolution: 'node16' }, BOTH],
  ['nodenext', { module: 'nodenext', moduleResolution: 'nodenext' }, BOTH],
]

/** What does not know `exports` and is gone in 7. */
const NODE10 = [
  ['ts5', {}],
  ['ts6', { ignoreDeprecations: '6.0' }],
].map(([alias, more]) => ({
  name: `${COMPILERS[alias]}, node10 (.ts)`,
  alias,
  kinds: ['ts'],
  options: { module: 'commonjs', moduleResolution: 'node10', ...more },
}))

/** Both kinds of module in one run, since a run is what takes the time. */
const matrix = (exactOptionalPropertyTypes) =>
  Object.entries(COMPILERS).flatMap(([alias, compiler]) =>
    WAYS.map(([way, options, kinds]) => ({
      name: `${compiler}, ${way} (.${kinds.join(' .')})${exactOptionalPropertyTypes ? ', exact optional properties' : ''}`,
      alias,
      kinds,
      options: { ...options, exactOptionalPropertyTypes },
    })),
  )

export const EXACT = matrix(true)
export const EVERY = [...EXACT, ...matrix(false), ...NODE10]
