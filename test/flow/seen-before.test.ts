import {
  answer,
  curl,
  currentStep,
  diagnose,
  type Flow,
  flowSteps,
  startFlow,
  verdict,
} from 'grid-triage'
import { describe, expect, it } from 'vitest'
import { asking, having, RIGHT } from '../preflight/requests.js'

const worked = (flow: Flow): Flow =>
  answer(answer(flow, 'StatusPage', 'NoIncident'), 'Curl', 'Works')

describe('a flow that begins with a diagnosis', () => {
  it('has what the diagnosis saw', () => {
    const flow = startFlow(diagnose({ status: 401, request: { ...RIGHT, headers: {} } }))
    expect(verdict(flow)).toMatchObject({ cause: 'MissingCredentials', blame: 'Me', done: true })
  })

  it('keeps its request ID, surface and instrument', () => {
    const seen = { status: 500, headers: { 'x-request-id': 'req-1' }, request: asking('code-max') }
    const flow = startFlow(diagnose(seen))
    expect(flow.diagnosis.requestId).toBe('req-1')
    expect(currentStep(answer(flow, 'StatusPage', 'NoIncident'))?.command).toBe(curl(seen.request))
    expect(JSON.parse(JSON.stringify(flow))).toEqual(flow)
  })

  it('takes nothing over that may not be shown', () => {
    const made = diagnose({ status: 404, request: { url: 'https://api.thegrid.ai/v1/v1/x' } })
    const secret = 'sk-proj-abcdefgh12345678'
    const evidence = [{ code: 'UrlDiffers' as const, values: { got: secret, sent: secret } }]
    const forged = { ...made, requestId: secret, instrument: secret, evidence, more: secret }
    expect(JSON.stringify(startFlow(forged))).not.toContain('abcdefgh')
  })

  it('does not ask for what the diagnosis saw to be right', () => {
    const seen = verdict(startFlow(diagnose({ status: 404, request: RIGHT })))
    expect(seen.open).toEqual(['StatusPage', 'Curl', 'RequestId'])
    expect(seen.ruledOut).toEqual(['AuthHeader', 'BaseUrl', 'Model', 'Balance', 'RequestBody'])
    expect(verdict(startFlow(diagnose({ status: 401, request: RIGHT })))).toMatchObject({
      cause: 'InvalidApiKey',
      done: true,
    })
  })

  it('asks what the diagnosis does not know', () => {
    const { open } = verdict(startFlow(diagnose({ status: 404 })))
    expect(open).toEqual(['StatusPage', 'Curl', 'BaseUrl', 'Model', 'RequestId'])
  })
})

describe('the command', () => {
  it('stands by itself, at the step of the curl alone', () => {
    const commands = flowSteps(startFlow({})).map(({ id, command }) => [id, command === null])
    expect(commands.filter(([, isNone]) => isNone === false)).toEqual([['Curl', false]])
  })
})

describe('a stored flow', () => {
  it('with a text longer than any of ours is none', () => {
    const flow = startFlow({ status: 404 })
    for (const field of ['url', 'endpoint', 'authHeader', 'authScheme', 'instrument']) {
      const at = { ...flow, ping: { ...flow.ping, [field]: "'".repeat(4097) } }
      expect(verdict(at)).toEqual(verdict(startFlow({})))
      const within = { ...flow, ping: { ...flow.ping, [field]: 'a'.repeat(4096) } }
      expect(verdict(within).cause).toBe('WrongBaseUrl')
    }
  })
})

describe('a warning', () => {
  it('about letter case is what is left when the curl, in lower case, works', () => {
    const flow = worked(startFlow({ status: 404, request: asking('Text-Prime') }))
    expect(verdict(flow)).toMatchObject({
      blame: 'Me',
      because: 'Model',
      done: true,
      next: 'Write the model in lower case, as the page does: other spellings are not promised to work.',
    })
    expect(verdict(flow).ruledOut).not.toContain('Model')
  })

  it('about tools likewise', () => {
    const flow = worked(startFlow({ status: 403, request: having({ tools: [] }) }))
    expect(verdict(flow)).toMatchObject({ because: 'RequestBody', done: true })
    expect(verdict(flow).next).toBe('Leave tools out when there are none.')
  })
})

describe('what an answer would mean', () => {
  const means = (status: number, id: 'Curl' | 'AuthHeader' | 'BaseUrl', result: string) =>
    flowSteps(startFlow({ status }))
      .find((step) => step.id === id)
      ?.answers.find((choice) => choice.result === result)?.means

  it.each([
    [500, 'Curl', 'Works', 'It works now: what was in the way may be over.'],
    [402, 'Curl', 'Works', 'It works now: what was in the way may be over.'],
    [
      403,
      'Curl',
      'Works',
      'Your auth and network are fine. The bug is somewhere in your application.',
    ],
    [
      401,
      'Curl',
      'SameError',
      'A plain curl with the right header fails in the same way, so it is the key.',
    ],
    [
      402,
      'Curl',
      'SameError',
      'A plain curl fails in the same way, so it is not your code: check your balance.',
    ],
    [401, 'AuthHeader', 'Right', 'It is not the header. A 401 is then about the key itself.'],
    [403, 'AuthHeader', 'Right', 'It is not the header.'],
    [
      404,
      'BaseUrl',
      'Right',
      'The URL is right. A 404 with the URL correct usually means the model is wrong.',
    ],
    [403, 'BaseUrl', 'Right', 'The URL is right: it is not the reason.'],
  ] as const)('after a %d: %s %s', (status, id, result, sentence) => {
    expect(means(status, id, result)).toBe(sentence)
  })
})

describe('the right call works', () => {
  it('with a key that is well formed: the application sends another one', () => {
    let flow = worked(startFlow({ status: 401, request: { url: RIGHT.url } }))
    flow = answer(flow, 'AuthHeader', 'Right')
    expect(verdict(flow).next).toBe(
      'The key works in curl, so that your application sends another one: compare their lengths where the header is built.',
    )
  })

  it('with a certificate that the runtime does not trust: the runtime', () => {
    const error = { code: 'SELF_SIGNED_CERT_IN_CHAIN', message: '' }
    expect(verdict(worked(startFlow({ request: RIGHT, error })))).toMatchObject({
      cause: 'TlsFailure',
      next: "Let the runtime trust the proxy's certificate (for Node: NODE_EXTRA_CA_CERTS). Do not switch verification off.",
    })
  })
})
