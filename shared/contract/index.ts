export type { Arrangement, ColumnCondition, ColumnOrder } from './arrangement';
export type { CallOptions, EngineApi, Progress } from './engine-api';
export { ERROR_CODES, EngineFailure, failure, success } from './errors';
export type { EngineError, ErrorCode, Outcome } from './errors';
export type { Channel, ClientMessage, EngineMessage } from './protocol';
export type { Filter, ImportSource, IssueFilter, Method, ParsedIssueFilter, ParsedRequestOf, RequestOf } from './requests';
export type * from './results';
export type * from './figure-results';
export type * from './report-results';
