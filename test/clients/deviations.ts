/** Where a client keeps too little for the page's very answer: what is said instead, and why. */
export interface Deviation {
  /** Rows of the README's table of lines. */
  readonly lines: readonly string[]
  /** Ids of the page's rows. */
  readonly rows: readonly string[]
  /** Tag, cause and culprit. */
  readonly is: string
  readonly why: string
}

export const deviations: readonly Deviation[] = [
  {
    lines: ['openai', 'ai'],
    rows: ['lost-on-redirect'],
    is: 'Unauthorized · InvalidApiKey · CallerConfig',
    why: 'its error does not tell that a redirect was followed',
  },
]
