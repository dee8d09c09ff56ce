import { at, auth, borders, detail, KEY } from './borders.js'

borders('400 and its kin', [
  [
    '400 about a model that is right',
    { status: 400, body: detail('This model is not supported with tools') },
    'MalformedRequest',
  ],

  ['400', { status: 400 }, 'MalformedRequest'],
  ['400 with a bare key', { status: 400, request: auth(KEY) }, 'MissingBearerPrefix'],
  [
    '400 for the model',
    { status: 400, request: {}, body: detail('Invalid model') },
    'UnknownInstrument',
  ],
  [
    '400 for the context length',
    { status: 400, body: '{"error":{"code":"context_length_exceeded"}}' },
    'PayloadTooLarge',
  ],
  ['405', { status: 405 }, 'MethodNotAllowed'],
  [
    '405 at a wrong path',
    { status: 405, request: at('https://api.thegrid.ai/v1/chat') },
    'WrongEndpointForSurface',
  ],
  ['408', { status: 408 }, 'Timeout', { pace: 'OutcomeUnknown' }],
  ['413', { status: 413 }, 'PayloadTooLarge'],
  ['415', { status: 415 }, 'MalformedRequest'],
  ['422', { status: 422 }, 'ValidationFailed'],
  ['431', { status: 431 }, 'PayloadTooLarge'],
])

borders('other statuses', [
  ['403', { status: 403 }, 'Unknown'],
  ['409', { status: 409 }, 'Unknown'],
  ['425', { status: 425 }, 'Unknown', { pace: 'Fault' }],
  ['451', { status: 451 }, 'GeoBlocked'],
  ['501', { status: 501 }, 'Unknown', { pace: null }],
  ['502', { status: 502 }, 'BadGateway'],
  ['504', { status: 504 }, 'GatewayTimeout'],
  ['511', { status: 511 }, 'CaptivePortal'],
  ['529', { status: 529 }, 'ServiceOverloaded'],
  ['530', { status: 530 }, 'BadGateway'],
  ['any other 5xx', { status: 599 }, 'ServiceError', { pace: 'Fault' }],
  ['0', { status: 0 }, 'Unknown', { status: null }],
  ['NaN', { status: Number.NaN }, 'Unknown', { status: null }],
])
