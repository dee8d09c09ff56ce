import { DurableObject } from 'cloudflare:workers'
import {
  admit,
  advance,
  type Budget,
  type Decision,
  type Diagnosis,
  type Gate,
  type Moment,
  openBudget,
  type Session,
} from 'grid-triage'

/** What the call goes on with, and what to do next. */
export interface Settled {
  readonly session: Session
  readonly next: Decision
}

/** What a Worker calls. Written out, since the types made for a binding do not follow a policy, which nests. */
export interface BudgetStub {
  readonly settle: (session: Session, diagnosis: Diagnosis) => Promise<Settled>
  readonly admit: (session: Session) => Promise<Gate>
}

/**
 * The one budget of all isolates, in a Durable Object: an isolate that kept its own would let each of a thousand retry
 * as if it were alone. A call keeps its session; only what it may spend is here.
 */
export class SharedBudget extends DurableObject {
  /** Take in how an attempt ended. */
  settle(session: Session, diagnosis: Diagnosis): Settled {
    return this.#spend((budget, moment) => {
      const [after, left, next] = advance(session, budget, diagnosis, moment)
      return [left, { session: after, next }]
    })
  }

  /** Whether the retry that was planned may be sent now; if so, it is paid. */
  admit(session: Session): Gate {
    return this.#spend((budget, moment) => admit(session, budget, moment))
  }

  /** Reads and writes in one step: nothing in here awaits, so that no other call can come in between. */
  #spend<A>(step: (budget: Budget, moment: Moment) => readonly [Budget, A]): A {
    const moment = { now: Date.now(), random: Math.random() }
    const { kv } = this.ctx.storage
    const [left, made] = step(kv.get<Budget>('budget') ?? openBudget(moment.now), moment)
    kv.put('budget', left)
    return made
  }
}
