/** More than the 4 MiB of characters that the reader looks at, in any encoding: that a text was cut, the reader says. */
export const MOST_BYTES = 16 * 1024 * 1024

/** The first bytes of a source, at most so many and one chunk. The rest is not asked for. */
export const firstBytes = async (
  source: AsyncIterable<Uint8Array>,
  mostBytes: number,
): Promise<Uint8Array> => {
  const chunks: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of source) {
    chunks.push(chunk)
    bytes += chunk.length
    if (bytes >= mostBytes) break
  }
  return Buffer.concat(chunks)
}

/** What a file begins with that is not in UTF-8, as PowerShell writes one. */
const MARKS: readonly { readonly mark: readonly number[]; readonly encoding: string }[] = [
  { mark: [0xff, 0xfe], encoding: 'utf-16le' },
  { mark: [0xfe, 0xff], encoding: 'utf-16be' },
]

/** As the mark says that it begins with, else as UTF-8. What is no text in it becomes a replacement character. */
export const decoded = (bytes: Uint8Array): string => {
  const marked = MARKS.find(({ mark }) => mark.every((byte, i) => bytes[i] === byte))
  return new TextDecoder(marked?.encoding ?? 'utf-8').decode(bytes)
}
