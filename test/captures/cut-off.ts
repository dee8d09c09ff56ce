import { constants, type Http2ServerResponse } from 'node:http2'

/** Ends an answer in the middle: the stream of HTTP/2, the connection of HTTP/1.1, where there is no stream. */
export const cutOff = ({ stream, socket }: Partial<Http2ServerResponse>): void => {
  if (stream === undefined) socket?.destroy()
  else stream.close(constants.NGHTTP2_INTERNAL_ERROR)
}
