/** Where files are read: in worker threads in the program, in the engine's own thread in tests. */
import type { FileTask } from '../prepare/file-task';
import type { FileFacts } from '../prepare/inspect-file';
import type { PrepareContext } from '../prepare/prepare-file';
import type { FileOutcome, FileSink } from '../prepare/prepared';

export interface IngestPool {
  /** Files that can be read at the same time. */
  readonly size: number;
  /** @throws EngineFailure CANCELLED */
  inspect(task: FileTask, signal: AbortSignal | undefined): Promise<FileFacts>;
  /**
   * Calls of the sink are answered one after another; a worker goes on while a few are still unanswered.
   * @throws EngineFailure CANCELLED; what the sink threw
   */
  prepare(task: FileTask, context: PrepareContext, sink: FileSink, signal: AbortSignal | undefined): Promise<FileOutcome>;
  /** Holds all reading until it is called with false. */
  pause(paused: boolean): void;
  close(): Promise<void>;
}
