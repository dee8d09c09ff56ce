import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { reports } from './api/report.js'

const CHANGED =
  'the public surface has changed: npm run api renews its report, for a reviewer to read'

describe('the report of the public surface', () => {
  const built = reports('d.ts')

  it.each(built)('%s is that of the built types', (path, page) => {
    expect(readFileSync(new URL(`../${path}`, import.meta.url), 'utf8'), CHANGED).toBe(page)
  })

  it('holds no path of a machine', () => {
    for (const [, page] of built) expect(page).not.toMatch(/node_modules|file:|\/src\/|chunk-|\r/)
  })

  it('is the same for CommonJS', () => {
    expect(reports('d.cts')).toEqual(built)
  })
})
