import { App } from 'antd';
import { useState } from 'react';
import type { ImportSource } from '../../../shared/contract';
import type { DefinitionCheck } from '../../../shared/own-scales';
import { useEngine } from '../../engine-client';
import { useWorkspaceSession } from '../../workspace-session';
import { uploadFiles } from '../import/upload-sources';

export interface DefinitionWork {
  readonly check: DefinitionCheck | null;
  readonly busy: boolean;
  /** Hands the file to the engine and has it checked. */
  readonly choose: (file: File) => Promise<void>;
  readonly save: () => Promise<void>;
  readonly discard: () => void;
  readonly remove: (scale: string) => Promise<void>;
}

/** A definition file on its way into the workspace, and scales on their way out. */
export function useDefinition(): DefinitionWork {
  const engine = useEngine();
  const { message } = App.useApp();
  const { dataChanged } = useWorkspaceSession();
  const [chosen, setChosen] = useState<{ readonly source: ImportSource; readonly check: DefinitionCheck } | null>(null);
  const [busy, setBusy] = useState(false);
  const forget = (source: ImportSource) => {
    if (source.kind === 'upload') void engine.call('upload.discard', { uploadIds: [source.uploadId] });
  };
  const complain = (text: string) => void message.error(text, 8);
  const discard = () => {
    if (chosen !== null) forget(chosen.source);
    setChosen(null);
  };
  return {
    check: chosen?.check ?? null,
    busy,
    discard,
    choose: async (file) => {
      discard();
      setBusy(true);
      const uploaded = await uploadFiles(engine, [{ file, name: file.name }], { signal: new AbortController().signal, onProgress: () => undefined });
      const source = uploaded.ok ? uploaded.value[0] : undefined;
      const checked = source === undefined ? null : await engine.call('scale.checkDefinition', { source });
      setBusy(false);
      if (!uploaded.ok) complain(uploaded.error.message);
      if (source === undefined || checked === null) return;
      if (checked.ok) setChosen({ source, check: checked.value });
      else {
        forget(source);
        complain(checked.error.message);
      }
    },
    save: async () => {
      if (chosen === null) return;
      setBusy(true);
      const saved = await engine.call('scale.saveDefinition', { source: chosen.source });
      setBusy(false);
      if (!saved.ok) return complain(saved.error.message);
      void message.success(`已保存${saved.value.label}第 ${saved.value.revision} 版。${saved.value.rescored > 0 ? `${saved.value.rescored} 份作答表已重新记分。` : ''}`, 8);
      discard();
      dataChanged();
    },
    remove: async (scale) => {
      setBusy(true);
      const removed = await engine.call('scale.removeDefinition', { scale });
      setBusy(false);
      if (!removed.ok) return complain(removed.error.message);
      void message.success(`已停用${scale}。`, 8);
      dataChanged();
    },
  };
}
