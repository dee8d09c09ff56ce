import { exchanges } from '../../cost/exchanges.js'
import type { Spread } from '../../cost/stats.js'
import { figure, grouped, share, spreadText } from '../figures.js'
import { table, wrapped } from '../markdown.js'
import type { Cost, CostRow } from '../results.js'

const row = ({ id, timesOurs, timesLimit, bytes, ns }: CostRow): readonly string[] => [
  id,
  spreadText(timesOurs),
  figure(timesLimit.p50),
  grouped(bytes),
  figure(ns),
]

const HEAD = ['', '× ours', '× switch', 'bytes', 'ns here']
const FIGURES = [1, 2, 3, 4]

const own = ({ rows }: Cost): string =>
  table(HEAD, FIGURES, rows.filter(({ group }) => group !== 'peer').map(row))

const peers = ({ rows }: Cost): string =>
  table(
    [...HEAD, 'called', 'does not do'],
    FIGURES,
    rows
      .filter(({ group }) => group === 'peer')
      .map((one) => [...row(one), `${one.of}: ${one.calls}`, one.lacks]),
  )

const reads = ({ reads: rows }: Cost): string =>
  table(
    ['reads of one call', 'headers', 'parses'],
    [1, 2],
    rows.map(({ id, headers, parses }) => [id, figure(headers), figure(parses)]),
  )

const lengths = (values: readonly number[]): string => {
  const [least, most] = [Math.min(...values), Math.max(...values)]
  return least === most ? `${most}` : `${least} to ${most}`
}

const answered = exchanges.filter(({ body }) => body !== null)
const HEADERS = lengths(answered.map(({ headers }) => Object.keys(headers).length))
const BODIES = lengths(answered.map(({ body }) => JSON.stringify(body).length))

export const time = (cost: Cost): string =>
  [
    '## One failed call',
    '',
    wrapped(
      `${cost.exchanges} calls that failed, with ${HEADERS} headers and a body of ${BODIES} bytes, but for a refused connection and a stream that was cut; figures are for one. *limit* is the switch written by hand, *bare* its header reads, parses and objects and nothing else (the switch takes ${spreadText(cost.limitByBare)} × that), *one header* a switch that gives no request id. The switch and the library agree on all ${cost.inputs} inputs: the calls in six shapes. Left out of that are the evidence, of which the switch gives one piece of its own, and what it does not give at all: certainty, autoTopUp, outputDelivered and the gate that lets no key out.`,
    ),
    '',
    own(cost),
    '',
    reads(cost),
    '',
    wrapped(
      '*whole* is error and decision, what a failure costs that reaches the caller; *deep* the same from 40 frames down, as in an application. Peers that look at a call are given eleven of the twelve, since none of them reads a stream that was cut; the sum is divided by twelve all the same.',
    ),
    '',
    peers(cost),
  ].join('\n')

const lineOf = (name: string, cells: readonly string[]): readonly string[] => [name, ...cells]

/** A call split into what the platform takes and the rest. */
const split = ({ parts }: Cost): string => {
  const { limit, whole, platform, controls, inputs } = parts
  const cells = ({ ns, bytes, ratio }: (typeof inputs)[number]): readonly string[] => [
    figure(ratio.p50),
    grouped(bytes),
    figure(ns),
  ]
  const of = (which: 'limit' | 'ours') =>
    platform
      .filter((one) => one.of === which)
      .map((one) =>
        lineOf(
          `of it: ${one.name}${one.times === null ? '' : `, ${figure(one.times)} times`}`,
          cells(one),
        ),
      )
  return table(
    ['', '× switch', 'bytes', 'ns here'],
    [1, 2, 3],
    [
      lineOf('the switch', cells(limit)),
      ...of('limit'),
      lineOf('diagnose + decide', cells(whole)),
      ...of('ours'),
      ...[...controls, ...inputs].map((one) => lineOf(one.name, cells(one))),
    ],
  )
}

/** Of the whole, in percent. */
const shares = ({ p10, p50, p90 }: Spread, whole: number): string =>
  `${share(p50, whole)} (${[p10, p90].map((part) => Math.round((100 * part) / whole)).join(' to ')})`

const ablation = ({ parts }: Cost): string =>
  table(
    ['left out', 'saves, of the whole', 'all so far: × switch', 'bytes', 'causes right'],
    [1, 2, 3, 4],
    parts.parts.map(({ name, alone, soFar }) => [
      name,
      alone.unread > 0 ? '–' : shares(alone.ns, parts.whole.ns),
      soFar.unread > 0 ? '–' : figure(soFar.ratio.p50),
      grouped(soFar.bytes),
      share(soFar.causes, parts.vectors),
    ]),
  )

export const timeParts = (cost: Cost): string =>
  [
    '### Where the time goes',
    '',
    split(cost),
    '',
    wrapped(
      `Each part of \`diagnose\` and \`decide\` left out: alone, then all up to it. What hangs on a part goes with it: without *answers in the shapes of clients* the rules have no request and no body to look at. What a part saves is taken on those of the twelve that are answered the same without it; where none is, on all. Of two builds of a variant the faster is taken; of the switch there is one. Brackets that hold 0, and what is below 0, are noise: another build of the same code is as far away (*in a module of its own*). –: without it calls could not be read, so that the time means nothing.`,
    ),
    '',
    ablation(cost),
  ].join('\n')
