/** The request as it left the client, on its first hop. */
export interface SeenRequest {
  /** In either letter case. One that is absent is not judged. */
  readonly method?: string | null | undefined
  /** A string, a `URL`, or anything with a string `url` or `href`. */
  readonly url?: unknown
  /** `Headers`, a `Map`, a record, or pairs. Used to judge the shape of the credentials; never kept. */
  readonly headers?: unknown
  /** JSON text or the object itself. Used to read the model; never kept. */
  readonly body?: unknown
  /** `false` when the client was told not to follow redirects. */
  readonly followsRedirects?: boolean | undefined
  /** The same in the words of `fetch`: `follow`, `manual` or `error`. */
  readonly redirect?: string | undefined
  /** How often the client retries by itself (an SDK's `maxRetries`). */
  readonly clientRetries?: number | undefined
}

/** What is known of a streamed answer. */
export interface SeenStream {
  /** The text received so far, server-sent events as they came. */
  readonly received?: unknown
  /** How it ended, in either letter case. Another word counts as absent. */
  readonly endedWith?: 'Close' | 'Timeout' | 'Reset' | 'Abort' | (string & {}) | undefined
  /** Silence before the end, in ms. */
  readonly silentMs?: number | undefined
  /** Whether the user has already seen output. Read from `received` when absent. */
  readonly outputDelivered?: boolean | undefined
}

/**
 * What the caller saw of one attempt: a loose record in which everything is optional and nothing is trusted.
 *
 * Hand in what you have. A `fetch` caller gives `response` and `body`; an SDK caller gives `error`.
 * Fields given one by one win over the same field of `response`. Nothing in here is kept or echoed as it is.
 */
export interface Seen {
  /** Any object with `status`, `headers`, `url`, `redirected`, `type`. Its body is not read: pass it as `body`. */
  readonly response?: unknown
  /** A number from 100 to 599; what is none counts as absent. */
  readonly status?: number | null | undefined
  /** `Headers`, a `Map`, a record, or pairs, of the answer. */
  readonly headers?: unknown
  /** The URL that answered in the end, after redirects. */
  readonly url?: string | null | undefined
  /** Whether a redirect was followed, as `fetch` says it. */
  readonly redirected?: boolean | undefined
  /** As `fetch` says it: `opaqueredirect` is a redirect that a browser hides. */
  readonly type?: string | undefined
  /** Text, parsed JSON, or nothing. */
  readonly body?: unknown
  /** Whatever was thrown, by any client. */
  readonly error?: unknown
  /** What is known of a streamed answer. */
  readonly stream?: SeenStream | undefined
  /** What was sent: it explains a 401 or a 404. */
  readonly request?: SeenRequest | undefined
  /** Whether Auto Top Up is on for the account; absent means not known. */
  readonly autoTopUp?: boolean | null | undefined
  /**
   * `true`: the caller's own signal fired. `false`: it did not. Absent means not known: an abort then counts as the
   * caller's only where no status came, or in a `stream` that names no other end.
   */
  readonly cancelled?: boolean | null | undefined
}
