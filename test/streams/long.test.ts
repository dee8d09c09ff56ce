import { type Diagnosis, diagnose } from 'grid-triage'
import { describe, expect, it } from 'vitest'

const found = (received: string): Diagnosis =>
  diagnose({ status: 200, stream: { received, endedWith: 'Close' } })

const DONE = 'data: [DONE]\n\n'
const COMMENT = ': keep-alive\n\n'
const START = 'data: {"choices":[{"delta":{"role":"assistant","content":""}}]}\n\n'

/** Comments of so many characters in all. */
const comments = (length: number): string => `${':'.repeat(length - 2)}\n\n`

describe('a transcript', () => {
  it('of 16 KiB is read in full', () => {
    const across = `${comments(8186)}${DONE}${comments(8184)}`
    expect(across).toHaveLength(16_384)
    expect(found(across).cause).toBe('Healthy')
  })

  it('that is longer is read in its first and its last 8 KiB', () => {
    expect(found(`${DONE}${comments(20_000)}`).cause).toBe('Healthy')
    expect(found(`${comments(20_000)}${DONE}`).cause).toBe('Healthy')
    expect(found(`${comments(10_000)}${DONE}${comments(10_000)}`).cause).toBe('StreamInterrupted')
  })

  it('that is longer was not sent without output', () => {
    const starts = (length: number): string => `${comments(length - START.length)}${START}`
    expect(found(starts(16_384)).outputDelivered).toBe(false)
    expect(found(starts(16_385)).outputDelivered).toBe(true)
  })

  it.each([
    [`data: {"id":1}\n\n${comments(20_000)}`, true],
    [`data:{"id":1}\n\n${comments(20_000)}`, true],
    [`event: x\rdata: {"id":1}\r\r${comments(20_000)}`, true],
    [`${comments(20_000)}data: {"id":1}\n\n`, true],
    [`data: ping\n\n${comments(20_000)}`, false],
    [`id: data: {\n\n${comments(20_000)}`, false],
    [COMMENT.repeat(2000), false],
  ])('has output only where it has data', (received, delivered) => {
    expect(found(received).outputDelivered).toBe(delivered)
  })
})

describe('an event that is too long to parse', () => {
  const long = (fields: string): string =>
    `data: {"choices":[{"delta":{"content":"${'a'.repeat(9000)}"}${fields}}]}\n\n`

  it.each([',"finish_reason":"stop"', ',"finish_reason" : "stop"', ',"stop_reason": "end_turn"'])(
    'may end the answer: %s',
    (fields) => {
      expect(found(long(fields)).cause).toBe('Healthy')
    },
  )

  it.each(['', ',"finish_reason":null', ',"index":0'])('may not: %j', (fields) => {
    expect(found(long(fields)).cause).toBe('StreamInterrupted')
  })

  it('ends the answer by its last 512 characters', () => {
    const early = (n: number): string =>
      `data: {"pad":"${'a'.repeat(600)}","finish_reason":"stop","more":"${'a'.repeat(n)}`
    expect(found(early(480)).cause).toBe('Healthy')
    expect(found(early(9000)).cause).toBe('StreamInterrupted')
  })

  it('has output by its first 8 KiB', () => {
    const behind = (n: number): string => `data: {"pad":"${'a'.repeat(n)}","content":"b`
    expect(found(behind(8000)).outputDelivered).toBe(true)
    expect(found(behind(8300)).outputDelivered).toBe(false)
  })
})
