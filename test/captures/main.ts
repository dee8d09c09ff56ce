import { randomBytes } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { startFakeGrid } from '../../examples/fake-grid.js'
import { byBrowser } from './by-browser.js'
import { byClient } from './by-client.js'
import { byCurl } from './by-curl.js'
import { byNetwork } from './by-network.js'
import { byRuntime } from './by-runtime.js'
import { byStream } from './by-stream.js'
import type { Capture } from './capture.js'
import { type Certificates, makeCertificates } from './certificates.js'
import { faultOf } from './faults.js'
import { startFront } from './front.js'
import { furnish } from './machine.js'
import { startNameServer } from './name-server.js'
import { takeDown } from './take-down.js'
import type { World } from './told.js'
import { versionOf } from './tools.js'

const MOST_BYTES = 250_000

const pasted = fileURLToPath(new URL('../fixtures/pasted', import.meta.url))
const captures: readonly Capture[] = [
  ...byCurl,
  ...byStream,
  ...byNetwork,
  ...byRuntime,
  ...byClient,
  ...byBrowser,
]
const keys = {
  OTHER: `sk-or-v1-${randomBytes(32).toString('hex')}`,
  PASSWORD: randomBytes(12).toString('base64url'),
}

/** On one line, and with what was done to the text. */
const howOf = ({ command, onTerminal }: Capture): string =>
  command.replaceAll(/\s*\\?\n\s*/g, ' ').trim() +
  (onTerminal ? ' (on a terminal, without its colours and links)' : '')

const entryOf = (capture: Capture, i: number) => {
  const { name, tool, cause, row, cannotTell } = capture
  return {
    file: `${String(i + 1).padStart(2, '0')}-${name}.txt`,
    tool,
    version: versionOf(tool),
    how: howOf(capture),
    cause,
    row,
    ...(cannotTell === undefined ? {} : { cannotTell }),
  }
}

const takeAllDown = async (
  chosen: readonly Capture[],
  certificates: Certificates,
  world: World,
): Promise<readonly string[]> => {
  const texts: string[] = []
  for (const capture of chosen) {
    // Another one each time: its scenarios count their visits.
    world.grid = await startFakeGrid()
    world.told = capture.told
    texts.push(await takeDown(capture, { KEY: world.grid.key, ...keys }, certificates))
    await world.grid.close()
    console.log(`# ${capture.name}`)
  }
  return texts
}

const keep = (texts: readonly string[]): void => {
  rmSync(pasted, { recursive: true, force: true })
  mkdirSync(pasted, { recursive: true })
  const index = captures.map(entryOf)
  for (const [i, { file }] of index.entries()) writeFileSync(join(pasted, file), texts[i] ?? '')
  writeFileSync(join(pasted, 'index.json'), `${JSON.stringify(index, null, 2)}\n`)
}

const folder = mkdtempSync(join(tmpdir(), 'captures-'))
try {
  const certificates = makeCertificates(folder)
  furnish(folder, certificates.authorityFile)
  const world: World = { grid: await startFakeGrid(), told: {} }
  await world.grid.close()
  await startNameServer(world)
  await startFront(world, certificates)

  const part = process.argv[2]
  const chosen = part === undefined ? captures : captures.filter(({ name }) => name.includes(part))
  const texts = await takeAllDown(chosen, certificates, world)
  const bytes = Buffer.byteLength(texts.join(''))
  const faults = [
    ...chosen.flatMap(({ name }, i) => faultOf(texts[i] ?? '', name) ?? []),
    ...(bytes > MOST_BYTES ? [`${bytes} bytes are more than ${MOST_BYTES}`] : []),
  ]
  for (const fault of faults) console.log(`FAILED  ${fault}`)
  if (part !== undefined) for (const text of texts) console.log(text)
  else if (faults.length === 0) keep(texts)
  console.log(`\n${chosen.length} captured, ${bytes} bytes, ${faults.length} failed`)
  process.exitCode = faults.length === 0 ? 0 : 1
} finally {
  rmSync(folder, { recursive: true, force: true })
}
process.exit()
