import type { Seen } from 'grid-triage'
import { describe, it } from 'vitest'
import { RIGHT } from '../preflight/requests.js'
import { expectOver, expectTold, type Row, saw } from './told.js'

const NETWORK =
  'Check your proxy or firewall: it must let standard HTTPS on port 443 through to api.thegrid.ai.'
const STATUS = 'Check status.thegrid.ai: if there is an active incident, it is not you.'

describe('a stream', () => {
  const cut: Seen = { status: 200, request: RIGHT, stream: { received: '', endedWith: 'Close' } }
  const IDLE = 'Increase the idle timeout on whatever sits between your client and api.thegrid.ai:'
  const MARK = 'Mark what was shown as incomplete, or start the whole answer over'
  const silent = (silentMs: number) => ({ evidence: [saw('Silence', { silentMs })] })
  it.each<Row>([
    ['that was cut', cut, {}, 'The stream stopped without its end mark.', [IDLE]],
    [
      'that was cut after output',
      cut,
      { outputDelivered: true },
      'The stream stopped without its end mark.',
      [IDLE, MARK],
    ],
    ['silent for a while', cut, silent(19_999), 'The stream stopped without its end mark.', [IDLE]],
    [
      'silent for long',
      cut,
      silent(20_000),
      'The stream stopped without its end mark after 20 s of silence: most likely an idle timeout on a proxy.',
      [IDLE],
    ],
  ])('%s', expectTold)

  const event: Seen = {
    status: 200,
    request: RIGHT,
    stream: { received: 'data: {"error":{"type":"server_error"}}\n\n' },
  }
  const RETRY = 'Retry with exponential backoff and jitter. Failed requests are not billed.'
  const SUPPORT = 'If it lasts, send the request ID (the x-request-id response header) to support'
  const inner = (cause: string) => ({ evidence: [saw('InnerError', { cause })] })
  it.each<Row>([
    [
      'with an error of the service',
      event,
      {},
      'The stream sent an error instead of an answer. Transient service issue. Something failed inside The Grid.',
      [RETRY, STATUS, SUPPORT],
    ],
    [
      'with an error after output',
      event,
      { ...inner('ServiceOverloaded'), outputDelivered: true },
      'The stream began well, then sent an error instead of its end. The Grid is overloaded. The service has more requests than it can take.',
      [MARK, RETRY, STATUS, SUPPORT],
    ],
    [
      'with an error that is not known',
      event,
      { evidence: [] },
      'The stream sent an error instead of an answer.',
      [RETRY, STATUS, SUPPORT],
    ],
    [
      'with an error that says no more than that',
      event,
      inner('StreamErrorEvent'),
      'The stream sent an error instead of an answer.',
      [RETRY, STATUS, SUPPORT],
    ],
    [
      'with an error of a name that no cause has',
      event,
      inner('constructor'),
      'The stream sent an error instead of an answer.',
      [RETRY, STATUS, SUPPORT],
    ],
  ])('%s', expectTold)

  const HALF = 'The status says success, but the body is cut off or is not JSON.'
  const half: Seen = { status: 200, request: RIGHT, body: '{"choices":' }
  it.each<Row>([
    [
      'that is half an answer',
      half,
      {},
      HALF,
      ['Retry: something on the way cut the answer.', NETWORK],
    ],
  ])('%s', expectTold)
  it.each<Row>([['that is half an answer, and over', half, {}, HALF, [NETWORK]]])('%s', expectOver)
})
