import { GROWTH, MB } from './row.js'

/** How far inputs grow. */
export const MOST_BODY_BYTES = 10 * MB
export const MOST_VALUE_BYTES = MB
/** 256 pairs are looked at. */
export const MOST_HEADERS = 256 * GROWTH
export const MOST_LEVELS = 100_000
export const MOST_CAUSES = 10_000
