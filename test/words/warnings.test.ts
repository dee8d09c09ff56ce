import { explain, type Finding } from 'grid-triage'
import { describe, expect, it } from 'vitest'
import { finding, saw } from './told.js'

const warned = (code: Finding['code'], values = {}) =>
  explain(finding({ severity: 'Warning', code, evidence: [saw(code, values)] }))

describe('a warning', () => {
  it.each([
    [
      'ModelMissing',
      {},
      'No instrument is named',
      'The body has no model, so that another instrument than you expect may answer.',
      'Name one of our nine instruments as model: text-standard, text-prime, text-max, code-standard, code-prime, code-max, agent-standard, agent-prime, agent-max.',
    ],
    [
      'CaseDiffers',
      { model: 'Text-Prime' },
      'The model is not in lower case',
      'You send "Text-Prime".',
      'Write the model in lower case, as the page does: other spellings are not promised to work.',
    ],
    [
      'EmptyTools',
      {},
      'Empty tools',
      'tools is an empty array, which some suppliers refuse.',
      'Leave tools out when there are none.',
    ],
    [
      'LoneToolChoice',
      {},
      'A choice without tools',
      'tool_choice is set, but there are no tools to choose from.',
      'Leave tool_choice out when there are no tools.',
    ],
    [
      'NoContentType',
      {},
      'No Content-Type',
      'There is no Content-Type, and fetch then says that the body is plain text.',
      'Send Content-Type: application/json.',
    ],
    [
      'NestedRetries',
      { clientRetries: 2 },
      'Retries inside retries',
      'Your client retries by itself too, 2 times or more.',
      'Switch the retries of your client off (an SDK: maxRetries: 0): two layers of retries multiply.',
    ],
  ] as const)('%s', (code, values, title, meaning, step) => {
    const told = warned(code, values)
    expect([told.title, told.blame, told.meaning, ...told.steps]).toEqual([
      title,
      'Me',
      meaning,
      step,
    ])
    expect(told.text.split('\n')[0]).toBe(`${code} · worth fixing`)
  })
})

it('of retries inside retries does without their number', () => {
  expect(warned('NestedRetries').meaning).toBe('Your client retries by itself too.')
})
