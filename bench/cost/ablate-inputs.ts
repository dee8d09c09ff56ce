import type { Failed } from './exchanges.js'

/** The twelve with less in them, so that what is not there costs nothing. */
export interface Less {
  readonly name: string
  readonly of: (seen: Failed) => Partial<Failed>
}

export const less: readonly Less[] = [
  { name: 'no request', of: ({ request: _, ...rest }) => rest },
  { name: 'no body of the answer', of: ({ body: _, ...rest }) => rest },
  { name: 'no headers of the answer', of: ({ headers: _, ...rest }) => rest },
  {
    name: 'status, error and stream alone',
    of: ({ request: _, body: __, headers: ___, ...rest }) => rest,
  },
  {
    name: 'status alone',
    of: ({ status }) => (status === undefined ? {} : { status }),
  },
]
