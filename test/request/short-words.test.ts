import fc from 'fast-check'
import { diagnose, extendGrid, preflight } from 'grid-triage'
import { describe, expect, it } from 'vitest'

describe('a URL of short words', () => {
  const PREFIXES = [
    'sk',
    'pk',
    'key',
    'api-key',
    'apikey',
    'token',
    'tok',
    'secret',
    'bearer',
    'pwd',
  ]
  const word = fc.stringMatching(/^[a-z]{1,14}$/)
  const key = fc
    .tuple(
      fc.constantFrom(...PREFIXES),
      fc.constantFrom('-', '_', '--'),
      fc.stringMatching(/^[a-z]{6,12}$/),
    )
    .map(([prefix, sign, letters]) => ({ text: `${prefix}${sign}${letters}`, letters }))

  it('never shows what looks like a key, whether in the host or in the path', () => {
    fc.assert(
      fc.property(key, word, fc.boolean(), ({ text, letters }, name, isHost) => {
        fc.pre(!name.includes(letters) && !'example completions'.includes(letters))
        const host = isHost ? `${text}.${name}.example.com` : `${name}.example.com`
        const url = `https://${host}/v1/${isHost ? name : text}/chat/completions`
        const request = { url, method: 'POST', headers: { authorization: 'x' } }
        const grid = extendGrid({ hosts: [`https://${host}/v1`] })
        const error = Object.assign(new Error('reset'), { code: 'ECONNRESET' })
        const shown = JSON.stringify([
          diagnose({ status: 404, request }),
          diagnose({ status: 401, request }, grid),
          diagnose({ error, request }, grid),
          preflight(request),
        ])
        expect(shown).not.toContain(letters)
      }),
    )
  })

  it('is shown as it is written', () => {
    const url = 'https://messages-beta.api.thegrid.ai/v1/v1/messages'
    expect(preflight({ url })[0]?.evidence[0]?.values.got).toBe(url)
  })

  it('is shown to its 64th blank', () => {
    const url = `https://api.thegrid.ai/v1/${'a '.repeat(100)}`
    const got = preflight({ url })[0]?.evidence[0]?.values.got
    expect(`${got}`.split('␣')).toHaveLength(64)
  })
})
