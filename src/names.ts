import type { Replay, RetryReason, StopReason } from './decision.js'
import type { Certainty, Culprit, EvidenceCode, Recovery } from './diagnosis.js'
import type { Severity } from './finding.js'
import type { Surface } from './grid.js'

/**
 * Every name of a union, as data: one that is forgotten, or one too many, does not compile. Where names have an order,
 * such as certainties, severities and reasons, the weightiest stands first.
 */
export type Names<K extends string> = Readonly<Record<K, null>>

export const RECOVERIES: Names<Recovery> = {
  AfterFix: null,
  Transient: null,
  WhileRefilling: null,
  AfterReset: null,
  NotNeeded: null,
  Unclear: null,
}

export const CULPRITS: Names<Culprit> = {
  CallerConfig: null,
  CallerRequest: null,
  CallerAccount: null,
  Network: null,
  Service: null,
  Nobody: null,
  Unclear: null,
}

export const CERTAINTIES: Names<Certainty> = { Certain: null, Likely: null, Guess: null }

export const SURFACES: Names<Surface> = { ChatCompletions: null, Messages: null }

export const SEVERITIES: Names<Severity> = { Error: null, Warning: null }

export const REPLAYS: Names<Replay> = { Once: null, Safe: null, Never: null }

export const RETRY_REASONS: Names<RetryReason> = {
  ServerAsked: null,
  Backoff: null,
  Refilling: null,
  FitToDeadline: null,
}

export const STOP_REASONS: Names<StopReason> = {
  NothingWrong: null,
  Cancelled: null,
  NeedsFix: null,
  NotUnderstood: null,
  QuotaUntilReset: null,
  ServerSaysNo: null,
  OutputDelivered: null,
  MayHaveRun: null,
  WaitTooLong: null,
  TimeSpent: null,
  AttemptsSpent: null,
  BudgetSpent: null,
}

export const EVIDENCE_CODES: Names<EvidenceCode> = {
  AuthorizationDropped: null,
  BalanceWords: null,
  BareKey: null,
  BodyCode: null,
  BodyLost: null,
  BodyNotJson: null,
  BodyNotObject: null,
  BodyWords: null,
  CaseDiffers: null,
  ConnectionCode: null,
  ContentType: null,
  CredentialInQuery: null,
  CreditsWords: null,
  DailyCap: null,
  EmptyTools: null,
  ForeignKey: null,
  Gateway: null,
  GatewayPage: null,
  HtmlAnswer: null,
  HttpsRedirect: null,
  InnerError: null,
  Intermediary: null,
  KeyShape: null,
  ListLength: null,
  LocalProxy: null,
  LoneToolChoice: null,
  MethodDiffers: null,
  ModelKnown: null,
  ModelMissing: null,
  ModelSpaced: null,
  ModelUnknown: null,
  MoneyWords: null,
  NestedRetries: null,
  NoContentType: null,
  NoCredentials: null,
  NoEndMark: null,
  NoRequest: null,
  OtherHeader: null,
  OtherScheme: null,
  ParameterChoice: null,
  ParameterMissing: null,
  ParameterRange: null,
  ParameterType: null,
  PerInstrument: null,
  PerKey: null,
  RedirectTarget: null,
  RedirectsOff: null,
  ServerSaysRetry: null,
  Silence: null,
  Status: null,
  TokensWords: null,
  UrlDiffers: null,
  UrlRight: null,
}
