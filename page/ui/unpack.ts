/** It unpacks the script of the page, and the style: the policy knows both by hash. */

import { unmasked } from './unmask.js'
import { unsqueezed } from './unsqueeze.js'

/** Put in by the build. */
declare const TEXT_BYTES: number
declare const BLOCK: number

const put = (tag: string, text = ''): void => {
  const element = document.createElement(tag)
  element.textContent = text
  document.head.append(element)
}

// It takes some time: the sentence that stands in the page is shown before.
setTimeout(() => {
  const packed = document.getElementById('packed')?.textContent ?? ''
  const text = new TextDecoder().decode(unsqueezed(unmasked(packed, BLOCK), TEXT_BYTES))
  const [style, script] = text.split('\0')
  put('style', style)
  put('script', script)
})
