import type { Blame, Diagnosis, Explanation } from 'grid-triage'
import { type HintWords, hints } from '../../command/hints.js'
import { stations, verdictWords } from '../model/verdict-words.js'
import { copyButton } from './copy.js'
import { type Child, el, section } from './el.js'

/** Where it failed, as a drawing; the heading says the same. */
const track = (blame: Blame): HTMLElement =>
  el(
    'div',
    { class: 'track', 'aria-hidden': 'true' },
    ...stations.map(([whose, name]) => el('span', whose === blame ? { class: 'here' } : {}, name)),
  )

const verdict = (blame: Blame, read: string, ...children: Child[]): HTMLElement =>
  el(
    'section',
    { id: 'verdict', 'aria-labelledby': 'verdict-heading' },
    el('p', { id: 'reading' }, read),
    el('h2', { id: 'verdict-heading' }, verdictWords[blame]),
    track(blame),
    ...children,
  )

/** Before anything is pasted. */
export const noVerdict = (): HTMLElement =>
  verdict(
    'Unclear',
    'Nothing is pasted yet.',
    el('p', { id: 'meaning' }, 'Paste what failed, or answer the questions below.'),
  )

/** The answer, what was read, the cause, and what it means. */
export const verdictPart = ({ blame, meaning, text, title }: Explanation, read: string) =>
  verdict(
    blame,
    read,
    el('p', { id: 'title' }, title),
    el('p', { id: 'cause' }, text.split('\n')[0] ?? ''),
    el('p', { id: 'meaning' }, meaning),
  )

const byPage: HintWords = {
  where: 'On this page:',
  autoTopUp: 'choose On or Off under Auto Top Up.',
  call: 'The plain call to test with stands at the end.',
}

/** What to do, the most likely help first; where to read on, and what support asks for. */
export const fixesPart = ({ steps, docs }: Explanation, diagnosis: Diagnosis): HTMLElement =>
  section(
    'fixes',
    'What to do',
    el(
      'ol',
      {},
      ...steps.map((step, i) => el('li', {}, el('p', {}, step), copyButton(step, `step ${i + 1}`))),
    ),
    ...hints(diagnosis, byPage).map((hint) => el('p', { class: 'hint' }, hint)),
    el('p', { class: 'aside' }, el('a', { id: 'docs', href: docs, rel: 'noreferrer' }, docs)),
    diagnosis.requestId === null
      ? null
      : el(
          'p',
          { class: 'aside' },
          'Request ID: ',
          el('code', { id: 'request-id' }, diagnosis.requestId),
        ),
  )
