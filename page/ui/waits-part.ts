import { type Diagnosis, decide, defaultPolicy } from 'grid-triage'
import { type PlannedWait, planned } from '../../command/waits.js'
import { decided } from '../model/decided.js'
import { seconds, span } from '../model/seconds.js'
import { timeline } from '../model/timeline.js'
import { drawing } from './drawing.js'
import { type Child, el, section } from './el.js'

type Waits = readonly PlannedWait[]

const row = (tag: 'td' | 'th', cells: readonly string[]): HTMLElement =>
  el('tr', {}, ...cells.map((cell) => el(tag, tag === 'th' ? { scope: 'col' } : {}, cell)))

const table = (waits: Waits, hasFloor: boolean): HTMLElement => {
  const floor = (text: string): readonly string[] => (hasFloor ? [text] : [])
  return el(
    'table',
    {},
    el('caption', {}, 'Each wait, in numbers'),
    el('thead', {}, row('th', ['After attempt', ...floor('Server asks'), 'Wait', 'On average'])),
    el(
      'tbody',
      {},
      ...waits.map(({ attempt, floorMs, fromMs, middleMs, toMs }) =>
        row('td', [
          String(attempt - 1),
          ...floor(floorMs === null ? '–' : `${seconds(floorMs)} s`),
          span(fromMs, toMs),
          `${seconds(middleMs)} s`,
        ]),
      ),
    ),
  )
}

const legend = (hasFloor: boolean): HTMLElement =>
  el(
    'ul',
    { class: 'legend' },
    el('li', { class: 'dot' }, 'attempt'),
    hasFloor ? el('li', { class: 'floor' }, 'the server’s floor') : null,
    el('li', { class: 'band' }, 'the wait ends somewhere in here (jitter)'),
  )

/** Drawn anew whenever the room changes, so that its letters keep their size. */
const drawn = (waits: Waits, said: string): HTMLElement => {
  const place = el('div', { id: 'timeline' })
  new ResizeObserver(([entry]) => {
    const width = Math.floor(entry?.contentRect.width ?? 0)
    if (width > 0)
      place.replaceChildren(drawing(timeline(waits, defaultPolicy.totalMs, width), said))
  }).observe(place)
  return place
}

const schedule = (waits: Waits, why: string): readonly Child[] => {
  const hasFloor = waits.some(({ floorMs }) => floorMs !== null)
  const endMs = waits.reduce((sum, { middleMs }) => sum + middleMs, 0)
  const said = `${waits.length + 1} attempts in ${seconds(endMs)} s on average, if each fails in this way at once.`
  return [
    el('p', {}, `${said} Then ${why.charAt(0).toLowerCase()}${why.slice(1)}`),
    drawn(waits, `Timeline to scale. ${said}`),
    legend(hasFloor),
    table(waits, hasFloor),
  ]
}

/** Whether to send it again: the waits that a loop would make, or why it makes none. */
export const waitsPart = (diagnosis: Diagnosis, now: number): HTMLElement => {
  const { waits, stopReason } = planned(diagnosis, now)
  // When to come back is said where it stops at once; after waits that are only foreseen it would mislead.
  const last = { _tag: 'Stop', reason: stopReason, untilEpochMs: null } as const
  return section(
    'waits',
    'Try again?',
    ...(waits.length > 0
      ? schedule(waits, decided(diagnosis, last))
      : [
          el(
            'p',
            { class: 'stop' },
            decided(diagnosis, decide(diagnosis, { attempt: 1, now, random: 0.5 })),
          ),
        ]),
  )
}
