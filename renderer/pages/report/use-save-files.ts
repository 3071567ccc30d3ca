/** Hands one file to the host as it is, several as one archive, and says where they went or why not. */
import { App } from 'antd';
import { zipSync } from 'fflate';
import { useState } from 'react';
import type { Outcome, ProducedFile } from '../../../shared/contract';
import { useShell } from '../../engine-client';
import { type SavedFile, saveProduced } from '../../save-file';

export interface SaveFiles {
  readonly busy: boolean;
  /** Where the files went; null before anything was saved. */
  readonly saved: SavedFile | null;
  /** @param archive name of the archive where there are several files @returns whether they were saved */
  readonly saveFiles: (make: () => Promise<Outcome<readonly ProducedFile[]>>, archive: string) => Promise<boolean>;
}

export function useSaveFiles(): SaveFiles {
  const shell = useShell();
  const { message } = App.useApp();
  const [busy, setBusy] = useState(false);
  const [saved, setSaved] = useState<SavedFile | null>(null);
  const saveFiles: SaveFiles['saveFiles'] = async (make, archive) => {
    setBusy(true);
    setSaved(null);
    const made = await make();
    const file = made.ok ? together(made.value, archive) : null;
    const outcome = made.ok ? (file === null ? null : await saveProduced(shell, file)) : ({ state: 'failed', error: made.error } as const);
    setBusy(false);
    if (outcome?.state === 'saved') setSaved(outcome);
    if (outcome?.state === 'failed') void message.error(outcome.error.message, 8);
    return outcome?.state === 'saved';
  };
  return { busy, saved, saveFiles };
}

/** The files are compressed themselves. */
function together(files: readonly ProducedFile[], archive: string): ProducedFile | null {
  const [first] = files;
  if (first === undefined || files.length === 1) return first ?? null;
  return { fileName: archive, bytes: zipSync(Object.fromEntries(files.map(({ fileName, bytes }) => [fileName, bytes])), { level: 0 }) };
}
