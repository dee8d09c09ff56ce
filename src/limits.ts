import type { Recognition } from './diagnosis.js'
import { recognised, saw } from './evidence.js'
import { causeOfCode, causeOfVagueCode, causeOfWords } from './recognise.js'

/** Words that time lifts within the hour: they outweigh any word about money or quota. */
const SHORT_LIMIT =
  /\b(?:per|a)[- ](?:sec(?:ond)?|min(?:ute)?|hour)\b|\b(?:rps|rpm|tpm)\b|\bconcurren|\bat once\b|\/(?:s|sec|min|h)\b/
const LONG_CAP =
  /\bper (?:day|week|month)\b|\b(?:daily|weekly|monthly)\b|\/day\b|\b24 hours\b|\bfor today\b|\bresets?\b|\btomorrow\b/
const CREDITS = /\bcredits?\b|\busd\b|\bfunds?\b|\bbilling\b/
const TOKENS = /\btokens?\b|\bcapacity\b/
const PER_INSTRUMENT = /\b(?:instrument|model)\b/
const PER_KEY = /\bkeys?\b/

/** 402: what ran out, where the body says so; how to go on by whether anything refills it. */
export const credits = (words: string, autoTopUp: boolean | null): Recognition => {
  const evidence = CREDITS.test(words)
    ? [saw('CreditsWords')]
    : TOKENS.test(words)
      ? [saw('TokensWords')]
      : []
  const found = recognised('InsufficientCredits', 'Certain', ...evidence)
  if (autoTopUp === null) return found
  return autoTopUp ? { ...found, pace: 'Refill' } : { ...found, recovery: 'AfterFix', pace: null }
}

/** 429: per key or per instrument; or money or a daily cap, which no short wait lifts. */
export const limited = (words: string, code: string): Recognition => {
  const daily = LONG_CAP.test(words)
  const worded = causeOfWords(words, 429) === 'QuotaExhausted'
  // The code of a rate limit rules out what the words say of money, which may only advertise; not what they say of a day.
  const believed = worded && (daily || causeOfVagueCode(code, 429) !== 'RateLimited')
  const exhausted = causeOfCode(code, 429) === 'QuotaExhausted' || believed
  if (exhausted && !SHORT_LIMIT.test(words)) {
    const found = recognised('QuotaExhausted', 'Certain', saw(daily ? 'DailyCap' : 'MoneyWords'))
    return daily ? { ...found, recovery: 'AfterReset' } : found
  }
  const scope = PER_INSTRUMENT.test(words)
    ? [saw('PerInstrument')]
    : PER_KEY.test(words)
      ? [saw('PerKey')]
      : []
  return recognised('RateLimited', 'Certain', ...scope)
}
