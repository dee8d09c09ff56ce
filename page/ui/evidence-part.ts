import { type Evidence, explain, type Finding } from 'grid-triage'
import { codeWords } from '../model/code-words.js'
import { el, section } from './el.js'

const values = ({ values: named }: Evidence): HTMLElement => {
  const all = Object.entries(named).map(([name, value]) => el('code', {}, `${name}: ${value}`))
  return el('dd', {}, ...(all.length === 0 ? ['seen'] : all))
}

/** What was seen that says so. */
export const evidencePart = (evidence: readonly Evidence[]): HTMLElement =>
  section(
    'evidence',
    'Evidence',
    el('dl', {}, ...evidence.flatMap((seen) => [el('dt', {}, codeWords(seen.code)), values(seen)])),
  )

const findingItem = (finding: Finding): HTMLElement => {
  const { title, meaning, steps } = explain(finding)
  return el(
    'li',
    { class: finding.severity },
    el('strong', {}, title),
    el('code', {}, `${finding.severity} · ${finding.cause ?? finding.code}`),
    el('p', {}, meaning),
    el('p', {}, steps[0] ?? ''),
  )
}

/** What else is wrong with the request. */
export const findingsPart = (findings: readonly Finding[]): HTMLElement =>
  section('findings', 'Also in the request', el('ul', {}, ...findings.map(findingItem)))
