import { type Piece, type PieceReader, partOf, type Said } from './paste-part.js'
import type { SeenRequest } from './seen.js'

/** Chromium: `POST https://… 401 (Unauthorized)`, `POST https://… net::ERR_…`. */
const CHROMIUM =
  /(?:^|\s)([A-Z]{3,8}) (https?:\/\/\S{1,4096}) (?:([1-5]\d\d)(?: \(|$)|(net::ERR_[A-Z_0-9]{1,64}))/
const LOADED =
  /Failed to load resource: (?:the server responded with a status of ([1-5]\d\d)|(net::ERR_[A-Z_0-9]{1,64}))/
/** Firefox: `XHR POST https://… [HTTP/1.1 401 Unauthorized 12ms]`. */
const FIREFOX =
  /(?:^|\s)(?:XHR ?)?([A-Z]{3,8}) ?(https?:\/\/\S{1,4096})\s{1,4}\[HTTP\/[\d.]{1,3} ([1-5]\d\d)/
/** A browser says only that it may not show the answer. */
const CORS =
  /(?:Access to (?:fetch|XMLHttpRequest) at '(https?:\/\/[^']{1,4096})' from origin|Cross-Origin Request Blocked:.{0,200}? at (https?:\/\/\S{1,4096}))/
/** wget: `2026-10-05 12:00:00 ERROR 401: Unauthorized.`, `failed: Connection refused.` */
const WGET_STATUS = /(?:^|\s)ERROR ([1-5]\d\d): .{1,256}$/
const WGET_URL = /^--\d{4}-\d\d-\d\d [\d:]{5,8}--\s{1,4}(\S{1,4096})$/
const WGET_FAILED =
  /\b(?:failed: (Connection refused|Connection timed out|Network is unreachable|No route to host)\.|wget: (unable to resolve host address)|(unable to (?:locally )?verify .{0,64}certificate|cannot verify .{1,256} certificate))/i

const piece =
  (form: 'ConsoleLine' | 'Request', says: Omit<Said, 'part'>): PieceReader =>
  (lines, at) => ({
    said: { part: partOf(form, lines, at, at + 1), ...says },
    next: at + 1,
  })

const answered = (request: SeenRequest | undefined, status: string): Omit<Said, 'part'> => ({
  request,
  answer: { status: Number(status), headers: [], body: '' },
})

const failed = (request: SeenRequest | undefined, message: string): Omit<Said, 'part'> => ({
  request,
  error: { message },
})

const called = (method: string | undefined, url: string | undefined): SeenRequest | undefined =>
  url === undefined ? undefined : { method, url: url.replace(/[).,]{1,4}$/, '') }

/** What Chromium says where it may not say more. */
const reasonOf = (code: string): string => (code === 'net::ERR_FAILED' ? 'Failed to fetch' : code)

const saidBy = (line: string): Omit<Said, 'part'> | null => {
  const chromium = CHROMIUM.exec(line)
  if (chromium !== null) {
    const [, method, url, status, code] = chromium
    const request = called(method, url)
    return status === undefined ? failed(request, reasonOf(code ?? '')) : answered(request, status)
  }
  const firefox = FIREFOX.exec(line)
  if (firefox !== null) return answered(called(firefox[1], firefox[2]), firefox[3] ?? '')
  const [, status, code] = LOADED.exec(line) ?? []
  if (status !== undefined) return answered(undefined, status)
  if (code !== undefined) return failed(undefined, reasonOf(code))
  const cors = CORS.exec(line)
  if (cors !== null) return failed(called(undefined, cors[1] ?? cors[2]), 'Failed to fetch')
  const refused = WGET_STATUS.exec(line)?.[1]
  if (refused !== undefined) return answered(undefined, refused)
  const [, reason, unresolved, certificate] = WGET_FAILED.exec(line) ?? []
  const said = reason ?? unresolved ?? certificate
  return said === undefined ? null : failed(undefined, said)
}

/** A line of a browser's console, or of wget, which says what became of a call. */
export const consoleLine: PieceReader = (lines, at): Piece | null => {
  const line = (lines.texts[at] ?? '').slice(0, 8192)
  const url = WGET_URL.exec(line)?.[1]
  if (url !== undefined) return piece('Request', { request: { url } })(lines, at)
  const says = saidBy(line)
  return says === null ? null : piece('ConsoleLine', says)(lines, at)
}
