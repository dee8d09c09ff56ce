import type { Diagnosis } from 'grid-triage'

/** How it is done where the hint is read. */
export interface HintWords {
  readonly where: string
  /** How to say whether Auto Top Up is on. */
  readonly autoTopUp: string
  /** Where the plain call is. */
  readonly call: string
}

export const byCommand: HintWords = {
  where: 'With this command:',
  autoTopUp: 'say --auto-top-up on, or off. If it is buying tokens, retry after a short delay.',
  call: '--curl prints the plain call to test with.',
}

/** What the explanation asks of a program, as who pastes can give it. */
export const hints = (
  { cause, certainty, autoTopUp, evidence }: Diagnosis,
  words: HintWords,
): readonly string[] => {
  const hint = (text: string): readonly string[] => [`${words.where} ${text}`]
  if (cause === 'Unknown')
    return hint(
      `paste more of the call, what was sent and the answer with its headers: curl -v shows both. ${words.call}`,
    )
  if (cause === 'InsufficientCredits' && autoTopUp === null) return hint(words.autoTopUp)
  if (cause === 'AbortedByCaller' && certainty !== 'Certain')
    return hint('if the signal was not yours, read it as a time-out.')
  return evidence.some(({ code }) => code === 'NoRequest')
    ? hint('paste what was sent too, as curl -v shows it or as you typed it.')
    : []
}

/** A step that names the function of the library speaks to a program. */
const TO_A_PROGRAM = /\bdiagnose\b/

/** The steps, and behind them the hints; a step that says to a program what a hint says gives way to the hints. */
export const withHints = (
  steps: readonly string[],
  said: readonly string[],
): { readonly steps: readonly string[]; readonly beside: readonly string[] } => {
  const at = steps.findIndex((step) => TO_A_PROGRAM.test(step))
  return at < 0 || said.length === 0
    ? { steps, beside: said }
    : { steps: [...steps.slice(0, at), ...said, ...steps.slice(at + 1)], beside: [] }
}
