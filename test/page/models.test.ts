import { diagnose, startFlow, verdict } from 'grid-triage'
import { describe, expect, it } from 'vitest'
import { codeWords } from '../../page/model/code-words.js'
import { decided } from '../../page/model/decided.js'
import { firstWrong } from '../../page/model/first-wrong.js'
import { span } from '../../page/model/seconds.js'
import { verdictWords } from '../../page/model/verdict-words.js'
import { walk } from '../../page/model/walk.js'

describe('the words of the page', () => {
  it('answer the question for each kind of blame', () => {
    expect(verdictWords).toEqual({
      Me: 'It’s you',
      TheGrid: 'It’s The Grid',
      Between: 'It’s between',
      Nobody: 'Nothing is wrong',
      Unclear: 'Can’t tell yet',
    })
  })

  it('turn a code into words, and keep initials', () => {
    const codes = ['UrlDiffers', 'NoEndMark', 'BodyNotJson', 'HttpsRedirect', 'Status']
    expect(codes.map(codeWords)).toEqual([
      'URL differs',
      'No end mark',
      'Body not JSON',
      'HTTPS redirect',
      'Status',
    ])
  })

  it('name a span in seconds, and a single wait without one', () => {
    expect(span(1430, 2970)).toBe('1.4–3 s')
    expect(span(7000, 7049)).toBe('7 s')
  })
})

describe('the sentence about a decision', () => {
  it('is that of a retry', () => {
    const diagnosis = diagnose({ status: 500 })
    const decision = { _tag: 'Retry', afterMs: 2200, reason: 'Backoff' } as const
    expect(decided(diagnosis, decision)).toBe('Retry in 2.2 s.')
  })

  it('is that of a stop, with the moment from which on it makes sense', () => {
    const diagnosis = diagnose({ status: 429, headers: { 'x-request-id': 'req-7' } })
    const stop = { _tag: 'Stop', reason: 'WaitTooLong', untilEpochMs: 86_400_000 } as const
    expect(decided(diagnosis, stop)).toBe(
      'Not retried: the server asks for a longer wait than allowed. Come back at 1970-01-02 00:00:00 UTC.',
    )
  })
})

describe('the first wrong character', () => {
  it('is cut out of both lines', () => {
    const { evidence } = diagnose({
      status: 404,
      request: { url: 'https://api.thegrid.ai/v1/v1/chat/completions' },
    })
    expect(firstWrong(evidence)).toEqual({
      character: 27,
      got: { before: 'https://api.thegrid.ai/v1/', mark: 'v', after: '1/chat/completions' },
      expected: { before: 'https://api.thegrid.ai/v1/', mark: 'c', after: 'hat/completions' },
    })
  })

  it('is empty where the line has ended', () => {
    const { evidence } = diagnose({
      status: 404,
      request: { url: 'https://api.thegrid.ai/v1/chat/completions/' },
    })
    expect(firstWrong(evidence)?.got.mark).toBe('/')
    expect(firstWrong(evidence)?.expected).toEqual({
      before: 'https://api.thegrid.ai/v1/chat/completions',
      mark: '',
      after: '',
    })
  })

  it('is not there without evidence of it', () => {
    expect(firstWrong(diagnose({ status: 500 }).evidence)).toBeNull()
  })
})

describe('a walk', () => {
  const start = startFlow({ status: 500 })

  it('replays the answers', () => {
    expect(verdict(walk(start, new Map([['StatusPage', 'Incident']]))).because).toBe('StatusPage')
  })

  it('forgets an answer that was changed, though others came after it', () => {
    const flow = walk(
      start,
      new Map([
        ['StatusPage', 'Incident'],
        ['Curl', 'SameError'],
        ['StatusPage', 'NoIncident'],
      ]),
    )
    expect(flow.answers.StatusPage).toBe('NoIncident')
    expect(flow.answers.Curl).toBe('SameError')
  })
})
