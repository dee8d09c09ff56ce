const INITIALS = /\b(?:dns|html|https|id|json|tls|url|waf)\b/gi

/** A code in words: `UrlDiffers` is "URL differs". The library has sentences for causes, but none for evidence. */
export const codeWords = (code: string): string => {
  const words = code.replace(/\B[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
  return words.replace(INITIALS, (initials) => initials.toUpperCase())
}
