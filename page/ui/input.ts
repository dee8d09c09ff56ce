import { hideSecrets } from 'grid-triage/paste'
import { el } from './el.js'

declare const EXAMPLES: Readonly<Record<string, string>>

/** More than the reader looks at. */
const MOST_BYTES = 8 << 20

/** What the page is told. */
export interface Input {
  readonly text: string
  readonly autoTopUp: boolean | null
}

const AUTO_TOP_UP: readonly (readonly [value: string, label: string, is: boolean | null])[] = [
  ['', 'Not known', null],
  ['on', 'On', true],
  ['off', 'Off', false],
]

/** PowerShell writes UTF-16, and says so in the first two bytes. */
const textOf = async (file: Blob): Promise<string> => {
  const bytes = new Uint8Array(await file.slice(0, MOST_BYTES).arrayBuffer())
  const isWide = bytes[0] === 0xff && bytes[1] === 0xfe
  return new TextDecoder(isWide ? 'utf-16le' : 'utf-8').decode(bytes)
}

/** Longer ones are no keystroke, but what a phone's keyboard puts in at once. */
const MOST_TYPED = 9

/** A word that is not yet at its end would be taken for a secret: who types is let finish. */
const isTyped = (event: Event): boolean =>
  event instanceof InputEvent &&
  /^(?:delete|insert(?:Text|Line|Comp))/.test(event.inputType) &&
  (event.data?.length ?? 0) <= MOST_TYPED

/** Where a failure is put in: pasted, dropped, chosen, or one of the examples. */
export const inputPart = (onInput: (input: Input) => void): HTMLElement => {
  const box = el('textarea', {
    id: 'pasted',
    spellcheck: 'false',
    autocomplete: 'off',
    autocapitalize: 'off',
    'aria-describedby': 'promise',
    placeholder: 'curl -i … 2>&1',
  })
  const example = el(
    'select',
    { id: 'example' },
    el('option', { value: '' }, 'Choose …'),
    ...Object.keys(EXAMPLES).map((row) => el('option', {}, row)),
  )
  const file = el('input', { type: 'file', id: 'file', accept: '.txt,.log,.har,.json' })
  const clear = el('button', { type: 'button', id: 'clear' }, 'Clear')
  const radios = AUTO_TOP_UP.map(([value, label, is]) => {
    const radio = el('input', { type: 'radio', name: 'auto-top-up', value, checked: is === null })
    return { is, radio, shown: el('label', {}, radio, el('span', {}, label)) }
  })

  const told = (): void => {
    const autoTopUp = radios.find(({ radio }) => radio.checked)?.is ?? null
    onInput({ text: box.value, autoTopUp })
  }
  /** The caret is counted from the end: what is hidden in front of it may be longer or shorter. */
  const write = (text: string, behindCaret: number): void => {
    box.value = text
    const caret = box.value.length - behindCaret
    box.setSelectionRange(caret, caret)
  }
  const hide = (): void => {
    const hidden = hideSecrets(box.value)
    if (hidden !== box.value) write(hidden, box.value.length - box.selectionEnd)
  }
  const put = (text: string): void => {
    box.value = hideSecrets(text)
    box.setSelectionRange(0, 0)
    box.scrollTop = 0
    told()
  }
  const read = async (chosen: File | undefined): Promise<void> => {
    example.value = ''
    if (chosen !== undefined) put(await textOf(chosen))
  }

  box.addEventListener('input', (event) => {
    example.value = ''
    if (!isTyped(event)) hide()
    told()
  })
  // What is read of it stays the same: to show it anew would take away the button that is being pressed.
  box.addEventListener('change', hide)
  // By itself a browser would show it first, and takes minutes for a megabyte.
  box.addEventListener('paste', (event) => {
    event.preventDefault()
    example.value = ''
    const { value, selectionStart, selectionEnd } = box
    const text = event.clipboardData?.getData('text') ?? ''
    const whole = value.slice(0, selectionStart) + text + value.slice(selectionEnd)
    write(hideSecrets(whole), value.length - selectionEnd)
    told()
  })
  example.addEventListener('change', () => put(EXAMPLES[example.value] ?? ''))
  clear.addEventListener('click', () => {
    example.value = ''
    put('')
    box.focus()
  })
  file.addEventListener('change', () => {
    void read(file.files?.[0])
    // The same file may be chosen again, when it has changed.
    file.value = ''
  })
  for (const { radio } of radios) radio.addEventListener('change', told)

  const dragging = (is: boolean) => document.body.classList.toggle('dragging', is)
  document.addEventListener('dragover', (event) => {
    event.preventDefault()
    dragging(true)
  })
  document.addEventListener('dragleave', (event) => {
    if (event.relatedTarget === null) dragging(false)
  })
  document.addEventListener('drop', (event) => {
    event.preventDefault()
    dragging(false)
    example.value = ''
    const dropped = event.dataTransfer
    if (dropped?.files[0] === undefined) put(dropped?.getData('text') ?? '')
    else void read(dropped.files[0])
  })

  told()
  return el(
    'section',
    { id: 'input', 'aria-label': 'What failed' },
    el('label', { for: 'pasted' }, 'Paste a failure'),
    el(
      'p',
      { id: 'promise' },
      'curl output, a HAR, a stack trace, a log line. It stays in this browser, and its secrets are hidden at once.',
    ),
    box,
    el(
      'div',
      { class: 'row' },
      el('label', { class: 'button' }, file, 'Open or drop a file'),
      clear,
    ),
    el('label', { for: 'example' }, 'Or try an example'),
    example,
    el(
      'fieldset',
      {},
      el('legend', {}, 'Auto Top Up'),
      el('div', { class: 'segments' }, ...radios.map(({ shown }) => shown)),
    ),
  )
}
