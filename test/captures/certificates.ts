import { execFileSync } from 'node:child_process'
import { createHash, X509Certificate } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { NAMES } from './addresses.js'

export interface Certificate {
  readonly key: string
  /** Its own, and its issuer's behind it. */
  readonly cert: string
}

export interface Certificates {
  /** The file of the authority that all tools are told to trust. */
  readonly authorityFile: string
  readonly trusted: Certificate
  /** Of a proxy that opens what is encrypted, whose issuer nobody knows. */
  readonly inspecting: Certificate
  /** For Chromium, which has a list of authorities of its own. */
  readonly trustedSpki: string
}

/** Made for one run and thrown away. */
export const makeCertificates = (folder: string): Certificates => {
  const openssl = (...args: readonly string[]) =>
    execFileSync('openssl', args, { cwd: folder, stdio: 'pipe' })
  const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes']
  const names = Object.keys(NAMES)
    .map((name) => `DNS:${name}`)
    .join(',')
  writeFileSync(join(folder, 'names.txt'), `subjectAltName=${names}\nbasicConstraints=CA:FALSE\n`)
  const chain = (authority: string, leaf: string, subject: string): Certificate => {
    openssl(
      ...['req', '-x509', ...newKey, '-days', '30', '-subj', subject],
      ...['-keyout', `${authority}.key`, '-out', `${authority}.crt`],
    )
    openssl(
      ...['req', ...newKey, '-subj', '/CN=api.thegrid.ai'],
      ...['-keyout', `${leaf}.key`, '-out', `${leaf}.csr`],
    )
    openssl(
      ...['x509', '-req', '-in', `${leaf}.csr`, '-CA', `${authority}.crt`],
      ...['-CAkey', `${authority}.key`, '-CAcreateserial', '-days', '30'],
      ...['-extfile', 'names.txt', '-out', `${leaf}.crt`],
    )
    const [key, cert, issuer] = [`${leaf}.key`, `${leaf}.crt`, `${authority}.crt`].map((file) =>
      readFileSync(join(folder, file), 'utf8'),
    )
    return { key: key ?? '', cert: `${cert}${issuer}` }
  }
  const trusted = chain('authority', 'trusted', '/O=Grid-triage captures/CN=Throw-away authority')
  return {
    authorityFile: join(folder, 'authority.crt'),
    trusted,
    inspecting: chain('inspection', 'inspecting', '/CN=TLS inspection'),
    trustedSpki: createHash('sha256')
      .update(new X509Certificate(trusted.cert).publicKey.export({ type: 'spki', format: 'der' }))
      .digest('base64'),
  }
}
