/**
 * The version of this library, as its package names it.
 *
 * It stands in every report, and in every line that `replay` reads.
 *
 * Source: Semantic Versioning 2.0.0, section 2.
 *
 * @example
 * version.split('.').length // => 3
 */
export const version = '0.1.0'
