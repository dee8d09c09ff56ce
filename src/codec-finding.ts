import { evidenceList } from './codec-evidence.js'
import { cause, certainty, evidenceCode, severity } from './codec-name.js'
import { type Codec, nullable, published, record, where } from './codec-shape.js'
import type { Finding } from './finding.js'

/**
 * A `Finding` that was stored or sent.
 *
 * `code` is that of the first piece of evidence, of which there is at least one and at most 64; `cause` is `null` for a
 * warning, and for nothing else. Fields that are none of its own are left out; anything else is a `Left` without any
 * value in its errors. It looks at no request: `preflight` does.
 *
 * Source: the troubleshooting page, "Is it me or The Grid?".
 *
 * @example
 * const [finding] = preflight('https://api.thegrid.ai/v1/v1/chat/completions')
 * findingCodec.is(finding) // => true
 * findingCodec.is({ ...finding, evidence: [] }) // => false
 */
export const findingCodec: Codec<Finding> = /* @__PURE__ */ published('Finding', (name) => {
  const finding: Codec<Finding> = record(name, {
    code: evidenceCode,
    cause: nullable(cause),
    severity,
    certainty,
    evidence: evidenceList(),
  })
  return where(
    finding,
    name,
    ({ code, cause, severity, evidence }) =>
      evidence[0]?.code === code && (cause === null) === (severity === 'Warning'),
  )
})
