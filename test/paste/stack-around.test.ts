import { readPasted } from 'grid-triage/paste'
import { describe, expect, it } from 'vitest'

describe('a stack', () => {
  it.each([
    '    at async ask (/srv/app/a.js:1:1)',
    '  File "/srv/app/a.py", line 3, in <module>',
    'Traceback (most recent call last):',
    'During handling of the above exception, another exception occurred:',
    'The above exception was the direct cause of the following exception:',
    '    ^^^^~~~~',
    '    ~~~~^^^^',
    '    hint: try again',
    '    info: it failed',
    'node:internal/process/promises:394',
    'file:///srv/app/a.mjs:3',
    'Node.js v22.21.0',
    'Bun v1.3.0 (Linux x64)',
    '    throw error',
    '      triggerUncaughtException(err, true /* fromPromise */);',
    'error: script "ask" exited with code 1',
    '12 | const a = 1',
    'Use `node --trace-uncaught ...` to show it',
    '    ... 12 more',
    'ask@https://app.example/a.js:1:1',
    'ask @ app.js:3',
    'setTimeout',
    'Promise.then',
    'await in ask (anonymous)',
  ])('has around it: %s', (line) => {
    expect(
      readPasted(`TypeError: fetch failed\n    at a.js:1:1\n${line}`).reading.unreadLines,
    ).toBe(0)
    expect(readPasted(`${line}\nHTTP/2 404`).reading.unreadLines).toBe(0)
  })
})
