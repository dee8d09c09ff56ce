import { readdirSync, readFileSync } from 'node:fs'
import { RegExpParser, visitRegExpAST } from '@eslint-community/regexpp'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'

const folder = new URL('../src/', import.meta.url)

/** Every pattern in src, as it is written. */
const patterns = readdirSync(folder).flatMap((file) => {
  const text = readFileSync(new URL(file, folder), 'utf8')
  const found: { readonly file: string; readonly pattern: string }[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isRegularExpressionLiteral(node)) found.push({ file, pattern: node.text })
    ts.forEachChild(node, visit)
  }
  visit(ts.createSourceFile(file, text, ts.ScriptTarget.ES2020, true))
  return found
})

/** What could make a pattern take more than linear time: no upper bound, or a loop within a loop that has none. */
const dangers = (pattern: string): readonly string[] => {
  const found: string[] = []
  const loops: number[] = []
  visitRegExpAST(new RegExpParser().parseLiteral(pattern), {
    onQuantifierEnter: ({ raw, max }) => {
      if (max === Number.POSITIVE_INFINITY) found.push(`no bound: ${raw}`)
      if (max > 1 && loops.length > 0) {
        const times = loops.reduce((product, outer) => product * outer, max)
        if (times > 1024) found.push(`a loop within a loop: ${raw}`)
      }
      if (max > 1) loops.push(max)
    },
    onQuantifierLeave: ({ max }) => {
      if (max > 1) loops.pop()
    },
  })
  return found
}

describe('the patterns of src', () => {
  it('are found', () => {
    expect(patterns.length).toBeGreaterThan(60)
  })

  it.each(patterns)('$file: $pattern is bounded', ({ pattern }) => {
    expect(dangers(pattern)).toEqual([])
  })

  it.each(['/a+/', '/a*b/', '/a{2,}/', '/(?:a{0,99}b{0,99}){0,99}/'])(
    'would not be: %s',
    (pattern) => {
      expect(dangers(pattern)).not.toEqual([])
    },
  )
})

/** A pattern that is put together at run time would escape this test. */
it('no pattern is made at run time', () => {
  for (const file of readdirSync(folder)) {
    expect(readFileSync(new URL(file, folder), 'utf8')).not.toMatch(/\bRegExp\(/)
  }
})
