import { answer, type Flow, type Result, type StepId } from 'grid-triage'

/** What the person answered: of two answers to one question, the later. */
export type Replies = ReadonlyMap<StepId, Result>

/** The flow from its beginning once more, so that an answer can be changed after others were given. */
export const walk = (start: Flow, replies: Replies): Flow =>
  [...replies].reduce((flow, [id, result]) => answer(flow, id, result), start)
