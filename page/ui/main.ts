import { curl, diagnose, explain, preflight, type Seen, startFlow } from 'grid-triage'
import { type Pasted, readPasted } from 'grid-triage/paste'
import { isSaid } from '../../command/said.js'
import { sentAt } from '../../command/sent-at.js'
import { firstWrong } from '../model/first-wrong.js'
import { verdictWords } from '../model/verdict-words.js'
import { announce, announcer } from './announce.js'
import { lines } from './copy.js'
import { el, section } from './el.js'
import { evidencePart, findingsPart } from './evidence-part.js'
import { flowPart } from './flow-part.js'
import { type Input, inputPart } from './input.js'
import { urlPart } from './url-part.js'
import { fixesPart, noVerdict, verdictPart } from './verdict-part.js'
import { waitsPart } from './waits-part.js'

const answer = el('div', { id: 'answer' })

const diagnosed = (pasted: Pasted, seen: Seen): readonly HTMLElement[] => {
  const { request } = pasted
  const diagnosis = diagnose(seen)
  const explained = explain(diagnosis)
  const findings = request === undefined ? [] : preflight(request)
  const others = findings.filter((finding) => !isSaid(finding, diagnosis))
  const wrong = firstWrong([...diagnosis.evidence, ...findings.flatMap(({ evidence }) => evidence)])
  announce(`${verdictWords[explained.blame]}. ${explained.title}.`)
  return [
    verdictPart(explained, pasted.reading.text),
    fixesPart(explained, diagnosis),
    ...(wrong === null ? [] : [urlPart(wrong)]),
    waitsPart(diagnosis, sentAt(pasted) ?? Date.now()),
    ...(diagnosis.evidence.length === 0 ? [] : [evidencePart(diagnosis.evidence)]),
    ...(others.length === 0 ? [] : [findingsPart(others)]),
  ]
}

const show = ({ text, autoTopUp }: Input): void => {
  const pasted = readPasted(text)
  const seen = autoTopUp === null ? pasted : { ...pasted, autoTopUp }
  answer.dataset.blame = explain(diagnose(seen)).blame
  const isEmpty = text.trim() === ''
  if (isEmpty) announce('')
  answer.replaceChildren(
    ...(isEmpty ? [noVerdict()] : diagnosed(pasted, seen)),
    flowPart(startFlow(seen)),
    section('test-call', 'A call to compare with', lines(curl(pasted.request), 'the test call')),
  )
}

document.body.replaceChildren(
  el('header', {}, el('div', {}, el('h1', {}, 'Is it me or The Grid?'), inputPart(show))),
  el('main', {}, answer),
  announcer,
)
