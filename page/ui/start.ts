/**
 * The first script of the page adds the second one, of which two characters stand in each of the file: UTF-16 would take
 * twice the place for them.
 */
const script = document.createElement('script')
script.textContent = [...(document.getElementById('loader')?.textContent ?? '')]
  .map((unit) => String.fromCharCode(unit.charCodeAt(0) & 255, unit.charCodeAt(0) >> 8))
  .join('')
document.head.append(script)
