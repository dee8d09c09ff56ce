export type Child = Node | string | null
type Attributes = Readonly<Record<string, string | number | boolean>>

const filled = <E extends Element>(element: E, attributes: Attributes, children: Child[]): E => {
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== false) element.setAttribute(name, value === true ? '' : String(value))
  }
  element.append(...children.filter((child) => child !== null))
  return element
}

/** An element with what is in it. Text is text: nothing here is ever read as HTML. */
export const el = <K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] => filled(document.createElement(tag), attributes, children)

export const svg = <K extends keyof SVGElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: Child[]
): SVGElementTagNameMap[K] =>
  filled(document.createElementNS('http://www.w3.org/2000/svg', tag), attributes, children)

/** A part of the page under a heading that names it. */
export const section = (id: string, heading: string, ...children: Child[]): HTMLElement =>
  el(
    'section',
    { id, 'aria-labelledby': `${id}-heading` },
    el('h3', { id: `${id}-heading` }, heading),
    ...children,
  )

/** Heard, not seen. */
export const heard = (text: string): HTMLElement => el('span', { class: 'heard' }, text)
