import type { Step } from 'grid-triage'
import { compared } from './compared.js'
import { type Explained, explained } from './explained.js'
import { canRead } from './help.js'
import { byCommand, hints, withHints } from './hints.js'
import { blank, hanging, type Line, line, paragraph } from './layout.js'
import { timeline } from './timeline.js'
import type { Triaged } from './triaged.js'

type Lines = readonly Line[]

/** Parts with a blank line between them; a part without lines leaves no gap. */
const apart = (...parts: readonly Lines[]): Lines =>
  parts.filter((part) => part.length > 0).flatMap((part, i) => (i === 0 ? part : [blank, ...part]))

const numbered = (steps: readonly string[]): Lines =>
  steps.flatMap((step, i) => hanging({ style: 'Strong', text: `  ${i + 1}. ` }, step))

const read = ({ reading }: Triaged): Lines => paragraph(0, reading.text, 'Soft')

/** The text as the library has it: a caret stays below what it points to. */
const whole = ({ text, blame }: Explained): Lines =>
  text.split('\n').map((row, i) => line(`  ${row}`, i === 0 ? blame : 'Plain'))

const explanation = ({ diagnosis }: Triaged, said: Explained): Lines => {
  if (said.lines === null) return whole(said)
  const { heading, compared: urls, requestId } = said.lines
  const { steps, beside } = withHints(said.steps, hints(diagnosis, byCommand))
  return apart(
    [line(heading, said.blame)],
    [...paragraph(2, said.title, 'Strong'), ...paragraph(2, said.meaning)],
    compared(urls),
    numbered(steps),
    beside.flatMap((hint) => paragraph(2, hint, 'Soft')),
    [...requestId.flatMap((id) => paragraph(2, id)), line(`  ${said.docs}`, 'Soft')],
  )
}

const finding = (said: Explained): Lines =>
  said.lines === null
    ? whole(said)
    : [
        ...paragraph(2, said.lines.heading, said.blame),
        ...paragraph(2, `${said.title}. ${said.meaning}`),
        ...compared(said.lines.compared),
        ...numbered(said.steps),
      ]

const findings = ({ findings: found }: Triaged): Lines =>
  found.length === 0
    ? []
    : apart(
        [line('Also seen in the request', 'Strong')],
        ...found.map((one) => finding(explained(one))),
      )

const sentences = (said: readonly string[]): Lines => said.flatMap((row) => paragraph(2, row))

/** What the server asks for, in a sentence of its own, since no wait is below it. */
const floor = ({ waits }: Triaged): readonly string[] => {
  const floorMs = waits[0]?.floorMs ?? null
  return floorMs === null ? [] : [`The server asks for ${Math.ceil(floorMs / 100) / 10} s.`]
}

/** What is decided, in words, or by its name where there are none. */
const decided = ({ lines }: Explained, reason: string): readonly string[] =>
  lines === null ? [`${reason}.`] : lines.decided

const loop = ({ diagnosis, waits, stopReason }: Triaged): Lines =>
  waits.length === 0
    ? []
    : [
        ...paragraph(2, 'While every attempt ends like this one, and at once:', 'Soft'),
        ...timeline(waits),
        ...sentences(
          decided(
            explained(diagnosis, { _tag: 'Stop', reason: stopReason, untilEpochMs: null }),
            stopReason,
          ),
        ),
      ]

const retries = (triaged: Triaged, said: Explained): Lines =>
  apart(
    [line('Retry', 'Strong')],
    sentences([...decided(said, triaged.decision.reason), ...floor(triaged)]),
    loop(triaged),
  )

/** What to ask and how to check it, and below it, as it is, what to run. */
const how = ({ question, how: said, command }: Step): readonly Lines[] =>
  command === null
    ? [[...paragraph(2, question, 'Strong'), ...paragraph(2, said)]]
    : [
        [...paragraph(2, question, 'Strong'), ...paragraph(2, said.replace(command, ''))],
        command.split('\n').map((row) => line(`  ${row}`)),
      ]

const answers = (step: Step): Lines => {
  const width = Math.max(...step.answers.map(({ result }) => result.length))
  return step.answers.flatMap(({ result, means }) =>
    hanging({ style: 'Soft', text: `  ${result.padEnd(width)}  ` }, means),
  )
}

const next = ({ step }: Triaged): Lines =>
  step === null ? [] : apart([line(`Next: ${step.title}`, 'Strong')], ...how(step), answers(step))

/** All that is said of a failed call, for a person. Of a text that is none, not what would follow from a failure. */
export const textOf = (triaged: Triaged): Lines => {
  const said = explained(triaged.diagnosis, triaged.decision)
  return triaged.reading.parts.length === 0
    ? apart(read(triaged), paragraph(0, canRead), explanation(triaged, said))
    : apart(
        read(triaged),
        explanation(triaged, said),
        findings(triaged),
        retries(triaged, said),
        next(triaged),
      )
}
