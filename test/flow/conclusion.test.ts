import { type Flow, type Seen, startFlow, verdict } from 'grid-triage'
import { describe, expect, it } from 'vitest'
import { right, type Told, told } from './starts.js'

type Path = readonly [what: string, seen: Seen, answers: Told, next: string]

const skipped: Told = [
  ['StatusPage', 'NotChecked'],
  ['Curl', 'NotChecked'],
  ['Proxy', 'NotChecked'],
  ['BaseUrl', 'NotChecked'],
  ['RequestId', 'NotChecked'],
]
const silent = { name: 'TimeoutError' }

const paths: readonly Path[] = [
  [
    'a connection refused at another host, which is told as the wrong host',
    {
      error: { code: 'ECONNREFUSED' },
      request: { ...right, url: 'http://localhost:8080/v1/chat/completions' },
    },
    [],
    'Set the base URL to https://api.thegrid.ai/v1. For a gateway of your own, name it with extendGrid.',
  ],
  [
    'a name that nobody knows, at another host likewise',
    {
      error: { code: 'ENOTFOUND' },
      request: { ...right, url: 'https://api.thegrid.example/v1/chat/completions' },
    },
    [],
    'Set the base URL to https://api.thegrid.ai/v1. For a gateway of your own, name it with extendGrid.',
  ],
  [
    'no answer, with a fault in the body, which is not the reason',
    { error: silent, request: { ...right, body: { ...right.body, temperature: 5 } } },
    skipped,
    'Check your proxy or firewall: it must let standard HTTPS on port 443 through to api.thegrid.ai.',
  ],
  [
    'a 500 of a call that would follow no redirect, which is not the reason',
    { status: 500, request: { ...right, followsRedirects: false } },
    skipped,
    'Retry with exponential backoff and jitter. Failed requests are not billed.',
  ],
]

const gpt: Seen = {
  status: 404,
  request: { ...right, body: { ...right.body, model: 'gpt-5.2' } },
}

/** A flow whose findings came back without what they had seen. */
const faded = (flow: Flow): Flow => ({
  ...flow,
  findings: flow.findings.map((finding) => ({ ...finding, evidence: [] })),
})

describe('the one thing to do while nothing speaks against the diagnosis', () => {
  it.each(paths)('%s', (_what, seen, answers, next) => {
    expect(verdict(told(startFlow(seen), answers))).toMatchObject({ next, done: true })
  })

  it('is what the diagnosis says, where the fault that was seen is the one that was diagnosed', () => {
    const flow = startFlow(gpt)
    expect(verdict(flow)).toMatchObject({ because: 'Model', next: 'Set model to text-prime.' })
    expect(verdict(faded(flow)).next).toBe('Set model to text-prime.')
  })
})
