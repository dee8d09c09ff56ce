import { el } from './el.js'

/** What a screen reader is told of changes that were made elsewhere on the page. */
export const announcer = el('p', { id: 'announcer', role: 'status', class: 'heard' })

export const announce = (text: string): void => {
  if (announcer.textContent !== text) announcer.textContent = text
}
