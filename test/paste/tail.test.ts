import { diagnose } from 'grid-triage'
import { readPasted } from 'grid-triage/paste'
import { describe, expect, it } from 'vitest'

const HEAD = 'HTTP/2 200\ncontent-type: application/json\n\n'
const BODY = '{"id":"1","object":"chat.completion","choices":[{"index":0,"finish_reason":"stop"}]}'

describe('a success with something behind it', () => {
  it.each([
    'me@box:~$ ',
    '\nme@box:~$ ',
    '%',
    '\nC:\\Users\\me>',
    '\nPS C:\\> ',
    '\n```',
    '\n\nreal\t0m0.5s\nuser\t0m0.0s',
    '200',
    '\n200',
    '\nThis is what I get.',
    '\n$ echo done\ndone',
    '* closing connection #0',
    '* shutting down connection #0',
    '* abort upload after having sent all of 17 bytes',
    '* Connection #0 to host api.thegrid.ai left intact',
  ])('is a success: %j', (tail) => {
    expect(diagnose(readPasted(`${HEAD}${BODY}${tail}`)).cause).toBe('Healthy')
  })

  it('ends where its JSON ends, over many lines', () => {
    const text = `${HEAD}${JSON.stringify(JSON.parse(BODY), null, 2)}\n$ ls\n`
    expect(diagnose(readPasted(text)).cause).toBe('Healthy')
  })

  it.each([
    ['Error: connect ECONNREFUSED 127.0.0.1:1\n    at TCP (node:net:1:1)', 'ConnectionRefused'],
    ['openai.AuthenticationError: Error code: 401 - {}', 'InvalidApiKey'],
    [
      'app.js:3  POST https://api.thegrid.ai/v1/chat/completions 401 (Unauthorized)',
      'InvalidApiKey',
    ],
    [
      '{"level":50,"err":{"type":"RateLimitError","message":"429","status":429,"stack":""}}',
      'RateLimited',
    ],
  ])('gives way to the failure of a later call: %s', (tail, cause) => {
    const pasted = readPasted(`${HEAD}${BODY}\n${tail}`)
    expect(diagnose(pasted).cause).toBe(cause)
    expect(pasted.reading.text).toContain('Of 2 calls the last counts.')
  })
})

describe('a refusal with something behind it', () => {
  it.each(['me@box:~$ ', '%', '\n% '])('is told by its body: %j', (tail) => {
    const body = '{"error":{"code":"model_not_found","message":"no"}}'
    expect(diagnose(readPasted(`HTTP/2 404\n\n${body}${tail}`)).cause).toBe('UnknownInstrument')
  })
})

describe('words that are no error', () => {
  it.each([
    '500 requests were made in 3 s',
    '500 total',
    '429 errors? See the docs.',
    '401 is a bad status',
    '404 invoices were denied by the reviewer',
    '<html><title>500 ways to cook rice</title></html>',
    '401 Unauthorized\n402 Payment Required\n404 Not Found',
    'data: the rows of the table, error 401.',
    'event: push',
    'apiVersion: v1\nkind: Secret\ndata:\n  a: b',
    '{"log":"error: 401","stream":"stderr","time":"2026-10-05T12:00:00Z"}',
    '{"id":"resp_1","object":"response","status":"failed?","output":[{"text":"Error: connect ECONNREFUSED 1.1.1.1:80"}]}',
    '{"status":200,"message":"OK","name":"x"}',
    '{"statusCode":200,"message":"request completed","code":"OK"}',
    '{"status":404,"type":"page","name":"notFoundRoute"}',
  ])('are not taken for one: %s', (text) => {
    expect(diagnose(readPasted(text)).cause).toBe('Unknown')
  })

  it('are not looked for in the answer of a model', () => {
    const text = '{"id":"1","choices":[{"message":{"content":"Error: 401 Unauthorized"}}]}'
    expect(diagnose(readPasted(text)).cause).toBe('Healthy')
  })

  it('are not a host that curl made of a broken command', () => {
    const text =
      'curl https://api.thegrid.ai/v1/chat/completions -H x-api-key: KEY\ncurl: (6) Could not resolve host: KEY'
    expect(diagnose(readPasted(text)).cause).toBe('Unknown')
  })
})
