import {
  type Choice,
  currentStep,
  type Flow,
  flowSteps,
  type Result,
  type Step,
  type StepId,
  verdict,
} from 'grid-triage'
import { codeWords } from '../model/code-words.js'
import { verdictWords } from '../model/verdict-words.js'
import { type Replies, walk } from '../model/walk.js'
import { announce } from './announce.js'
import { lines } from './copy.js'
import { el, section } from './el.js'

type OnReply = (id: StepId, result: Result) => void

const stateOf = ({ state, by }: Step): string => {
  if (state === 'Open') return 'Open'
  return `${state} by ${by === 'You' ? 'you' : 'the evidence'}`
}

const choiceButton = (step: Step, choice: Choice, isChosen: boolean, onReply: OnReply) => {
  const button = el(
    'button',
    { type: 'button', class: 'choice', 'aria-pressed': String(isChosen) },
    el('strong', {}, codeWords(choice.result)),
    el('span', {}, choice.means),
  )
  button.addEventListener('click', () => onReply(step.id, choice.result))
  return button
}

/** The command stands at the end of how to check it: here it has a place of its own. */
const howOf = ({ how, command }: Step): string =>
  command === null ? how : how.replace(command, '').trim()

const body = (step: Step, reply: Result | undefined, onReply: OnReply): HTMLElement =>
  el(
    'div',
    { class: 'step' },
    step.found === null ? null : el('p', { class: 'found' }, step.found),
    el('p', { class: 'question' }, step.question),
    el('p', {}, howOf(step)),
    step.command === null ? null : lines(step.command, 'the plain curl'),
    step.answers.length === 0
      ? null
      : el(
          'div',
          { class: 'choices', role: 'group', 'aria-label': step.question },
          ...step.answers.map((choice) =>
            choiceButton(step, choice, choice.result === reply, onReply),
          ),
        ),
  )

const item = (step: Step, isNow: boolean, replies: Replies, onReply: OnReply): HTMLElement =>
  el(
    'li',
    { class: step.state, 'data-step': step.id },
    el(
      'details',
      { open: isNow },
      el(
        'summary',
        isNow ? { 'aria-current': 'step' } : {},
        el('span', { class: 'number' }, String(step.number)),
        el('span', { class: 'name' }, step.title),
        el('span', { class: 'state' }, isNow ? 'Now' : stateOf(step)),
      ),
      body(step, replies.get(step.id), onReply),
    ),
  )

/** The page's "Is it me or The Grid?", to be walked by clicks; an answer can be changed at any time. */
export const flowPart = (start: Flow): HTMLElement => {
  const replies = new Map<StepId, Result>()
  const outcome = el('div', { id: 'flow-verdict', tabindex: -1 })
  const list = el('ol', { id: 'steps' })

  const show = (): void => {
    const flow = walk(start, replies)
    const now = currentStep(flow)
    const { blame, cause, next, done } = verdict(flow)
    outcome.dataset.blame = blame
    outcome.replaceChildren(
      el('p', { class: 'so-far' }, done ? 'In the end' : 'So far'),
      el('p', { id: 'flow-blame' }, verdictWords[blame]),
      el('p', { id: 'flow-cause' }, cause),
      el('p', { id: 'flow-next' }, next),
    )
    list.replaceChildren(
      ...flowSteps(flow).map((step) => item(step, step.id === now?.id, replies, reply)),
    )
  }

  /** The pressed button is gone with its list: the keyboard goes on at the next question, or at the outcome. */
  const reply: OnReply = (id, result) => {
    replies.set(id, result)
    show()
    const next = list.querySelector<HTMLElement>('summary[aria-current]') ?? outcome
    next.focus()
    announce([...outcome.children].map(({ textContent }) => textContent).join('. '))
  }

  show()
  return section('flow', 'Is it me or The Grid?', list, outcome)
}
