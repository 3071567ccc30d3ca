/** What the engine's thread and a worker thread say to each other. */
import type { EngineError } from '../../../../shared/contract';
import type { FileTask } from '../prepare/file-task';
import type { FileFacts } from '../prepare/inspect-file';
import type { PrepareContext } from '../prepare/prepare-file';
import type { FileOutcome, FileSink } from '../prepare/prepared';

export type SinkMethod = keyof FileSink;
export type SinkArguments<M extends SinkMethod> = Parameters<FileSink[M]>;

/** One call of the sink, to be answered. */
export type SinkCall = { readonly [M in SinkMethod]: { readonly kind: 'sink'; readonly call: number; readonly method: M; readonly given: SinkArguments<M> } }[SinkMethod];

export type ToWorker =
  | { readonly kind: 'inspect'; readonly task: FileTask }
  | { readonly kind: 'prepare'; readonly task: FileTask; readonly context: PrepareContext }
  | { readonly kind: 'answer'; readonly call: number; readonly decision: 'load' | 'skip' | null }
  /** Ends the task under way. */
  | { readonly kind: 'cancel' };

export type FromWorker =
  | SinkCall
  | { readonly kind: 'inspected'; readonly facts: FileFacts }
  | { readonly kind: 'prepared'; readonly outcome: FileOutcome }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'broken'; readonly error: EngineError };

/** Calls that a worker may have unanswered before it waits: enough to keep it busy, few enough to bound memory. */
export const CREDITS = 4;
