import { type Diagnosis, diagnose, extendGrid, type Grid, theGrid } from 'grid-triage'
import { describe, expect, it } from 'vitest'
import { at, RIGHT } from '../borders/borders.js'

describe('a host that is named in a message alone', () => {
  const dns = (message: string): Diagnosis =>
    diagnose({ error: { message: 'failed', cause: { code: 'EAI_AGAIN', message } } })

  it("is the network's to reach where it is The Grid's", () => {
    expect(dns('getaddrinfo EAI_AGAIN api.thegrid.ai')).toMatchObject({
      cause: 'DnsFailure',
      culprit: 'Network',
      pace: 'Fault',
      certainty: 'Certain',
    })
  })

  it.each(['proxy.corp.example', 'api.thegrid.ai.example', 'notapi.thegrid.ai'])(
    'is a wrong address where it is another: %s',
    (host) => {
      expect(dns(`getaddrinfo EAI_AGAIN ${host}`)).toMatchObject({
        culprit: 'CallerConfig',
        pace: null,
        certainty: 'Likely',
      })
    },
  )

  it('is looked for on a list with a host that is no URL', () => {
    const hosts = [{ surface: 'Messages', origin: 'x', basePath: '/v1' }, ...theGrid.hosts]
    const grid: Grid = JSON.parse(JSON.stringify({ ...theGrid, hosts }))
    const error = { code: 'EAI_AGAIN', message: 'getaddrinfo EAI_AGAIN api.thegrid.ai' }
    expect(diagnose({ error }, grid).culprit).toBe('Network')
  })
})

describe('the address that failed', () => {
  const failed = (fields: object, grid?: Grid, request: object = RIGHT): readonly unknown[] => {
    const { culprit, certainty, evidence } = diagnose(
      { error: { code: 'ECONNREFUSED', ...fields }, request },
      grid,
    )
    return [culprit, certainty, evidence[0]?.code]
  }
  const GATEWAY = extendGrid({ hosts: ['https://llm.example.com/v1'] })
  const ON_GATEWAY = at('https://llm.example.com/v1/chat/completions')

  it.each([['127.0.0.1'], ['::1'], ['localhost'], ['0.0.0.0']])(
    "is a local proxy's: %s",
    (address) => {
      expect(failed({ address })).toEqual(['CallerConfig', 'Likely', 'LocalProxy'])
    },
  )

  it.each([['203.0.113.7'], ['2001:db8::1']])("is The Grid's: %s", (address) => {
    expect(failed({ address })).toEqual(['Network', 'Certain', 'ConnectionCode'])
  })

  it('tells nothing where the call went to this machine, or nobody knows where', () => {
    const local = at('http://localhost:3000/v1/chat/completions')
    expect(failed({ address: '127.0.0.1' }, theGrid, local)).toEqual([
      'CallerConfig',
      'Certain',
      'UrlDiffers',
    ])
    expect(failed({ address: '127.0.0.1' }, theGrid, {})).toEqual([
      'CallerConfig',
      'Likely',
      'NoRequest',
    ])
    expect(failed({ hostname: 'proxy.corp.example' }, theGrid, {})).toEqual([
      'CallerConfig',
      'Likely',
      'NoRequest',
    ])
  })

  it.each([['proxy.corp.example'], ['notthegrid.ai'], ['thegrid.ai.example']])(
    "may have a proxy's name: %s",
    (hostname) => {
      expect(failed({ hostname })).toEqual(['CallerConfig', 'Likely', 'LocalProxy'])
    },
  )

  it.each([['api.thegrid.ai'], ['API.THEGRID.AI'], ['thegrid.ai'], ['eu.pool.thegrid.ai']])(
    "may have a name of The Grid's: %s",
    (hostname) => {
      expect(failed({ hostname })).toEqual(['Network', 'Certain', 'ConnectionCode'])
    },
  )

  it('may have the name of a gateway that was called', () => {
    expect(failed({ hostname: 'llm.example.com' }, GATEWAY, ON_GATEWAY)).toEqual([
      'Network',
      'Certain',
      'ConnectionCode',
    ])
  })
})
