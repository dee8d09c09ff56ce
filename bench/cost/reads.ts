/** What one call read: the headers by name, in order, and the texts that it parsed. */
export interface Reads {
  readonly headers: readonly string[]
  readonly parsed: readonly string[]
}

/** Runs a call once with `Headers.get` and `JSON.parse` watched, apart from all measuring. */
export const watched = (run: () => unknown): Reads => {
  const headers: string[] = []
  const parsed: string[] = []
  const { get } = Headers.prototype
  const { parse } = JSON
  Reflect.set(Headers.prototype, 'get', function (this: Headers, name: string) {
    headers.push(name)
    return get.call(this, name)
  })
  JSON.parse = (text: string, ...rest) => {
    parsed.push(text)
    return parse(text, ...rest)
  }
  try {
    run()
  } finally {
    Reflect.set(Headers.prototype, 'get', get)
    JSON.parse = parse
  }
  return { headers, parsed }
}

/** Means over the twelve. */
export const meanReads = (all: readonly Reads[]): { headers: number; parses: number } => {
  const sum = (of: (reads: Reads) => number): number =>
    all.reduce((total, reads) => total + of(reads), 0) / all.length
  return { headers: sum((one) => one.headers.length), parses: sum((one) => one.parsed.length) }
}
