import type { FirstWrong, Marked } from '../model/first-wrong.js'
import { el, heard, section } from './el.js'

const line = ({ before, mark, after }: Marked): HTMLElement =>
  el(
    'code',
    {},
    before,
    mark === '' ? el('mark', {}, heard('(it ends here)')) : el('mark', {}, mark),
    after,
  )

/** The URL that was sent above the right one, with the character at which they part. */
export const urlPart = ({ character, got, expected }: FirstWrong): HTMLElement =>
  section(
    'url',
    'The request URL',
    el(
      'dl',
      { class: 'urls' },
      el('dt', {}, 'Sent'),
      el('dd', { id: 'url-sent' }, line(got)),
      el('dt', {}, 'Right'),
      el('dd', { id: 'url-right' }, line(expected)),
    ),
    el('p', { class: 'aside' }, `They first differ at character ${character}, which is marked.`),
  )
