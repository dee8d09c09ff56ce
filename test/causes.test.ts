import fc from 'fast-check'
import { type Cause, decide, diagnose, explain } from 'grid-triage'
import { describe, expect, it } from 'vitest'
import { examples } from './examples.js'

/** The table of the design, copied by hand: tag, culprit, recovery, pace. `*` where the evidence decides. */
const TABLE = `
InvalidApiKey Unauthorized CallerConfig AfterFix null
MissingCredentials Unauthorized CallerConfig AfterFix null
MissingBearerPrefix Unauthorized CallerConfig AfterFix null
WrongAuthHeader Unauthorized CallerConfig AfterFix null
MalformedKey Unauthorized CallerConfig AfterFix null
AuthorizationLostOnRedirect Unauthorized CallerConfig AfterFix null
InsufficientCredits PaymentRequired CallerAccount WhileRefilling RefillUnknown
BalanceReplenishing Replenishing CallerAccount WhileRefilling Refill
UnknownInstrument UnknownInstrument CallerRequest AfterFix null
WrongBaseUrl WrongUrl CallerConfig AfterFix null
WrongHost WrongUrl CallerConfig AfterFix null
DoubledVersionSegment WrongUrl CallerConfig AfterFix null
MissingVersionSegment WrongUrl CallerConfig AfterFix null
ExtraPathSegment WrongUrl CallerConfig AfterFix null
TrailingSlash WrongUrl CallerConfig AfterFix null
WrongEndpointForSurface WrongUrl CallerConfig AfterFix null
MalformedRequest BadRequest CallerRequest AfterFix null
ValidationFailed BadRequest CallerRequest AfterFix null
PayloadTooLarge BadRequest CallerRequest AfterFix null
MethodNotAllowed BadRequest CallerRequest AfterFix null
RateLimited RateLimited CallerRequest Transient Throttled
QuotaExhausted QuotaExhausted CallerAccount * null
ServiceError ServiceFault Service Transient Fault
ServiceUnavailable ServiceFault Service Transient Overloaded
ServiceOverloaded ServiceFault Service Transient Overloaded
BadGateway ServiceFault Service Transient Overloaded
GatewayTimeout ServiceFault Service Transient Overloaded
RedirectNotFollowed RedirectNotFollowed CallerConfig AfterFix null
ConnectionRefused Unreachable * * *
DnsFailure Unreachable * * *
TlsFailure Unreachable Network AfterFix null
ConnectionReset Unreachable Network Transient OutcomeUnknown
NetworkFailure Unreachable Network Transient Fault
Timeout NoReply Network Transient OutcomeUnknown
StreamInterrupted CutShort Network Transient OutcomeUnknown
StreamErrorEvent CutShort Service Transient *
MalformedResponse CutShort Network Transient Fault
ProxyAuthenticationRequired Intercepted Network AfterFix null
BlockedByProxy Intercepted Network AfterFix null
BlockedByWaf Intercepted Network AfterFix null
CaptivePortal Intercepted Network AfterFix null
GeoBlocked Intercepted Network AfterFix null
AbortedByCaller Cancelled Nobody NotNeeded null
Healthy Healthy Nobody NotNeeded null
Unknown Unrecognised Unclear Unclear *`

const rows = TABLE.trim()
  .split('\n')
  .map((line) => line.split(' '))

const isCause = (name: string): name is Cause => Object.keys(examples).includes(name)

describe('the cause table', () => {
  it('has 45 causes', () => {
    expect(rows.map(([cause]) => cause).toSorted()).toEqual(Object.keys(examples).toSorted())
    expect(rows).toHaveLength(45)
  })

  it.each(rows)('%s is %s, %s, %s, %s, whatever the form', (cause = '', ...facts) => {
    if (!isCause(cause)) throw new Error(`no examples for ${cause}`)
    fc.assert(
      fc.property(examples[cause].gets, (seen) => {
        const found = diagnose(seen)
        expect(found.cause).toBe(cause)
        const is = [found._tag, found.culprit, found.recovery, `${found.pace}`]
        expect(is.map((fact, i) => (facts[i] === '*' ? '*' : fact))).toEqual(facts)
      }),
    )
  })

  it.each(rows.map(([cause = '']) => cause))('%s is not given to its near miss', (cause) => {
    if (!isCause(cause)) throw new Error(`no examples for ${cause}`)
    fc.assert(
      fc.property(examples[cause].misses, (seen) => {
        expect(diagnose(seen).cause).not.toBe(cause)
      }),
    )
  })

  it.each(rows.map(([cause = '']) => cause))('%s is explained in one to four steps', (cause) => {
    if (!isCause(cause)) throw new Error(`no examples for ${cause}`)
    fc.assert(
      fc.property(examples[cause].gets, (seen) => {
        const { steps, title, meaning, docs, text } = explain(diagnose(seen))
        expect(steps.length).toBeGreaterThanOrEqual(1)
        expect(steps.length).toBeLessThanOrEqual(4)
        for (const part of [...steps, title, meaning, docs]) {
          expect(part).not.toBe('')
          expect(text).toContain(part)
        }
      }),
      { numRuns: 20 },
    )
  })

  it('never retries what has to be fixed first', () => {
    const anything = fc.oneof(...Object.values(examples).map(({ gets }) => gets))
    fc.assert(
      fc.property(anything, fc.nat(20), fc.double({ min: 0, max: 1 }), (seen, attempt, random) => {
        const found = diagnose(seen)
        const decision = decide(found, { attempt, now: 0, random })
        if (found.pace === null) expect(decision._tag).toBe('Stop')
        if (found.recovery === 'AfterFix') {
          expect(decision).toMatchObject({ _tag: 'Stop', reason: 'NeedsFix' })
        }
      }),
    )
  })
})
