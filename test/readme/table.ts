import type { Cause, Tag } from 'grid-triage'
import { causes } from '../../src/causes.js'
import { words } from '../../src/words.js'
import { pages } from './pages.js'

/** The order of the page; where it has none, one chosen by hand. */
const TAGS: { readonly [T in Tag]: null } = {
  Unauthorized: null,
  PaymentRequired: null,
  Replenishing: null,
  UnknownInstrument: null,
  WrongUrl: null,
  BadRequest: null,
  RateLimited: null,
  QuotaExhausted: null,
  ServiceFault: null,
  RedirectNotFollowed: null,
  Unreachable: null,
  NoReply: null,
  CutShort: null,
  Intercepted: null,
  Cancelled: null,
  Healthy: null,
  Unrecognised: null,
}

const row = (cause: Cause): string => {
  const { culprit, recovery, pace } = causes[cause]
  const cells = [
    `\`${cause}\``,
    words[cause].title,
    pages[cause] ?? '–',
    culprit,
    recovery,
    pace ?? '–',
  ]
  return `| ${cells.join(' | ')} |`
}

/** The cause table as it stands in the README, made from the one in `src`. */
const causeTable = (): string => {
  const rows = Object.keys(TAGS).flatMap((tag) => {
    const found: string[] = []
    let cause: Cause
    for (cause in causes) if (causes[cause].tag === tag) found.push(row(cause))
    return found.map((cells, i) => `| ${i === 0 ? `\`${tag}\`` : ''} ${cells}`)
  })
  return [
    '| `_tag` | `cause` | in words | on the page | culprit | recovery | pace of a retry |',
    '|---|---|---|---|---|---|---|',
    ...rows,
  ].join('\n')
}

const START = '<!-- cause table: written by npm run readme -->'
const END = '<!-- end of the cause table -->'

/** The page with its table renewed. Throws when the marks are gone. */
export const withTable = (readme: string): string => {
  const start = readme.indexOf(START)
  const end = readme.indexOf(END)
  if (start === -1 || end < start) throw new Error('the marks around the cause table are gone')
  return `${readme.slice(0, start + START.length)}\n\n${causeTable()}\n\n${readme.slice(end)}`
}
