import type { Chance } from './chance.js'

/** Bodies that no server should send, each with what is broken about it. */
const BROKEN: readonly ((text: string, chance: Chance) => string)[] = [
  // Cut anywhere.
  (text, chance) => text.slice(0, chance.below(text.length + 1)),
  // One character changed.
  (text, chance) => {
    const at = chance.below(text.length + 1)
    return `${text.slice(0, at)}${chance.pick(['"', '{', '}', '\\', '\u0000', ',', '7', '<'])}${text.slice(at + 1)}`
  },
  // Half a character of two.
  (text, chance) => {
    const at = chance.below(text.length + 1)
    return `${text.slice(0, at)}${chance.pick(['\ud800', '\udfff', '\uffff', '\ufeff'])}${text.slice(at)}`
  },
  (text, chance) => '{"error":'.repeat(1 + chance.below(3000)) + text,
  (text, chance) => '['.repeat(1 + chance.below(3000)) + text,
  (text) => `\ufeff \r\n\t${text}\n`,
  (text) => text + text,
  (text) => `{"__proto__":${text},"constructor":${text},"errors":[${text}]}`,
  (text) => `{"error":{"message":${JSON.stringify(text)}}}`,
  (text) => `{"errors":{"detail":${JSON.stringify(text)}}}`,
  (text) => `event: error\ndata: ${text}\n\n`,
  (text, chance) => `data: ${text}\r\n\r\ndata: ${chance.pick(['[DONE]', '{"cho', '', '{}'])}\n\n`,
  (text) => `: keep-alive\n\ndata: {"choices":[{"delta":{"content":${JSON.stringify(text)}}}]}\n`,
  (text) => `<!doctype html><html><title>502 Bad Gateway</title><body>${text}</body></html>`,
  (text) => `<html><center>nginx</center><!--${text}`,
  () => '',
  (_text, chance) => chance.pick([' ', 'null', '0', '-0', '1e999', '[]', '{}', '"', 'true', 'NaN']),
]

const UNITS = ['x', ' ', '{"a":', '\\u0000', '"', 'try again in 6m0s ', 'data: {}\n\n', '\ud83d']
const MEGABYTE = 1_000_000

/** The same text, once in a while much longer: what is read of it must not depend on its length. */
const grown = (text: string, chance: Chance): string => {
  const much = chance.share()
  if (much > 0.03) return text
  const unit = chance.pick(UNITS)
  const length = much < 0.002 ? MEGABYTE : 10_000
  const filling = unit.repeat(Math.ceil(length / unit.length))
  return chance.percent(50) ? filling + text : text + filling
}

/** A body, broken in a way or two. */
export const brokenBody = (body: unknown, chance: Chance): string => {
  const text = typeof body === 'string' ? body : (JSON.stringify(body) ?? '')
  const times = 1 + chance.below(2)
  return grown(
    Array.from({ length: times }).reduce<string>(
      (broken) => chance.pick(BROKEN)(broken, chance),
      text,
    ),
    chance,
  )
}
