import fc from 'fast-check'

/** Key-shaped, in the forms that keys and tokens come in. */
export const canary = fc.oneof(
  fc.stringMatching(/^[0-9a-f]{32,48}$/).map((hex) => `sk-or-v1-${hex}`),
  fc.stringMatching(/^[A-Za-z0-9]{16,40}$/).map((text) => `sk-proj-${text}7a`),
  fc.stringMatching(/^[A-Z][a-z][0-9][A-Za-z0-9+/]{29,40}={0,2}$/),
  fc.stringMatching(/^[a-z][0-9][A-Za-z0-9]{20,40}$/).map((text) => `token=${text}`),
)

/** Whether eight characters of a secret in a row are to be found: less than that is no leak. */
export const leaks = (output: string, secret: string): boolean => {
  const bare = secret.replace(/^(?:token=|sk-or-v1-|sk-proj-)/, '')
  for (let i = 0; i + 8 <= bare.length; i++) {
    if (output.includes(bare.slice(i, i + 8))) return true
  }
  return false
}
