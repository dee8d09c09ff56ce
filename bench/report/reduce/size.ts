import { CORE, DOOR, DOOR_AND_CODECS } from '../../size/groups.js'
import type { Goal } from '../goal.js'
import type { Raw, RawPeer, RawSize, RawSizeParts } from '../raw.js'
import type { Bytes, Left, PeerBytes, Size } from '../results.js'
import { runOf } from './run.js'

type Weighed = RawSize['groups'][number]

/** For a browser; as Node loads it where no browser can. */
const bytesOf = ({ name, weights }: Weighed): Bytes => {
  const weight = weights.browser ?? weights.node
  if (weight === null) throw new Error(`${name} could not be bundled`)
  return { name, ...weight }
}

/** Of an import for a Worker or for Node from one for a browser. */
const differenceOf = ({ weights: { browser, worker, node } }: Weighed): number =>
  Math.max(...[worker, node].map((one) => Math.abs((one?.gzip ?? 0) - (browser?.gzip ?? 0))))

const peerOf = (peer: RawPeer): PeerBytes => ({
  ...bytesOf(peer),
  of: Object.entries(peer.versions)
    .map(([name, version]) => `${name} ${version}`)
    .join(', '),
  lacks: peer.lacks,
  isForNode: peer.weights.browser === null,
})

const leftOf = ({ gzip, causes, waits, decisions }: RawSizeParts['whole']): Left => ({
  gzip,
  causes,
  waits,
  decisions,
})

const EXPLAINED = 'diagnose + decide + explain'
const CODECS_ITSELF = 'whole door + io-ts itself'

const goalsOf = (gzipOf: (name: string) => number): readonly Goal[] => {
  const goal = (id: string, what: string, most: number, measured: number): Goal => ({
    id,
    what,
    unit: 'kB',
    most,
    measured,
  })
  const both = gzipOf(DOOR_AND_CODECS.name)
  return [
    goal('core', `${CORE.name}, min + gzip, all inlined`, 5000, gzipOf(CORE.name)),
    goal('explained', `${EXPLAINED}, the same`, 8000, gzipOf(EXPLAINED)),
    goal('door', 'the whole door, the same', 12_000, gzipOf(DOOR.name)),
    goal('codecs', 'what `./io-ts` adds, io-ts itself aside', 5000, both - gzipOf(CODECS_ITSELF)),
    goal('io-ts', 'what `./io-ts` adds with io-ts itself', 5000, both - gzipOf(DOOR.name)),
  ]
}

export const reduceSize = (
  { sizes, parts }: Raw['size'],
  limitGzip: number,
  command: string,
): Size => {
  const groupOf = (name: string): Weighed => {
    const group = sizes.groups.find((one) => one.name === name)
    if (group === undefined) throw new Error(`the bench weighs no ${name} any more`)
    return group
  }
  return {
    ...runOf(sizes, command),
    goals: goalsOf((name) => bytesOf(groupOf(name)).gzip),
    esbuild: sizes.esbuild,
    limitGzip,
    requiredGzip: groupOf(DOOR.name).weights['node, CommonJS']?.gzip ?? 0,
    differenceBytes: Math.max(...sizes.groups.map(differenceOf)),
    groups: sizes.groups.map(bytesOf),
    peers: sizes.peers.map(peerOf),
    parts: {
      vectors: parts.all,
      whole: leftOf(parts.whole),
      rows: parts.rows.map(({ name, alone, soFar }) => ({
        name,
        alone: leftOf(alone),
        soFar: leftOf(soFar),
      })),
    },
  }
}
