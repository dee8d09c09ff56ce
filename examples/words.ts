interface Said {
  readonly content?: string | null
}

interface Chunk {
  readonly choices?: readonly { readonly delta?: Said; readonly message?: Said }[]
}

/** What one line of a streamed chat completion adds to the answer. The space behind the colon may be absent. */
const wordsIn = (line: string): string => {
  if (!line.startsWith('data:')) return ''
  try {
    const { choices }: Chunk = JSON.parse(line.slice('data:'.length))
    return choices?.[0]?.delta?.content ?? ''
  } catch {
    return ''
  }
}

/** The words of an answer that came whole, although a stream was asked for. */
export const wordsOfWhole = (body: string | undefined): string => {
  try {
    const { choices }: Chunk = JSON.parse(body ?? '')
    return choices?.[0]?.message?.content ?? ''
  } catch {
    return ''
  }
}

export interface WordsRead {
  readonly words: string
  /** The server-sent events as they came. */
  readonly received: string
  /** Between the last bytes and the end. */
  readonly silentMs: number
  /** It ended with an error instead of an end. */
  readonly broke: boolean
}

export interface WordsOptions {
  readonly now: () => number
  readonly onBytes: () => void
  readonly onWords: (words: string) => void
}

/** Reads a streamed chat completion to its end, whatever end that is, and hands out its words as they come. */
export const readWords = async (
  response: Response,
  { now, onBytes, onWords }: WordsOptions,
): Promise<WordsRead> => {
  const decoder = new TextDecoder()
  let words = ''
  let received = ''
  let rest = ''
  let broke = false
  let heardAt = now()
  try {
    for await (const bytes of response.body ?? []) {
      heardAt = now()
      onBytes()
      const text = decoder.decode(bytes, { stream: true })
      const lines = `${rest}${text}`.split('\n')
      received += text
      // A chunk may end in the middle of a line.
      rest = lines.pop() ?? ''
      const added = lines.map(wordsIn).join('')
      words += added
      if (added !== '') onWords(added)
    }
  } catch {
    broke = true
  }
  return { words, received, silentMs: now() - heardAt, broke }
}
