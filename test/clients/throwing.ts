import axios from 'axios'
import got from 'got'
import ky from 'ky'
import { type Client, orError } from './client.js'
import { versionOf } from './versions.js'

/** Clients of any HTTP service that throw an error for whatever is no success. */
export const throwing: readonly Client[] = [
  {
    name: `axios ${versionOf('axios')}`,
    line: 'axios',
    send: ({ url, init, headers, follows, timeoutMs, signal }) =>
      orError({}, () =>
        axios.request({
          method: 'POST',
          url,
          headers,
          data: init.body,
          timeout: timeoutMs,
          signal,
          ...(follows ? {} : { maxRedirects: 0 }),
        }),
      ),
    cannot: {},
  },
  {
    name: `got ${versionOf('got')}`,
    line: 'got',
    send: ({ url, init, headers, follows, timeoutMs, signal }) =>
      orError({}, () =>
        got.post(url, {
          headers,
          body: init.body,
          timeout: { request: timeoutMs },
          retry: { limit: 0 },
          followRedirect: follows,
          signal,
        }),
      ),
    cannot: {
      'not-followed': 'got, told not to follow, returns the 307 as if all were well',
    },
  },
  {
    name: `ky ${versionOf('ky')}`,
    line: 'ky',
    send: ({ url, init, headers, follows, timeoutMs, signal }) =>
      orError({}, () =>
        ky
          .post(url, {
            headers,
            body: init.body,
            timeout: timeoutMs,
            retry: 0,
            redirect: follows ? 'follow' : 'manual',
            signal,
          })
          .text(),
      ),
    cannot: {},
  },
]
