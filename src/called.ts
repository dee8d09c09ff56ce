import type { Grid } from './grid.js'
import { knownSurface } from './known.js'
import { prop, textOf } from './read.js'
import { isGated, safeMethod, safeName } from './redact.js'
import { type RequestFacts, readRequest } from './request.js'
import { gatedUrl, shownUrl } from './shown-url.js'

const MOST_EVIDENCE = 16

/** The URL that the diagnosis found fault with. */
const urlSeen = (diagnosis: unknown): string | null => {
  const evidence = prop(diagnosis, 'evidence')
  for (let i = 0; i < MOST_EVIDENCE; i++) {
    const seen = prop(evidence, `${i}`)
    const got = prop(seen, 'code') === 'UrlDiffers' ? prop(prop(seen, 'values'), 'got') : null
    if (typeof got === 'string' && got !== '') return gatedUrl(got)
  }
  return null
}

/** A grid from elsewhere may be of any shape. */
const factsOf = (request: unknown, grid: Grid): RequestFacts | null => {
  try {
    return readRequest(request, grid)
  } catch {
    return null
  }
}

/** What was called: as the request says, else as the diagnosis saw it. */
export const calledOf = (diagnosis: unknown, request: unknown, grid: Grid) => {
  const sent = factsOf(request, grid)
  const method = sent === null ? null : sent.method
  const urlText = sent === null ? null : sent.urlText
  const model = sent === null || sent.model === null ? null : safeName(sent.model.trim())
  return {
    instrument: model ?? safeName(textOf(prop(diagnosis, 'instrument'), 256)),
    surface: knownSurface(sent?.surface) ?? knownSurface(prop(diagnosis, 'surface')),
    url: urlText === null ? urlSeen(diagnosis) : shownUrl(urlText),
    method: method === null || isGated(safeMethod(method)) ? null : method,
  }
}
