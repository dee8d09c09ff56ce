import { extendGrid, type Seen, type Step, type StepId, startFlow, verdict } from 'grid-triage'
import { describe, expect, it } from 'vitest'
import { right, starts, stepOf, type Told, told } from './starts.js'

const howOf = (seen: Seen, id: StepId): string => stepOf(startFlow(seen), id)?.how ?? ''

const having = (more: object): Seen['request'] => ({ ...right, body: { ...right.body, ...more } })

describe('a step', () => {
  it.each<
    readonly [
      what: string,
      seen: Seen,
      answers: Told,
      id: StepId,
      is: Pick<Step, 'state' | 'by' | 'found'>,
    ]
  >([
    [
      'that was not checked is passed over',
      {},
      [['AuthHeader', 'NotChecked']],
      'AuthHeader',
      { state: 'Skipped', by: 'You', found: null },
    ],
    [
      'with a fault that is not the diagnosis tells of the request',
      { status: 500, request: { ...right, headers: {} } },
      [],
      'AuthHeader',
      {
        state: 'Answered',
        by: 'Evidence',
        found:
          'No key went to api.thegrid.ai: the header is missing or empty, or the variable behind it is.',
      },
    ],
    [
      'with the fault that was diagnosed tells of the call',
      {
        status: 200,
        body: { error: { message: 'missing bearer' } },
        request: { ...right, headers: {} },
      },
      [],
      'AuthHeader',
      {
        state: 'Answered',
        by: 'Evidence',
        found: 'The answer says that no key came with the request.',
      },
    ],
    [
      'with something odd tells that',
      { request: having({ model: 'Text-Prime' }) },
      [],
      'Model',
      { state: 'Answered', by: 'Evidence', found: 'You send "Text-Prime".' },
    ],
    [
      'that cannot be the reason for a stream that is cut says so',
      starts['Streaming cuts off'],
      [],
      'Model',
      { state: 'Skipped', by: 'Evidence', found: 'This cannot be why the stream was cut.' },
    ],
    [
      'of the curl has its own meaning for a stream that is cut',
      starts['Streaming cuts off'],
      [['Curl', 'Works']],
      'Curl',
      {
        state: 'Answered',
        by: 'You',
        found: 'A short call says nothing of a stream that is cut: go on.',
      },
    ],
    [
      'about a proxy stays where it was answered, also when it would not be asked any more',
      starts['500'],
      [
        ['Curl', 'NoAnswer'],
        ['Proxy', 'NotInTheWay'],
        ['Curl', 'SameError'],
      ],
      'Proxy',
      {
        state: 'Answered',
        by: 'You',
        found: 'There is none, or the call fails without it too: it is not the proxy.',
      },
    ],
  ])('%s', (_what, seen, answers, id, expected) => {
    expect(stepOf(told(startFlow(seen), answers), id)).toMatchObject({ id, ...expected })
  })
})

describe('ruled out', () => {
  it.each<readonly [what: string, seen: Seen, answers: Told, id: StepId, isRuledOut: boolean]>([
    ['is no incident', {}, [['StatusPage', 'NoIncident']], 'StatusPage', true],
    [
      'is a proxy that is not in the way',
      starts['Streaming cuts off'],
      [['Proxy', 'NotInTheWay']],
      'Proxy',
      true,
    ],
    [
      'is a balance that is filled',
      starts['402, no Auto Top Up'],
      [
        ['Curl', 'NotChecked'],
        ['Balance', 'Enough'],
      ],
      'Balance',
      true,
    ],
    [
      'is no balance that has been filled since, which decides it',
      starts['402'],
      [
        ['Curl', 'NotChecked'],
        ['Balance', 'Enough'],
      ],
      'Balance',
      false,
    ],
    [
      'is an odd body that cannot be the reason',
      { status: 500, request: having({ tools: [] }) },
      [],
      'RequestBody',
      true,
    ],
    ['is no odd body that may be it', { request: having({ tools: [] }) }, [], 'RequestBody', false],
    ['is a body without a fault', { request: right }, [], 'RequestBody', true],
  ])('%s', (_what, seen, answers, id, isRuledOut) => {
    expect(verdict(told(startFlow(seen), answers)).ruledOut.includes(id)).toBe(isRuledOut)
  })
})

describe('how to check', () => {
  const WITH_IT = ', with the instrument of the call that failed:'

  it.each<readonly [what: string, seen: Seen, isSaid: boolean]>([
    ['of a 402 that does not name it', { status: 402 }, true],
    ['of a 402 that names it', { status: 402, request: right }, false],
    ['of a 500 that does not name it', { status: 500 }, false],
    ['of a 500 that names it', { status: 500, request: right }, false],
  ])('asks for the instrument %s: %j', (_what, seen, isSaid) => {
    expect(howOf(seen, 'Curl').includes(WITH_IT)).toBe(isSaid)
  })

  it('does not show the address of a gateway that looks as though it held a key', () => {
    const base = 'https://llm.example.com/sk-proj-abcdefgh12345678/v1'
    const grid = extendGrid({ hosts: [base] })
    const seen = { status: 404, request: { url: `${base}/chat/completions` } }
    const how = (id: StepId): string => stepOf(startFlow(seen, grid), id)?.how ?? ''
    expect(how('BaseUrl')).toContain('character by character to the address of your gateway.')
    expect(how('Curl')).toContain(', your base URL in GRID_BASE_URL, and run this')
    expect(how('Curl')).toContain('curl -L "$GRID_BASE_URL"/chat/completions ')
  })

  it('has the header of a stored call as it is, also without a name', () => {
    const flow = startFlow({ status: 401 })
    const header = (more: object): string =>
      stepOf({ ...flow, ping: { ...flow.ping, ...more } }, 'AuthHeader')?.how ?? ''
    expect(header({})).toContain('The full header is Authorization: Bearer YOUR_KEY: the literal')
    expect(header({ authHeader: '' })).toContain(
      'The full header is : Bearer YOUR_KEY: the literal',
    )
    expect(header({ authScheme: '' })).toContain(
      'The full header is Authorization:  YOUR_KEY, with',
    )
    expect(header({ authScheme: null })).toContain(
      'The full header is Authorization: YOUR_KEY, with',
    )
  })
})

describe('the ID for support', () => {
  const WITH = 'with the timestamp, the instrument, and what you expected vs. what you got.'
  const ASKED = `Send the request ID (returned in the x-request-id response header) to support@thegrid.ai, ${WITH}`
  const NONE = `Write to support@thegrid.ai, ${WITH} There is no request ID to send.`

  it.each<readonly [what: string, seen: Seen, answers: Told, next: string]>([
    [
      'cannot be there where curl gets no answer and nothing else is known',
      {},
      [
        ['StatusPage', 'NoIncident'],
        ['Curl', 'NoAnswer'],
        ['Proxy', 'NotInTheWay'],
      ],
      NONE,
    ],
    [
      'may be there where curl gets an answer',
      {},
      [
        ['StatusPage', 'NoIncident'],
        ['Curl', 'SameError'],
        ['Balance', 'Enough'],
        ['RequestId', 'NotChecked'],
      ],
      ASKED,
    ],
    [
      'may be there where the application got an answer',
      starts['403'],
      [
        ['StatusPage', 'NoIncident'],
        ['Curl', 'NoAnswer'],
        ['Proxy', 'NotInTheWay'],
        ['AuthHeader', 'Right'],
        ['BaseUrl', 'Right'],
        ['RequestId', 'NotChecked'],
      ],
      ASKED,
    ],
    [
      'is not there where you found none',
      starts['403'],
      [
        ['StatusPage', 'NoIncident'],
        ['Curl', 'SameError'],
        ['RequestId', 'None'],
      ],
      NONE,
    ],
  ])('%s', (_what, seen, answers, next) => {
    expect(verdict(told(startFlow(seen), answers)).next).toBe(next)
  })
})
