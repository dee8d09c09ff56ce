import { MOST_MS, MOST_RATIO } from '../../scale/figures.js'
import {
  MOST_BODY_BYTES,
  MOST_CAUSES,
  MOST_HEADERS,
  MOST_LEVELS,
  MOST_VALUE_BYTES,
} from '../../scale/most.js'
import { GROWTH } from '../../scale/row.js'
import { figure, grouped } from '../figures.js'
import { table, wrapped } from '../markdown.js'
import type { Excess, Grower, Scale } from '../results.js'
import { KEYS } from './why.js'

const sizeText = (size: number, unit: Excess['unit']): string => {
  if (unit === 'count') return grouped(size)
  if (size >= 1024 ** 2) return `${Number(figure(size / 1024 ** 2))} MB`
  return size >= 1024 ? `${Number(figure(size / 1024))} KB` : `${size} B`
}

const reasonOf = (input: string): string => {
  if (KEYS.test(input)) return 'all keys are listed before the first is seen'
  return input.startsWith('stream') ? 'its first and last 8 KB are read event by event' : '–'
}

const excesses = ({ excesses: rows }: Scale): string =>
  table(
    ['input', 'function', 'largest, ms', 'at', '64 × larger', 'why'],
    [2, 3, 4],
    rows.map(({ input, who, largestMs, size, unit, times }) => [
      input,
      `\`${who}\``,
      figure(largestMs),
      sizeText(size, unit),
      times === null ? '–' : `${figure(times)} ×`,
      reasonOf(input),
    ]),
  )

const threw = (inputs: readonly string[]): string =>
  inputs.length === 0 ? '–' : `at ${inputs.join('; ')}`

const growers = (rows: readonly Grower[]): string =>
  table(
    ['', `within ${MOST_MS} ms`, 'does not grow', 'threw', 'largest, ms', 'at'],
    [1, 2, 4],
    rows.map(({ who, rows: of, quick, bounded, boundedOf, threwAt, largestMs, largestAt }) => [
      who,
      `${quick} of ${of}`,
      boundedOf === 0 ? '–' : `${bounded} of ${boundedOf}`,
      threw(threwAt),
      figure(largestMs),
      largestAt,
    ]),
  )

export const growth = (scale: Scale): string =>
  [
    '## Growing input',
    '',
    wrapped(
      `Bodies and prompts up to ${sizeText(MOST_BODY_BYTES, 'bytes')}, URLs and models up to ${sizeText(MOST_VALUE_BYTES, 'bytes')}, up to ${grouped(MOST_HEADERS)} headers, ${grouped(MOST_LEVELS)} levels, ${grouped(MOST_CAUSES)} causes in a chain. *Does not grow*: ${GROWTH} × the size, to the greatest, takes at most ${MOST_RATIO} × the time in three rounds of four.`,
    ),
    '',
    growers([...scale.ours, ...scale.peers]),
    '',
    scale.excesses.length === 0
      ? 'Nothing of ours breaks a bound.'
      : wrapped(
          `Ours that grow to the greatest size or take over ${MOST_MS} ms (–: the greatest size was not reached):`,
        ),
    ...(scale.excesses.length === 0 ? [] : ['', excesses(scale)]),
    '',
    wrapped(
      'Not here: got, which reads `Retry-After` inside a request only; cockatiel, effect and retry-ts, which read no input. No peer reads the request, or a stream that was cut.',
    ),
  ].join('\n')
