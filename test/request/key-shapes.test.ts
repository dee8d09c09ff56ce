import { preflight, type SeenRequest } from 'grid-triage'
import { describe, expect, it } from 'vitest'
import { CHAT_URL } from '../arbitraries.js'

const keyed = (key: string): SeenRequest => ({
  url: CHAT_URL,
  headers: { authorization: `Bearer ${key}` },
})

/** The word for what is wrong with the shape of a key; `null` when nothing is. */
const shapeOf = (key: string): unknown =>
  preflight(keyed(key)).find(({ code }) => code === 'KeyShape')?.evidence[0]?.values.shape ?? null

const capitals = (count: number): string => 'K'.repeat(count)

describe('a variable that nothing filled in', () => {
  it.each([
    '$GRID_API_KEY',
    '%KEY%',
    `%${capitals(64)}%`,
    'process.env.KEY',
    'import.meta.env.KEY',
    'os.environ.KEY',
    'key{',
    'key}',
    'key<',
    'key>',
    'key[',
    'key]',
    'GRID_API_KEY',
    'AB_API_KEY',
    `${capitals(24)}_API_KEY`,
    `AB_${capitals(24)}_API_KEY`,
    'AB_C_DE_F_GH_API_KEY',
  ])('%s', (key) => {
    expect(shapeOf(key)).toBe('variable')
  })

  it.each([
    'test$key',
    'test%KEY%',
    '%KEY%test',
    `%${capitals(65)}%`,
    'A_API_KEY',
    'test_API_KEY',
    'testAB_API_KEY',
    'AB_API_KEY_2',
    `AB_${capitals(25)}_API_KEY`,
    'AB_C_DE_F_GH_I_API_KEY',
  ])('is not %s', (key) => {
    expect(shapeOf(key)).toBeNull()
  })
})

describe('other shapes that no key has', () => {
  it.each([
    ['Bearer test-key', 'bearer'],
    ['bearertest', 'bearer'],
    ['"test"', 'quotes'],
    ["test'", 'quotes'],
    ['test`', 'quotes'],
    ['test,', 'quotes'],
    ['test;', 'quotes'],
    ['“test', 'quotes'],
    ['test”', 'quotes'],
    ['‘test', 'quotes'],
    ['test’', 'quotes'],
    ['test key', 'characters'],
    ['test\u0000', 'characters'],
    ['test\u007f', 'characters'],
    ['tést', 'characters'],
    ['test***', 'masked'],
    ['test...key', 'masked'],
    ['testxxxxxx', 'masked'],
    ['XXXXXXtest', 'masked'],
  ])('%j: %s', (key, shape) => {
    expect(shapeOf(key)).toBe(shape)
  })

  it.each(['test-bearer', '!test~', 'test**', 'test..key', 'testxxxxx'])('not %s', (key) => {
    expect(shapeOf(key)).toBeNull()
  })
})

describe('a placeholder', () => {
  it.each([
    'yourkey',
    'your-key',
    'sk-yourkey',
    'insertkey',
    'replaceme',
    'entertoken',
    'putthis',
    'pastekey',
    'changeme',
    'yourthe-key',
    'yourgrid-key',
    'yourapikey',
    'yourapi-key',
    'yourapi_key',
    'yourkey-here',
    'your-own',
    'sk-your-own',
    'your-secret_here',
    `your-${'a'.repeat(48)}`,
    'placeholder',
    'apikey',
    'api-key',
    'api_key',
    'theapikey',
    'the-api-key',
    'gridapikey',
    'grid-api-key',
    'the-grid-api-key',
    'xxx',
    'XXXXX',
  ])('%s', (key) => {
    expect(shapeOf(key)).toBe('placeholder')
  })

  it.each([
    'myyourkey',
    'yourkeyring',
    'your1key',
    'myyour-own',
    'your-own1',
    `your-${'a'.repeat(49)}`,
    'my-apikey',
    'placeholders',
    'apikeys',
    'xx',
  ])('is not %s', (key) => {
    expect(shapeOf(key)).toBeNull()
  })
})

describe('no key at all', () => {
  it.each(['', 'undefined', 'null', 'None', 'nil', 'NaN', 'false', '[object Object]', 'null '])(
    '%j behind Bearer',
    (key) => {
      expect(preflight(keyed(key))).toMatchObject([
        { code: 'NoCredentials', cause: 'MissingCredentials' },
      ])
    },
  )
})
