import { diagnose } from 'grid-triage'
import { describe, expect, it } from 'vitest'
import { CHAT_URL } from '../arbitraries.js'

describe('a refused connection of the machine itself', () => {
  const codes = (url: string, address: string) =>
    diagnose({ error: { code: 'ECONNREFUSED', address }, request: { url } }).evidence.map(
      ({ code }) => code,
    )

  it.each([
    'http://localhost:3000/v1',
    'http://127.0.0.1:3000/v1',
    'http://127.255.0.12/v1',
    'http://0.0.0.0/v1',
    'http://[::1]/v1',
    'http://[::1]:3000/v1',
  ])('is no proxy’s where the call went there: %s', (url) => {
    expect(codes(url, '::1')).not.toContain('LocalProxy')
  })

  it.each(['localhost', '127.0.0.1', '127.0.0.10', '0.0.0.0', '::1'])(
    'is a proxy’s at %s where the call went elsewhere',
    (address) => {
      expect(codes(CHAT_URL, address)).toEqual(['LocalProxy'])
    },
  )

  it.each(['10.127.0.0.1', '127.0.0.1.example.com', '127.0.0.1234', '127.0.0', '128.0.0.1'])(
    'is not at %s',
    (address) => {
      expect(codes(CHAT_URL, address)).not.toContain('LocalProxy')
    },
  )
})

it('takes what is no URL for no address of The Grid', () => {
  expect(diagnose({ error: { code: 'ECONNREFUSED' }, request: { url: 'test' } })).toMatchObject({
    cause: 'ConnectionRefused',
    culprit: 'CallerConfig',
  })
})
