import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A host that says what most say of a page, whatever the page says itself. */
export interface Served {
  readonly port: number
  /** What it was asked for. */
  readonly paths: readonly string[]
  readonly close: () => Promise<void>
}

export const serve = async (bytes: Uint8Array): Promise<Served> => {
  const paths: string[] = []
  const server = createServer(({ url = '' }, response) => {
    paths.push(url)
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(bytes)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    port,
    paths,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}
