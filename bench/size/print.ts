import type { Target, Weights } from './targets.js'
import type { Weight } from './weigh.js'

const NAME = 44
const PEER = 38

const figure = (bytes: number | undefined): string =>
  (bytes === undefined ? '–' : bytes.toLocaleString('en')).padStart(9)

const gzip = (weights: Weights, target: Target): string => figure(weights[target]?.gzip)

const cells = (weight: Weight | null): string =>
  [weight?.min, weight?.gzip, weight?.brotli].map(figure).join('')

export const head = (title: string): string =>
  `\n${title.padEnd(NAME)}${['min', 'gzip', 'brotli'].map((text) => text.padStart(9)).join('')}` +
  `${['worker', 'node', 'node CJS'].map((text) => text.padStart(9)).join('')}`

/** Browser in full; of the other targets what a server sends. */
export const line = (name: string, weights: Weights): string =>
  `${name.padEnd(NAME)}${cells(weights.browser)}` +
  `${gzip(weights, 'worker')}${gzip(weights, 'node')}${gzip(weights, 'node, CommonJS')}`

export const peerHead = (): string =>
  `\n${'peers, for a browser'.padEnd(PEER)}${['min', 'gzip', 'brotli'].map((text) => text.padStart(9)).join('')}` +
  `  does not do`

/** What no browser can load is shown as Node loads it. */
export const peerLine = (name: string, { browser, node }: Weights, lacks: string): string =>
  `${(browser === null ? `${name} (Node)` : name).padEnd(PEER)}${cells(browser ?? node)}  ${lacks}`
