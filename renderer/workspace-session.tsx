/** Which workspace is open, and how often its data has changed. */
import { createContext, useCallback, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';
import type { EngineError, Progress, UnmadeBackup, WorkspaceStatus } from '../shared/contract';
import { DataVersionContext, useConnection } from './engine-client';
import { useSay } from './shell/speaker';

/** How the welcome page is met. */
export interface WelcomeEntry {
  /** The form that is gone on with. */
  readonly form: 'open' | 'new';
  /** Absolute path of the workspace file that was asked for; null: whichever. */
  readonly file: string | null;
  /** Counts up, so that the same wish twice is two. */
  readonly turn: number;
}

/** The workspace is being closed, with its backup. */
export interface Closing {
  readonly progress: Progress;
  /** Closes without the backup. */
  readonly skip: () => void;
}

interface WorkspaceSession {
  /** Null until the engine has answered for the first time. */
  readonly status: WorkspaceStatus | null;
  readonly error: EngineError | null;
  /** @param created it has just been made */
  readonly setStatus: (status: WorkspaceStatus, created?: boolean) => void;
  /** The open workspace was made a moment ago. */
  readonly created: boolean;
  readonly closing: Closing | null;
  readonly setClosing: (closing: Closing | null) => void;
  /** The workspace was closed without the backup that was wanted, and nobody has said yet to have seen it. */
  readonly unbacked: UnmadeBackup | null;
  readonly setUnbacked: (unbacked: UnmadeBackup | null) => void;
  readonly entry: WelcomeEntry;
  readonly enter: (entry: Omit<WelcomeEntry, 'turn'>) => void;
  /** Call after an import or an undo: everything on screen is asked for again. */
  readonly dataChanged: () => void;
}

const NONE_OPEN: WorkspaceStatus = { open: false, locked: false, path: null, name: null, auditIntact: true, auditProblem: null, operator: null, hasRecoveryCode: false };

const WorkspaceSessionContext = createContext<WorkspaceSession | null>(null);

export function useWorkspaceSession(): WorkspaceSession {
  const session = useContext(WorkspaceSessionContext);
  if (session === null) throw new Error('no WorkspaceSessionProvider above this component');
  return session;
}

export interface WorkspaceSessionProviderProps {
  /** No engine has been started yet: none needs to be asked whether a workspace is open. */
  readonly engineIsNew: boolean;
  readonly children: ReactNode;
}

export function WorkspaceSessionProvider({ engineIsNew, children }: WorkspaceSessionProviderProps) {
  const connection = useConnection();
  const say = useSay();
  const [status, setStatus] = useState<WorkspaceStatus | null>(engineIsNew ? NONE_OPEN : null);
  const [created, setCreated] = useState(false);
  const [error, setError] = useState<EngineError | null>(null);
  const [closing, setClosing] = useState<Closing | null>(null);
  const [unbacked, setUnbacked] = useState<UnmadeBackup | null>(null);
  const [dataVersion, setDataVersion] = useState(0);
  const [entry, setEntry] = useState<WelcomeEntry>({ form: 'open', file: null, turn: 0 });

  useEffect(() => {
    let gone = false;
    const ask = (restarted: boolean) => {
      void connection.engine.call('workspace.status', {}).then((outcome) => {
        if (gone) return;
        setError(outcome.ok ? null : outcome.error);
        if (!outcome.ok) return;
        setStatus(outcome.value);
        if (restarted) setClosing(null);
        if (restarted && !outcome.value.open) say({ kind: 'warning', text: '数据引擎意外停止，已重新启动。已导入的数据不受影响，请重新打开工作区。', seconds: 12 });
      });
    };
    if (!engineIsNew) ask(false);
    connection.onReconnect(() => ask(true));
    return () => {
      gone = true;
    };
  }, [connection, engineIsNew, say]);

  const dataChanged = useCallback(() => setDataVersion((version) => version + 1), []);
  const changeStatus = useCallback((next: WorkspaceStatus, isNew = false) => {
    setStatus(next);
    setCreated(isNew);
    setDataVersion((version) => version + 1);
  }, []);
  const enter = useCallback((next: Omit<WelcomeEntry, 'turn'>) => setEntry(({ turn }) => ({ ...next, turn: turn + 1 })), []);
  const session = useMemo(
    () => ({ status, error, created, setStatus: changeStatus, closing, setClosing, unbacked, setUnbacked, entry, enter, dataChanged }),
    [status, error, created, changeStatus, closing, unbacked, entry, enter, dataChanged],
  );

  return (
    <WorkspaceSessionContext value={session}>
      <DataVersionContext value={dataVersion}>{children}</DataVersionContext>
    </WorkspaceSessionContext>
  );
}
