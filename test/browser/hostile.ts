import assert from 'node:assert/strict'
import type { Desk } from './desk.js'
import { check } from './tally.js'

const RUN = 'window.ranIt=1'
const IMAGE = `<img src=x onerror="${RUN}">`
const SCRIPT = `</script></textarea><script>${RUN}</script>`
const DRAWING = `<svg onload="${RUN}"><a href="javascript:${RUN}">a</a></svg>`
const evil = `${IMAGE}${SCRIPT}${DRAWING}`

const call = (url: string, model: string, answer: string): string =>
  [
    `$ curl -i '${url}' -H 'Authorization: Bearer ${IMAGE}' -d '{"model":${JSON.stringify(model)}}'`,
    'HTTP/1.1 404 Not Found',
    'content-type: application/json',
    `x-request-id: ${IMAGE}`,
    '',
    answer,
  ].join('\n')

/** The same markup wherever something of a text is shown. */
const TEXTS: readonly (readonly [where: string, text: string])[] = [
  ['alone', evil],
  [
    'in the URL',
    call(`https://api.thegrid.ai/v1/${encodeURI(IMAGE)}${IMAGE}/chat`, 'text-prime', '{}'),
  ],
  ['in a relative URL', call(`javascript:${RUN}`, 'text-prime', '{}')],
  ['in the model', call('https://api.thegrid.ai/v1/chat/completions', evil, '{}')],
  [
    'in the answer',
    call(
      'https://api.thegrid.ai/v1/chat/completions',
      'gpt-5.2',
      JSON.stringify({ error: { message: evil, code: evil, type: evil } }),
    ),
  ],
  ['in a stack', `Error: ${evil}\n    at ${evil} (https://a.example/${evil}:1:1)`],
  ['in the names of JSON', `{"__proto__":{"status":500},"constructor":"${RUN}","${RUN}":1}`],
  ['in control characters', '\u0000\u001b[2J\u202e\u2028\ud800 HTTP/1.1 500 \u0007'],
]

const LONG: readonly (readonly [what: string, part: string, times: number])[] = [
  ['lines', 'GET /v1/models 200 12 ms, nothing of note happened here\n', 90_000],
  ['one word', 'a1', 2_500_000],
]

const foreign = ({ page }: Desk): Promise<readonly string[]> =>
  page.evaluate(() => [
    ...[
      ...document.body.querySelectorAll(
        'img, script, iframe, object, embed, [onload], [onerror], [style]',
      ),
    ].map(({ outerHTML }) => outerHTML),
    ...[...document.querySelectorAll('a')]
      .map(({ href }) => href)
      .filter((href) => !href.startsWith('https://thegrid.ai/docs')),
    ...('ranIt' in window ? ['it ran'] : []),
  ])

const isAlive = async ({ example, shown }: Desk): Promise<void> => {
  await example('500 Internal Server Error')
  assert.equal((await shown()).cause, 'ServiceError')
}

/** Text is text, however much of it there is. */
export const hostile = async (desk: Desk): Promise<void> => {
  for (const [where, text] of TEXTS) {
    await check(`markup ${where} is text`, async () => {
      await desk.paste(text)
      assert.notEqual((await desk.shown()).cause, null)
      assert.deepEqual(await foreign(desk), [])
      await isAlive(desk)
    })
  }
  for (const [what, part, times] of LONG) {
    await check(`5 MB are pasted: ${what}`, async () => {
      await desk.clear()
      // Made where it is needed: it takes long enough to be pasted.
      const long = [part, times] as const
      await desk.page.evaluate(
        ([text, count]) => navigator.clipboard.writeText(text.repeat(count)),
        long,
      )
      await desk.page.keyboard.press('ControlOrMeta+V')
      assert.equal((await desk.shown()).cause, 'Unknown')
      assert.match(
        (await desk.page.locator('#reading').textContent()) ?? '',
        /^Nothing of it was understood\./,
      )
      await isAlive(desk)
    })
  }
}
