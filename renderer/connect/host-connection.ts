import type { EngineApi } from '../../shared/contract';
import type { DesktopShell } from '../../shared/contract/shell';

export interface HostConnection {
  /**
   * Stays the same object across reconnections. Calls made before the first engine is there wait for it; calls made while an
   * engine that has ended is not replaced yet end as ENGINE_GONE.
   */
  readonly engine: EngineApi;
  readonly shell: DesktopShell;
  /** Called when a new engine answers in place of one that ended: no workspace may be open in it. */
  readonly onReconnect: (listener: () => void) => void;
  /** Has the engine started now, if it is not there yet, and not only with the first question. */
  readonly wakeEngine: () => void;
}
