import type { Recognition } from './diagnosis.js'
import { recognised, saw } from './evidence.js'
import { isListed } from './instrument.js'
import { type Answered, envelopeIn } from './outcome.js'
import { causeOfCode, causeOfStatus, causeOfVagueCode, causeOfWords } from './recognise.js'

/** What an error answer says, in lower case; `''` when it says nothing that can be read. Matched, never shown. */
export const wordsOf = (outcome: Answered): string => {
  const envelope = envelopeIn(outcome)
  if (envelope !== null) return envelope.message
  const { form, text } = outcome.body
  if (form === 'Text') return text.slice(0, 512).toLowerCase()
  // A client that loses the body may still put its words into the message.
  return form === 'Lost' ? (outcome.thrown?.messages[0] ?? '') : ''
}

/** The machine code of an error answer; `''` without one. */
export const codeOf = (outcome: Answered): string => envelopeIn(outcome)?.code ?? ''

/** Words about the model say nothing against one that is known to be right. */
const contradicts = ({ request, grid }: Answered, found: Recognition): boolean =>
  found.cause === 'UnknownInstrument' &&
  request !== null &&
  request.model !== null &&
  isListed(grid, request.model)

/** The cause that the answer's own code names, else its words, else a vague code, each only within its status; `null` without one. */
export const judgeSaid = (outcome: Answered): Recognition | null => {
  const { status } = outcome
  const coded = causeOfCode(codeOf(outcome), status)
  if (coded !== null) return recognised(coded, 'Certain', saw('BodyCode'))
  const worded = causeOfWords(wordsOf(outcome), status)
  if (worded !== null) return recognised(worded, 'Likely', saw('BodyWords'))
  // A vague code that says what the status says anyway adds nothing to it.
  const vague = causeOfVagueCode(codeOf(outcome), status)
  return vague === null || vague === causeOfStatus(status)
    ? null
    : recognised(vague, 'Likely', saw('BodyCode'))
}

/** As `judgeSaid`, unless the request shows that it cannot be so. */
export const judgeCredibly = (outcome: Answered): Recognition | null => {
  const said = judgeSaid(outcome)
  return said === null || contradicts(outcome, said) ? null : said
}
