import type { Replay, RetryReason, StopReason } from './decision.js'
import type { Certainty, Culprit, EvidenceCode, Recovery } from './diagnosis.js'
import type { Severity } from './finding.js'
import type { Surface } from './grid.js'

/**
 * Every name of a union, as data: one that is forgotten, or one too many, does not compile. Where names have an order,
 * such as certainties, severities and reasons, the weightiest stands first.
 */
export type Names<K extends string> = Readonly<Record<K, true>>

export const RECOVERIES: Names<Recovery> = {
  AfterFix: true,
  Transient: true,
  WhileRefilling: true,
  AfterReset: true,
  NotNeeded: true,
  Unclear: true,
}

export const CULPRITS: Names<Culprit> = {
  CallerConfig: true,
  CallerRequest: true,
  CallerAccount: true,
  Network: true,
  Service: true,
  Nobody: true,
  Unclear: true,
}

export const CERTAINTIES: Names<Certainty> = { Certain: true, Likely: true, Guess: true }

export const SURFACES: Names<Surface> = { ChatCompletions: true, Messages: true }

export const SEVERITIES: Names<Severity> = { Error: true, Warning: true }

export const REPLAYS: Names<Replay> = { Once: true, Safe: true, Never: true }

export const RETRY_REASONS: Names<RetryReason> = {
  ServerAsked: true,
  Backoff: true,
  Refilling: true,
  FitToDeadline: true,
}

export const STOP_REASONS: Names<StopReason> = {
  NothingWrong: true,
  Cancelled: true,
  NeedsFix: true,
  NotUnderstood: true,
  QuotaUntilReset: true,
  ServerSaysNo: true,
  OutputDelivered: true,
  MayHaveRun: true,
  WaitTooLong: true,
  TimeSpent: true,
  AttemptsSpent: true,
  BudgetSpent: true,
}

export const EVIDENCE_CODES: Names<EvidenceCode> = {
  AuthorizationDropped: true,
  BalanceWords: true,
  BareKey: true,
  BodyCode: true,
  BodyLost: true,
  BodyNotJson: true,
  BodyNotObject: true,
  BodyWords: true,
  CaseDiffers: true,
  ConnectionCode: true,
  ContentType: true,
  CredentialInQuery: true,
  CreditsWords: true,
  DailyCap: true,
  EmptyTools: true,
  ForeignKey: true,
  Gateway: true,
  GatewayPage: true,
  HtmlAnswer: true,
  HttpsRedirect: true,
  InnerError: true,
  Intermediary: true,
  KeyShape: true,
  ListLength: true,
  LocalProxy: true,
  LoneToolChoice: true,
  MethodDiffers: true,
  ModelKnown: true,
  ModelMissing: true,
  ModelSpaced: true,
  ModelUnknown: true,
  MoneyWords: true,
  NestedRetries: true,
  NoContentType: true,
  NoCredentials: true,
  NoEndMark: true,
  NoRequest: true,
  OtherHeader: true,
  OtherScheme: true,
  ParameterChoice: true,
  ParameterMissing: true,
  ParameterRange: true,
  ParameterType: true,
  PerInstrument: true,
  PerKey: true,
  RedirectTarget: true,
  RedirectsOff: true,
  ServerSaysRetry: true,
  Silence: true,
  Status: true,
  TokensWords: true,
  UrlDiffers: true,
  UrlRight: true,
}
