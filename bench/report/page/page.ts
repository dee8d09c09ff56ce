import { callsOf } from '../calls.js'
import { chartWords } from '../chart.js'
import { isMet, reached, wanted } from '../goal.js'
import { bullet, table, wrapped } from '../markdown.js'
import { goalsOf, type Measured, type Results } from '../results.js'
import { growth } from './growth.js'
import { mutation } from './mutation.js'
import { size } from './size.js'
import { start } from './start.js'
import { time, timeParts } from './time.js'
import { why } from './why.js'

/** What no bench of this page measures, and where it is. */
const ELSEWHERE: readonly (readonly [what: string, where: string])[] = [
  [
    'quality of the retry policy',
    '[What it does to your server](../README.md#what-it-does-to-your-server), `npm run bench:policy`',
  ],
  ['accuracy on the examples of the troubleshooting page', '`npm test`, in `test/corpus.test.ts`'],
]

/** Of the work on speed as it was done; later changes of a wording give other digests. */
const RESULTS =
  '**Results.** The speed-ups changed no result: the digest that [`runtimes.md`](runtimes.md) explains (then e6af6d56…, of 30,542 values) was the same before and after.'

const goals = (results: Results): string =>
  table(
    ['what', 'goal', 'measured', ''],
    [],
    [
      ...goalsOf(results).map((goal) => [
        goal.what,
        wanted(goal),
        reached(goal),
        isMet(goal) ? 'met' : '**not met**',
      ]),
      mutation(),
      ...ELSEWHERE.map(([what, where]) => [what, '–', where, '–']),
    ],
  )

const runs = ({ cost, scale, size: sizes, start: starts }: Results): string => {
  const of: readonly (readonly [name: string, command: string, measured: Measured])[] = [
    ['time', '`npm run bench`; `-- --ablate` for its parts', cost],
    ['growing input', '`npm run bench:scale`', scale],
    ['size', '`npm run bench:size`; `-- --ablate`, `-- --by-module`', sizes],
    ['start', '`npm run bench:start`', starts],
  ]
  return table(
    ['', 'alone', 'measured', 'Node', 'by'],
    [],
    of.map(([name, alone, { date, node, command }]) => [name, alone, date, node, `\`${command}\``]),
  )
}

const TRUST: readonly string[] = [
  'All rows of a table of times are measured in one process and one run, in slices of 12 ms, in a new random order each round. Every slice is held against slices of its reference right before and after it, so that what slows the machine down slows both. Figures are medians; brackets hold what eight in ten rounds lie between.',
  'Ratios hold on other machines, roughly; nanoseconds do not. A ratio repeats within some ten percent. Newer versions of Node make an Error cheaper, and the SDKs with it.',
  'Bytes allocated are the growth of the heap over thousands of calls, with nothing collected meanwhile. Collecting it later is in none of the times.',
  'Peers are called as published, some of them by private methods, as their own code does. Only timers are stubbed. None of them does the same work: the tables say what is missing. One that is not paired with ours is compared by way of the switch.',
  'Not measured: other engines than V8, real traffic.',
]

/** `docs/benchmarks.md`. */
export const page = (results: Results): string =>
  [
    '# What it costs',
    '',
    wrapped(
      'Written by `npm run bench:report`, from `docs/benchmarks.json`, which has the same figures. *Ours* is `diagnose` and `decide` of one failed call, with `Headers` and the text of the body; *the switch* does the same for twelve calls that it knows, written by hand.',
    ),
    '',
    '## The goals',
    '',
    goals(results),
    '',
    wrapped(RESULTS),
    '',
    '## What stands in the way',
    '',
    why(results) || 'All goals are met.',
    '',
    `![${chartWords(callsOf(results))}](benchmarks.svg)`,
    '',
    time(results.cost),
    '',
    timeParts(results.cost),
    '',
    growth(results.scale),
    '',
    size(results.size),
    '',
    start(results.start),
    '',
    '## How it is measured, and how far to trust it',
    '',
    ...TRUST.map(bullet),
    '',
    '## Run it yourself',
    '',
    wrapped(
      '`npm run bench:report` measures all of it and writes this page, the chart and the block in the README; `-- --only cost,size` keeps the rest, `-- --render` measures nothing, `-- --quick` is for trying things out, and writes into a folder of its own. The peers are installed into `bench` first.',
    ),
    '',
    runs(results),
    '',
  ].join('\n')
