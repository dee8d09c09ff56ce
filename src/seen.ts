/** The request as it left the client, on its first hop. */
export interface SeenRequest {
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
  readonly status?: number | null | undefined
  readonly headers?: unknown
  /** The URL that answered in the end, after redirects. */
  readonly url?: string | null | undefined
  readonly redirected?: boolean | undefined
  readonly type?: string | undefined
  /** Text, parsed JSON, or nothing. */
  readonly body?: unknown
  /** Whatever was thrown, by any client. */
  readonly error?: unknown
  readonly stream?: SeenStream | undefined
  readonly request?: SeenRequest | undefined
  /** Whether Auto Top Up is on for the account; absent means not known. */
  readonly autoTopUp?: boolean | null | undefined
  /** `true`: the caller's own signal fired. `false`: it did not. Absent means not known. */
  readonly cancelled?: boolean | null | undefined
}
