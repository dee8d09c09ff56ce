// The sentences of words.ts are not mutated: what they say is for a reader to judge. Its codes and its logic are.
import { declareValuePlugin, PluginKind } from '@stryker-mutator/api/plugin'

/** Something that only words.ts declares; a path does not know the name of its file. */
const OF_WORDS = 'KEY_SHAPES'

/** A template with something filled in is mutated: what is left out is left out with all that is in it. */
const textOf = ({ node }) => {
  if (node.type === 'StringLiteral') return node.value
  const isText = node.type === 'TemplateLiteral' && node.expressions.length === 0
  return isText ? node.quasis[0].value.raw : ''
}

/** A code is one word, and a separator is none. */
const isProse = (text) => /[A-Za-z][^A-Za-z]?\s|^https:/.test(text)

const shouldIgnore = (path) =>
  isProse(textOf(path)) && path.scope.getProgramParent().hasOwnBinding(OF_WORDS)
    ? 'prose of words.ts'
    : undefined

export const strykerPlugins = [declareValuePlugin(PluginKind.Ignore, 'prose', { shouldIgnore })]
