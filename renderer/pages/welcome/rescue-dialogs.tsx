/** What is there for a workspace that does not open, or is gone; made of antd, loaded when somebody asks for it. */
import { DamagedDialog } from '../../backups/damaged-dialog';
import { RestoreDialog } from '../../backups/restore-dialog';
import { Themed } from '../../themed';

export interface RescueDialogsProps {
  readonly kind: 'restore' | 'damaged';
  /** Absolute path of the workspace that is chosen; null: none. */
  readonly workspace: string | null;
  readonly onKind: (kind: 'restore' | null) => void;
  /** @param path of the workspace that holds what could be saved */
  readonly onSaved: (path: string) => void;
}

export function RescueDialogs({ kind, workspace, onKind, onSaved }: RescueDialogsProps) {
  return (
    <Themed>
      {kind === 'damaged' && workspace !== null ? (
        <DamagedDialog workspace={workspace} onRestore={() => onKind('restore')} onSaved={onSaved} onClose={() => onKind(null)} />
      ) : (
        <RestoreDialog workspace={workspace} onClose={() => onKind(null)} />
      )}
    </Themed>
  );
}
