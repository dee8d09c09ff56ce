import type { Recognition } from './diagnosis.js'
import { recognised, saw } from './evidence.js'
import { isFromGateway } from './intermediary.js'
import { type Answered, envelopeIn } from './outcome.js'
import { judgeSaid, wordsOf } from './said.js'

const REASON_PHRASE = /^service (?:temporarily )?unavailable\.?$/

/** 503: a balance being replenished, when The Grid says so or when nothing speaks against it. */
export const judgeUnavailable = (outcome: Answered): Recognition => {
  const said = judgeSaid(outcome)
  if (said !== null) {
    return said.cause === 'BalanceReplenishing'
      ? recognised(said.cause, 'Certain', saw('BalanceWords'))
      : said
  }
  const { form } = outcome.body
  const silent = form === 'Lost' || form === 'Empty'
  // Who knows that Auto Top Up is on has the page's word for what a 503 that says nothing more means.
  const bare = outcome.autoTopUp === true && REASON_PHRASE.test(wordsOf(outcome))
  const own = silent || bare ? !isFromGateway(outcome) : envelopeIn(outcome)?.shape === 'Grid'
  if (own && outcome.autoTopUp !== false) {
    const evidence = silent ? saw('BodyLost') : saw('Status', { status: 503 })
    return recognised('BalanceReplenishing', 'Likely', evidence)
  }
  const evidence = form === 'Html' ? saw('GatewayPage') : saw('Status', { status: 503 })
  return recognised('ServiceUnavailable', 'Certain', evidence)
}
