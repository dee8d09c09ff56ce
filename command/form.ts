import { curl } from 'grid-triage'
import type { Pasted } from 'grid-triage/paste'
import { harmless, printed } from './colour.js'
import type { Form } from './options.js'
import { reportOf } from './report.js'
import { textOf } from './text.js'
import type { Triaged } from './triaged.js'

/** What was made of a failed call, in the form that was asked for. */
export const inForm = (form: Form, pasted: Pasted, said: Triaged, inColour: boolean): string => {
  switch (form) {
    case 'Text':
      return printed(textOf(said), inColour)
    case 'Json':
      return harmless(JSON.stringify(said, null, 2))
    case 'Curl':
      return harmless(curl(pasted.request))
    case 'Report':
      return harmless(reportOf(pasted, said.diagnosis))
  }
}

/** Of a text without anything in it there is nothing to say to people; a program and a shell can use their form all the same. */
export const needsInput = (form: Form): boolean => form === 'Text' || form === 'Report'
