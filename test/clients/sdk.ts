import type { Call } from './client.js'

/** The header that picks what the fake Grid does, where the row has one. */
export const scenarioOf = ({ headers }: Call): Readonly<Record<string, string>> => {
  const scenario = headers['x-scenario']
  return scenario === undefined ? {} : { 'x-scenario': scenario }
}

export const isStream = (answer: unknown): answer is AsyncIterable<unknown> =>
  typeof answer === 'object' && answer !== null && Symbol.asyncIterator in answer

export const readAll = async (stream: AsyncIterable<unknown>): Promise<void> => {
  for await (const _ of stream);
}
