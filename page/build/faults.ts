import type { Page } from './page.js'

/** The file has to stay below. */
const MOST_BYTES = 60_000

/** Shapes of calls that would leave the page. The library's prose may say "fetch failed": that is no call. */
const CALLS: readonly RegExp[] = [
  /\bfetch\(/,
  /\bnew (?:XMLHttpRequest|WebSocket|EventSource)\b/,
  /\bsendBeacon\b/,
  /\bimportScripts\b/,
  /\bimport\(/,
  /\.(?:src|srcset|action)=/,
]
const LOADS: readonly RegExp[] = [/\burl\(/i, /@import/i]
const LINKS: readonly RegExp[] = [/\b(?:src|srcset|href|action|poster)=/i, /http-equiv=refresh/i]

const found = (where: string, text: string, shapes: readonly RegExp[]): readonly string[] =>
  shapes
    .filter((shape) => shape.test(text))
    .map(({ source }) => `The ${where} has ${source} in it.`)

/** What must not go out, as sentences; nothing when the page may. */
export const faultsOf = ({
  bytes,
  html,
  style,
  script,
  loader,
  starter,
}: Page): readonly string[] => [
  ...(bytes.length < MOST_BYTES
    ? []
    : [`The page has ${bytes.length} bytes: 60,000 are too many.`]),
  ...((html.match(/'sha256-[A-Za-z0-9+/]{43}='/g) ?? []).length === 4
    ? []
    : ['The policy does not name four hashes.']),
  ...found('script', script, CALLS),
  ...found('loader', loader, CALLS),
  ...found('starter', starter, CALLS),
  ...found('style', style, LOADS),
  ...found('frame', html, LINKS),
]
