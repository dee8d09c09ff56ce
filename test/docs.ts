import { isDeepStrictEqual } from 'node:util'

/** A piece of a document that claims to run. */
export interface Example {
  readonly where: string
  readonly code: string
}

/** The `@example` of every docblock of a file: its lines up to the end of the block. */
export const examplesIn = (file: string, text: string): readonly Example[] =>
  [...text.matchAll(/ \* @example\n((?: \*.*\n)+?) \*\/\n(?:export const (\w+))?/g)].map(
    ([, block = '', name = '']) => ({
      where: `${file} ${name}`,
      code: block.replace(/^ \* ?/gm, ''),
    }),
  )

/** The code blocks of a page of Markdown. */
export const blocksIn = (text: string, language: string): readonly string[] =>
  [...text.matchAll(/^```(\w*)\n([\s\S]*?)^```$/gm)].flatMap(([, found, code = '']) =>
    found === language ? [code] : [],
  )

/**
 * Runs code that knows only what is given, and returns how many `// =>` it held, each of them true.
 *
 * `expression // => value`, or the value on a line of its own below, has to be deeply equal.
 */
export const runExample = async (
  code: string,
  given: Readonly<Record<string, unknown>>,
): Promise<number> => {
  let checks = 0
  const check = (actual: unknown, expected: unknown): void => {
    checks += 1
    if (!isDeepStrictEqual(actual, expected)) {
      throw new Error(`gives ${JSON.stringify(actual)} and not ${JSON.stringify(expected)}`)
    }
  }
  const body = code
    .replace(/^import .*$/gm, '')
    .replace(/\n\s*\/\/ => /g, ' // => ')
    .replace(/^(.+?) \/\/ => (.+)$/gm, '; check($1, $2)')
  const run = new Function(...Object.keys(given), 'check', `return (async () => {\n${body}\n})()`)
  await run(...Object.values(given), check)
  return checks
}
