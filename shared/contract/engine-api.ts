import type { Outcome } from './errors';
import type { Method, RequestOf } from './requests';
import type { ResultOf } from './results';

/** Progress of long work. Rates are measured over the whole phase. */
export interface Progress {
  /** Chinese name of what is being done now. */
  readonly phase: string;
  readonly done: number;
  /** Absent while unknown. */
  readonly total?: number;
  readonly rowsPerSecond?: number;
  readonly secondsLeft?: number;
  /** What is worked on, e.g. a file name. */
  readonly item?: string;
}

export interface CallOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
}

/** The one contract: Electron, the browser host, the CLI and the tests all call the engine through it. */
export interface EngineApi {
  call<M extends Method>(method: M, request: RequestOf<M>, options?: CallOptions): Promise<Outcome<ResultOf<M>>>;
  /** Closes the workspace and frees everything. Calls under way end as CANCELLED. */
  close(): Promise<void>;
}
