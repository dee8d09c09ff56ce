import type { Capture } from './capture.js'

const chromium = { tool: 'chromium', shows: 'Stdout' } as const

/** What the developer tools of Chromium export and show of a page that calls The Grid. */
export const byBrowser: readonly Capture[] = [
  {
    ...chromium,
    name: 'chromium-har-401',
    command: 'GRID_API_KEY=OTHER $NODE chromium.mjs har whole',
    told: { isOpenToPages: true },
    cause: 'InvalidApiKey',
    row: '401 Unauthorized',
  },
  {
    ...chromium,
    name: 'chromium-har-sanitized-401',
    command: 'GRID_API_KEY=OTHER $NODE chromium.mjs sanitized',
    told: { isOpenToPages: true },
    cause: 'InvalidApiKey',
    row: '401 Unauthorized',
    cannotTell: true,
  },
  {
    ...chromium,
    name: 'chromium-har-key-lost',
    command: '$NODE chromium.mjs har',
    told: { scenario: 'routed-without-token', isOpenToPages: true },
    cause: 'AuthorizationLostOnRedirect',
    row: '401 Unauthorized',
  },
  {
    ...chromium,
    name: 'chromium-har-refused',
    command: '$NODE chromium.mjs har',
    told: { leadTo: 'refusing' },
    cause: 'ConnectionRefused',
    row: 'Connection refused',
  },
  {
    ...chromium,
    name: 'chromium-har-entry-429',
    command: '$NODE chromium.mjs entry',
    told: { scenario: 'throttled-3-s', isOpenToPages: true },
    cause: 'RateLimited',
    row: '429 Too Many Requests',
  },
  {
    ...chromium,
    name: 'chromium-console-401',
    command: 'GRID_API_KEY=OTHER $NODE chromium.mjs console',
    told: { isOpenToPages: true },
    cause: 'InvalidApiKey',
    row: '401 Unauthorized',
  },
  {
    ...chromium,
    name: 'chromium-console-refused',
    command: '$NODE chromium.mjs console',
    told: { leadTo: 'refusing' },
    cause: 'ConnectionRefused',
    row: 'Connection refused',
  },
  {
    ...chromium,
    name: 'chromium-console-no-names',
    command: '$NODE chromium.mjs console',
    told: { namesFail: true },
    cause: 'DnsFailure',
    row: null,
  },
  {
    ...chromium,
    name: 'chromium-console-inspected',
    command: '$NODE chromium.mjs console',
    told: { leadTo: 'inspecting' },
    cause: 'TlsFailure',
    row: null,
  },
  {
    ...chromium,
    name: 'chromium-console-cors',
    command: '$NODE chromium.mjs console',
    told: {},
    cause: 'NetworkFailure',
    row: null,
    cannotTell: true,
  },
]
