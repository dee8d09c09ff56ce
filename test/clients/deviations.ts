/** Where a client keeps too little for the page's very answer: what is said instead, and why. */
export interface Deviation {
  /** Without their versions. */
  readonly clients: readonly string[]
  /** Ids of the page's rows. */
  readonly rows: readonly string[]
  /** Tag, cause and culprit. */
  readonly is: string
  readonly why: string
}

export const deviations: readonly Deviation[] = [
  {
    clients: ['openai', 'ai'],
    rows: ['lost-on-redirect'],
    is: 'Unauthorized · InvalidApiKey · CallerConfig',
    why: 'its error does not tell that a redirect was followed',
  },
  {
    clients: ['undici request'],
    rows: ['stream-cut'],
    is: 'Unreachable · ConnectionReset · Network',
    why: 'it throws the same error for an answer that breaks off as for none; pass `response` along',
  },
]
