/** Where the names of The Grid can lead. All of them are set aside for documentation (RFC 5737). */
export const ADDRESSES = {
  api: '203.0.113.7',
  messages: '203.0.113.8',
  second: '203.0.113.9',
  /** Nobody listens there. */
  refusing: '203.0.113.10',
  /** A company's proxy that opens what is encrypted. */
  inspecting: '203.0.113.11',
  proxy: '203.0.113.12',
  /** What is sent there is lost. */
  silent: '203.0.113.13',
} as const

export type Place = keyof typeof ADDRESSES

export const NAMES: Readonly<Record<string, Place>> = {
  'api.thegrid.ai': 'api',
  'messages-beta.api.thegrid.ai': 'messages',
  'synapse.thegrid.ai': 'second',
  'app.example.com': 'api',
  'proxy.example.com': 'proxy',
}
