import { App } from 'antd';
import { useState } from 'react';
import type { Outcome } from '../../../../shared/contract';
import type { KeyImport } from '../../../../shared/name-register';
import { useEngine } from '../../../engine-client';
import { useWorkspaceSession } from '../../../workspace-session';
import { uploadFiles } from '../../import/upload-sources';

export interface KeyWork {
  readonly busy: boolean;
  /** What became of the list that was taken last. */
  readonly imported: KeyImport | null;
  /** @returns whether the key was taken */
  readonly set: (school: string, publicKey: string) => Promise<boolean>;
  readonly importList: (file: File) => Promise<void>;
  readonly remove: (school: string) => Promise<void>;
}

/** Public keys of schools on their way into the workspace and out of it. */
export function useKeys(): KeyWork {
  const engine = useEngine();
  const { message } = App.useApp();
  const { dataChanged } = useWorkspaceSession();
  const [busy, setBusy] = useState(false);
  const [imported, setImported] = useState<KeyImport | null>(null);
  const ended = <T>(outcome: Outcome<T>, words: string): outcome is Extract<Outcome<T>, { ok: true }> => {
    setBusy(false);
    if (outcome.ok) {
      void message.success(words, 6);
      dataChanged();
    } else void message.error(outcome.error.message, 10);
    return outcome.ok;
  };
  return {
    busy,
    imported,
    set: async (school, publicKey) => {
      setBusy(true);
      setImported(null);
      return ended(await engine.call('register.setKey', { school, publicKey }), '公钥已录入。请用电话与学校核对指纹。');
    },
    importList: async (file) => {
      setBusy(true);
      setImported(null);
      const uploaded = await uploadFiles(engine, [{ file, name: file.name }], { signal: new AbortController().signal, onProgress: () => undefined });
      const source = uploaded.ok ? uploaded.value[0] : undefined;
      if (source === undefined) {
        setBusy(false);
        if (!uploaded.ok) void message.error(uploaded.error.message, 10);
        return;
      }
      const outcome = await engine.call('register.importKeys', { source });
      if (source.kind === 'upload') void engine.call('upload.discard', { uploadIds: [source.uploadId] });
      if (ended(outcome, '公钥表已读取。请用电话与学校核对指纹。')) setImported(outcome.value.imported);
    },
    remove: async (school) => {
      setBusy(true);
      setImported(null);
      ended(await engine.call('register.removeKey', { school }), '公钥和为该校保存的名册已删除。');
    },
  };
}
