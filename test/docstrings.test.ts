import { describe, expect, it } from 'vitest'
import { type Field, type Item, itemsOf } from './types/docblocks.js'

const ENTRIES = ['src/index.ts', 'src/drive.ts', 'src/fp-ts.ts', 'src/io-ts.ts', 'src/paste.ts']

/** Whether the first paragraph is there, and ends as a sentence does. */
const opensWith = (prose: string, end: RegExp): boolean => end.test(prose.split('\n\n', 1)[0] ?? '')

/** A field may be told by a question: that is what a step of the flow is. */
const FIELD_END = /[.?]$/

const withoutSentence = ({ name, prose, around }: Field): readonly string[] => {
  const own = name.slice(name.lastIndexOf('.') + 1)
  const isTold = around?.includes(`\`${own}\``) ?? false
  return isTold || opensWith(prose, FIELD_END) ? [] : [`${name}: no sentence`]
}

const exampleFaults = ({ name, tags }: Item): readonly string[] => {
  const examples = tags.filter(([tag]) => tag === 'example')
  if (examples.length !== 1) return [`${name}: ${examples.length} examples`]
  return examples.some(([, text]) => text.includes('// => ')) ? [] : [`${name}: no result`]
}

/** What a public item lacks of what the house asks for. That the examples are true, `readme.test.ts` sees to. */
const faultsOf = (item: Item): readonly string[] => {
  const { name, kind, prose, tags, fields } = item
  return [
    ...(opensWith(prose, /\.$/) ? [] : [`${name}: no sentence`]),
    ...tags.filter(([tag]) => tag !== 'example').map(([tag]) => `${name}: @${tag}`),
    ...(kind === 'type' ? [] : exampleFaults(item)),
    ...(kind === 'type' || /\n\nSource: \S/.test(prose) ? [] : [`${name}: no source`]),
    ...fields.flatMap(withoutSentence),
  ]
}

describe('the docblocks of the public items', () => {
  const items = itemsOf(ENTRIES)

  it('are all there', () => {
    expect(items.flatMap(faultsOf)).toEqual([])
  })

  it('are as many as the public items, of which none is added by chance', () => {
    expect({
      values: items.filter(({ kind }) => kind === 'value').length,
      types: items.filter(({ kind }) => kind === 'type').length,
      fields: items.flatMap(({ fields }) => fields).length,
    }).toEqual({ values: 95, types: 103, fields: 293 })
  })
})

describe('the count of the docblocks', () => {
  const faultsIn = (text: string): readonly string[] =>
    itemsOf(['src/planted.ts'], { 'src/planted.ts': text }).flatMap(faultsOf)

  const whole = `/**
 * What it is.
 *
 * Source: a page.
 *
 * @example
 * planted // => 1
 */
export const planted = 1
/** What it holds. */
export interface Held {
  readonly _tag: 'Held'
  /** What it is. */
  readonly value: number
  /** A \`low\` and a \`high\`. */
  readonly range: { readonly low: number; readonly high: number }
}
/** By its \`ms\`. */
export type Wait = { readonly ms: number } | { readonly _tag: 'None' }
`

  const without = (text: string, instead = ''): readonly string[] => {
    expect(whole).toContain(text)
    return faultsIn(whole.replace(text, instead))
  }

  it('finds nothing where all is there', () => {
    expect(faultsIn(whole)).toEqual([])
  })

  it('finds a value without a docblock', () => {
    expect(faultsIn('export const planted = 1')).toEqual([
      'planted: no sentence',
      'planted: 0 examples',
      'planted: no source',
    ])
  })

  it('finds a type without one', () => {
    expect(without('/** What it holds. */')).toEqual(['Held: no sentence'])
  })

  it('finds a field without one', () => {
    expect(without('/** What it is. */')).toEqual(['Held.value: no sentence'])
  })

  it('finds an inline field that is not named around it', () => {
    expect(without('`high`')).toEqual(['Held.high: no sentence'])
    expect(without('`ms`', 'wait')).toEqual(['Wait.ms: no sentence'])
  })

  it('finds a sentence without its end', () => {
    expect(without('What it is.\n', 'What it is\n')).toEqual(['planted: no sentence'])
  })

  it('finds an example without a result, one too few and one too many', () => {
    expect(without(' // => 1')).toEqual(['planted: no result'])
    expect(without(' * @example\n')).toEqual(['planted: 0 examples'])
    expect(without(' * @example\n', ' * @example\n * 2 // => 2\n * @example\n')).toEqual([
      'planted: 2 examples',
    ])
  })

  it('finds a value without a source, and a tag that means nothing here', () => {
    expect(without('Source: a page.', 'From a page.')).toEqual(['planted: no source'])
    expect(without(' * @example', ' * @since 1\n * @example')).toEqual(['planted: @since'])
  })
})
