const escaped = (character: string): string =>
  `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`

/** In ASCII, so that one character is one byte of what is hashed. */
const quoted = (text: string): string => JSON.stringify(text).replace(/[^ -~]/g, escaped)

/** Tokens decay by `Math.exp`, in whose last bits engines may differ: six decimals of what is no whole number. */
const numeral = (value: number): string =>
  Number.isInteger(value) || !Number.isFinite(value)
    ? String(value)
    : String(Number(value.toFixed(6)))

/** One text for one value, whatever the order of its keys; what is undefined is told from null, and from absent. */
export const serial = (value: unknown): string => {
  if (typeof value === 'string') return quoted(value)
  if (typeof value === 'number') return numeral(value)
  if (value === null || typeof value !== 'object') return String(value)
  if (Array.isArray(value)) return `[${value.map(serial).join()}]`
  const fields = Object.entries(value).map(([name, field]) => `${quoted(name)}:${serial(field)}`)
  return `{${fields.sort().join()}}`
}
