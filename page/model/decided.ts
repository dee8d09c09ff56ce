import { type Decision, type Diagnosis, explain } from 'grid-triage'

/** The sentence about a decision: in the text of an explanation it is the line behind the last step. */
export const decided = (diagnosis: Diagnosis, decision: Decision): string => {
  const { steps, text } = explain(diagnosis, decision)
  const last = `\n${steps.length}. ${steps.at(-1)}\n`
  const [line = ''] = text.slice(text.lastIndexOf(last) + last.length).split('\n')
  return line
}
