import type { Conclusion, NextId } from './flow-conclusion.js'
import { isBlank, isUnanswered } from './flow-evidence.js'
import type { Flow, StepId } from './flow-state.js'

/** Why a question need not be asked any more. */
export type MootId =
  | 'Settled'
  | 'CurlWorks'
  | 'NoSupport'
  | 'CurlFailsAlike'
  | 'NothingAnswers'
  | 'NetworkFirst'
  | 'NetworkFine'

/** These rule the step out; the others only make it idle. */
const RULES_OUT: { readonly [M in MootId]: boolean } = {
  Settled: false,
  CurlWorks: true,
  NoSupport: false,
  CurlFailsAlike: true,
  NothingAnswers: true,
  NetworkFirst: false,
  NetworkFine: true,
}

export const rulesOut = (moot: MootId | null): boolean => moot !== null && RULES_OUT[moot]

type Moot = { readonly [S in StepId]?: MootId }

/** Auth, network and money are fine: what is left is what the application sends. */
const AFTER_SUCCESS: Moot = { Proxy: 'CurlWorks', Balance: 'CurlWorks', RequestId: 'NoSupport' }
/** Tokens are held for each instrument, and which one failed is not known. */
const AFTER_OTHER_SUCCESS: Moot = { Proxy: 'CurlWorks', RequestId: 'NoSupport' }
const AFTER_SAME_ERROR: Moot = {
  AuthHeader: 'CurlFailsAlike',
  BaseUrl: 'CurlFailsAlike',
  Model: 'CurlFailsAlike',
  RequestBody: 'CurlFailsAlike',
}
const AFTER_SILENCE: Moot = { BaseUrl: 'NothingAnswers' }
const BLANK_AFTER_SILENCE: Moot = {
  AuthHeader: 'NetworkFirst',
  BaseUrl: 'NetworkFirst',
  Model: 'NetworkFirst',
  Balance: 'NetworkFirst',
  RequestBody: 'NetworkFirst',
  RequestId: 'NetworkFirst',
}
const AFTER_OTHER_ERROR: Moot = { Proxy: 'NetworkFine' }

const afterCurl = ({ diagnosis, given, answers }: Flow): Moot => {
  switch (answers.Curl) {
    case 'Works':
      // A short call says nothing of an answer that is cut off after a while.
      if (diagnosis._tag === 'CutShort') return {}
      return diagnosis.culprit === 'CallerAccount' && !given.model
        ? AFTER_OTHER_SUCCESS
        : AFTER_SUCCESS
    case 'SameError':
      return AFTER_SAME_ERROR
    case 'NoAnswer':
      if (isBlank(diagnosis)) return BLANK_AFTER_SILENCE
      return isUnanswered(diagnosis) ? AFTER_SILENCE : {}
    case 'OtherError':
      return isUnanswered(diagnosis) ? AFTER_OTHER_ERROR : {}
    default:
      return {}
  }
}

/** Where the page has nothing better than to write to support, now or if it lasts. */
const BEFORE_SUPPORT: readonly NextId[] = ['AsDiagnosed', 'AsFound', 'Support']

/** Why the answers make a question needless; `null` while it is of use. */
export const mootOf = (flow: Flow, { isFinal, next }: Conclusion, id: StepId): MootId | null => {
  const moot = afterCurl(flow)[id]
  if (moot !== undefined) return moot
  if (isFinal) return 'Settled'
  return id === 'RequestId' && !BEFORE_SUPPORT.includes(next) ? 'NoSupport' : null
}
