// The sentences of words.ts are not mutated: what they say is for a reader to judge. Its codes and its logic are.
import { declareValuePlugin, PluginKind } from '@stryker-mutator/api/plugin'

/** Something that only words.ts declares; a path does not know the name of its file. */
const OF_WORDS = 'KEY_SHAPES'

const textOf = ({ node }) =>
  node.type === 'StringLiteral'
    ? node.value
    : node.type === 'TemplateLiteral'
      ? node.quasis.map(({ value }) => value.raw).join('')
      : ''

/** A code is one word. */
const isProse = (text) => /\s|^https:/.test(text)

const shouldIgnore = (path) =>
  isProse(textOf(path)) && path.scope.getProgramParent().hasOwnBinding(OF_WORDS)
    ? 'prose of words.ts'
    : undefined

export const strykerPlugins = [declareValuePlugin(PluginKind.Ignore, 'prose', { shouldIgnore })]
