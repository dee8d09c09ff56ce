import { readFile } from 'node:fs/promises'
import { hideSecrets } from 'grid-triage/paste'
import rows from '../examples.json' with { type: 'json' }

const captures = new URL('../../test/fixtures/pasted/', import.meta.url)

/** A captured text for each row of The Grid's table, its secrets hidden as the page would hide them. */
export const examples = async (): Promise<Readonly<Record<string, string>>> => {
  const read = Object.entries(rows).map(async ([row, file]) => {
    const text = await readFile(new URL(file, captures), 'utf8')
    return [row, hideSecrets(text)] as const
  })
  return Object.fromEntries(await Promise.all(read))
}
