import { borders, detail } from './borders.js'

borders('402', [
  [
    'Auto Top Up on',
    { status: 402, autoTopUp: true },
    'InsufficientCredits',
    { recovery: 'WhileRefilling', pace: 'Refill' },
  ],
  [
    'Auto Top Up not known',
    { status: 402 },
    'InsufficientCredits',
    { recovery: 'WhileRefilling', pace: 'RefillUnknown' },
  ],
  [
    'Auto Top Up off',
    { status: 402, autoTopUp: false },
    'InsufficientCredits',
    { recovery: 'AfterFix', pace: null },
  ],
])

borders('503', [
  [
    'that no tokens are left',
    { status: 503, body: detail('No available consumption tokens'), autoTopUp: false },
    'BalanceReplenishing',
  ],

  [
    'with words about the balance',
    { status: 503, body: detail('Balance replenishment in progress') },
    'BalanceReplenishing',
    { certainty: 'Certain' },
  ],
  ['with its body lost', { status: 503 }, 'BalanceReplenishing', { certainty: 'Likely' }],
  ['with its body lost, Auto Top Up off', { status: 503, autoTopUp: false }, 'ServiceUnavailable'],
  [
    'in the envelope, without such words',
    { status: 503, body: detail('Service Unavailable') },
    'BalanceReplenishing',
    { certainty: 'Likely' },
  ],
  [
    'in the envelope, Auto Top Up off',
    { status: 503, body: detail('Service Unavailable'), autoTopUp: false },
    'ServiceUnavailable',
  ],
  [
    'with such words, Auto Top Up off',
    { status: 503, body: detail('Balance replenishing'), autoTopUp: false },
    'BalanceReplenishing',
  ],
  [
    'as a page of nginx',
    { status: 503, body: '<html><title>503</title>nginx</html>', autoTopUp: true },
    'ServiceUnavailable',
    { pace: 'Overloaded' },
  ],
  [
    'as text of Envoy',
    { status: 503, body: 'no healthy upstream', autoTopUp: true },
    'ServiceUnavailable',
  ],
  [
    'of a load balancer, with its body lost',
    { status: 503, headers: { server: 'awselb/2.0' } },
    'ServiceUnavailable',
  ],
])

borders('429', [
  [
    'a code that outweighs words about money',
    {
      status: 429,
      body: '{"error":{"code":"rate_limit_exceeded","message":"Limit reached. Add a payment method under billing"}}',
    },
    'RateLimited',
  ],
  [
    'a limit per min',
    { status: 429, body: detail('100 requests per min; see billing') },
    'RateLimited',
  ],

  ['bare', { status: 429 }, 'RateLimited', { pace: 'Throttled' }],
  ['the bare word quota', { status: 429, body: detail('Quota exceeded') }, 'RateLimited'],
  [
    'a quota per minute',
    { status: 429, body: detail('Billing quota exceeded: 60 per minute') },
    'RateLimited',
  ],
  [
    'a concurrency limit',
    { status: 429, body: detail('3 concurrent requests per account; deposit credits to lift it') },
    'RateLimited',
  ],
  [
    'money',
    { status: 429, body: detail('Check your billing details') },
    'QuotaExhausted',
    { recovery: 'AfterFix', pace: null },
  ],
  [
    'money, beside a short Retry-After',
    {
      status: 429,
      headers: { 'retry-after': '1' },
      body: '{"error":{"code":"insufficient_quota","message":"quota"}}',
    },
    'QuotaExhausted',
  ],
  [
    'a daily cap',
    { status: 429, body: detail('100 requests per day') },
    'QuotaExhausted',
    { recovery: 'AfterReset', pace: null },
  ],
])
