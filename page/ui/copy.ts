import { announce, announcer } from './announce.js'
import { el } from './el.js'

const SHOWN_MS = 2000

/** Where the page may not use the clipboard, such as at a plain `http:` address, the browser's older way is tried. */
const copyOldWay = (text: string): boolean => {
  const box = el('textarea', { class: 'heard' })
  box.value = text
  const before = document.activeElement
  document.body.append(box)
  box.select()
  const isCopied = document.execCommand('copy')
  box.remove()
  if (before instanceof HTMLElement) before.focus()
  return isCopied
}

const copied = async (text: string): Promise<boolean> => {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return copyOldWay(text)
  }
}

let last: HTMLButtonElement | null = null
let timer = 0

/** Nothing is said any more, so that the next copy is heard as well. */
const rest = (): void => {
  if (last === null) return
  if (announcer.textContent === last.textContent) announce('')
  last.textContent = 'Copy'
}

/** A button that copies a text, and says for a while whether it could. */
export const copyButton = (text: string, what: string): HTMLButtonElement => {
  const button = el(
    'button',
    { type: 'button', class: 'copy', 'aria-label': `Copy ${what}` },
    'Copy',
  )
  button.addEventListener('click', async () => {
    const said = (await copied(text)) ? 'Copied' : 'Not copied: select the text instead'
    rest()
    last = button
    button.textContent = said
    announce(said)
    clearTimeout(timer)
    timer = window.setTimeout(rest, SHOWN_MS)
  })
  return button
}

/** Lines to be run or read, with a button that copies them. */
export const lines = (text: string, what: string): HTMLElement =>
  el('div', { class: 'lines' }, el('pre', {}, el('code', {}, text)), copyButton(text, what))
