import type { Line, Style } from './layout.js'

/** The sixteen colours that a terminal lets its owner choose, and none where the text says enough. */
const CODES: { readonly [S in Style]: string } = {
  Plain: '',
  Strong: '1',
  Soft: '2',
  Wrong: '1;31',
  Me: '1;33',
  TheGrid: '1;35',
  Between: '1;36',
  Nobody: '1;32',
  Unclear: '1',
}

/** A control character, or one that turns the text around, would be obeyed by the terminal. */
const OBEYED = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu
const HARMLESS = '\n'

/** Nothing that a terminal obeys is left of it. */
export const harmless = (text: string): string =>
  text.replace(OBEYED, (found) => (found === HARMLESS ? found : '\uFFFD'))

/** Whether colours are wanted: by a terminal, and by its owner. */
export const wantsColour = (
  isTerminal: boolean,
  env: { readonly NO_COLOR?: string | undefined; readonly TERM?: string | undefined },
): boolean => isTerminal && (env.NO_COLOR ?? '') === '' && env.TERM !== 'dumb'

/** The lines as they are printed. */
export const printed = (lines: readonly Line[], inColour: boolean): string =>
  lines
    .map((line) =>
      line
        .map(({ style, text }) => {
          const shown = harmless(text)
          const code = CODES[style]
          return inColour && code !== '' ? `\u001b[${code}m${shown}\u001b[0m` : shown
        })
        .join('')
        .trimEnd(),
    )
    .join('\n')
