import { bytesText, grouped, share } from '../figures.js'
import { table, wrapped } from '../markdown.js'
import type { Bytes, Size } from '../results.js'

const cells = ({ min, gzip, brotli }: Bytes): readonly string[] => [min, gzip, brotli].map(grouped)

const groups = ({ groups: rows }: Size): string =>
  table(
    ['', 'min', 'gzip', 'brotli'],
    [1, 2, 3],
    rows.map((row) => [row.name, ...cells(row)]),
  )

const peers = ({ peers: rows }: Size): string =>
  table(
    ['', 'version', 'min', 'gzip', 'brotli', 'does not do'],
    [2, 3, 4],
    rows.map((row) => [
      row.isForNode ? `${row.name} (Node)` : row.name,
      row.of,
      ...cells(row),
      row.lacks,
    ]),
  )

const parts = ({ parts: { rows, whole, vectors } }: Size): string =>
  table(
    ['left out', 'saves, gzip', 'all so far: gzip', 'causes right', 'waits', 'decisions'],
    [1, 2, 3, 4, 5],
    rows.map(({ name, alone, soFar }) => [
      name,
      grouped(whole.gzip - alone.gzip),
      grouped(soFar.gzip),
      share(soFar.causes, vectors.causes),
      share(soFar.waits, vectors.waits),
      share(soFar.decisions, vectors.decisions),
    ]),
  )

export const size = (sizes: Size): string =>
  [
    '## Size',
    '',
    wrapped(
      `Bytes, bundled for a browser by esbuild ${sizes.esbuild}, minified, everything inlined. Bundles for a Worker and for Node differ from these by ${grouped(sizes.differenceBytes)} B at most. Of what is required instead of imported nothing can be left out: ${bytesText(sizes.requiredGzip)} gzipped, whatever is used. The switch written by hand is ${bytesText(sizes.limitGzip)}.`,
    ),
    '',
    groups(sizes),
    '',
    peers(sizes),
    '',
    '### Where the bytes are',
    '',
    wrapped(
      `Each part of \`diagnose\` and \`decide\` left out with what only it needs: alone, then all up to it, with the share of the conformance vectors that still come out right (${sizes.parts.vectors.causes} causes, ${sizes.parts.vectors.waits} waits, ${sizes.parts.vectors.decisions} decisions).`,
    ),
    '',
    parts(sizes),
  ].join('\n')
