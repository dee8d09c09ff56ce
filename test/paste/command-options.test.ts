import { readPasted } from 'grid-triage/paste'
import { describe, expect, it } from 'vitest'

const CHAT = 'https://api.thegrid.ai/v1/chat/completions'

/** By the manual of curl; those that say what is sent have tests of their own. */
const WITH_VALUE = [
  'abstract-unix-socket alt-svc aws-sigv4 cacert capath cert cert-type ciphers config',
  'connect-timeout connect-to cookie cookie-jar crlfile curves dns-servers doh-url',
  'dump-header etag-compare etag-save expect100-timeout happy-eyeballs-timeout-ms hsts',
  'interface keepalive-time key key-type limit-rate local-port max-filesize max-redirs',
  'max-time netrc-file noproxy output output-dir parallel-max pass pinnedpubkey preproxy',
  'proto proto-default proto-redir proxy proxy-cacert proxy-capath proxy-cert proxy-header',
  'proxy-key proxy-user proxy1.0 range rate referer request-target resolve retry-delay',
  'retry-max-time socks4 socks4a socks5 socks5-hostname speed-limit speed-time stderr',
  'time-cond tls-max tls13-ciphers trace trace-ascii trace-config unix-socket url-query',
  'user-agent variable write-out',
].flatMap((line) => line.split(' '))

const SHORT_WITH_VALUE = [...'AbCcDEeKmoPQrtUwxYyz']
const FLAGS = [...'#0123469BfgikjlMNOpqRsSvVZ']

describe('an option of curl', () => {
  it.each(WITH_VALUE)('has a value that is not the URL: --%s', (name) => {
    expect(readPasted(`curl --${name} a.b ${CHAT}`).request?.url).toBe(CHAT)
  })

  it.each(SHORT_WITH_VALUE)('has a value that is not the URL: -%s', (name) => {
    expect(readPasted(`curl -${name} a.b ${CHAT}`).request?.url).toBe(CHAT)
    expect(readPasted(`curl -s${name}a.b ${CHAT}`).request?.url).toBe(CHAT)
  })

  it.each(['-n', '--netrc', '-K a.conf', '--netrc-file a', '-H @a.txt', '-H "$AUTH"'])(
    'leaves open which headers were sent: %s',
    (option) => {
      const { request } = readPasted(`curl ${option} ${CHAT} -H 'X-A: b'`)
      expect(request?.url).toBe(CHAT)
      expect(request).not.toHaveProperty('headers')
    },
  )

  it.each(FLAGS)('has no value: -%s', (name) => {
    expect(readPasted(`curl -${name} ${CHAT}`).request?.url).toBe(CHAT)
    expect(readPasted(`curl -${name}H 'X-A: b' ${CHAT}`).request?.headers).toEqual([['X-A', 'b']])
  })
})
