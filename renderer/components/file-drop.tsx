/** One file chosen or dropped, handed to the engine and forgotten there after the work. */
import { App, Button } from 'antd';
import { useRef, useState } from 'react';
import type { ImportSource } from '../../shared/contract';
import { useEngine } from '../engine-client';
import { uploadFiles } from '../pages/import/upload-sources';
import './file-drop.css';

export interface FileDropProps {
  /** As `<input accept>`. */
  readonly accept: string;
  readonly hint: string;
  readonly work: (source: ImportSource, fileName: string) => Promise<void>;
  /** Before the names of the elements that tests look for. */
  readonly testId: string;
}

export function FileDrop({ accept, hint, work, testId }: FileDropProps) {
  const engine = useEngine();
  const { message } = App.useApp();
  const input = useRef<HTMLInputElement>(null);
  const [busy, setBusy] = useState(false);

  const take = async (file: File | undefined) => {
    if (file === undefined) return;
    setBusy(true);
    const uploaded = await uploadFiles(engine, [{ file, name: file.name }], { signal: new AbortController().signal, onProgress: () => undefined });
    const source = uploaded.ok ? uploaded.value[0] : undefined;
    if (!uploaded.ok) void message.error(uploaded.error.message, 8);
    if (source !== undefined) {
      await work(source, file.name);
      if (source.kind === 'upload') void engine.call('upload.discard', { uploadIds: [source.uploadId] });
    }
    setBusy(false);
  };
  return (
    <div
      className="file-drop"
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        // Elsewhere a dropped file is taken for data to be imported.
        event.preventDefault();
        event.stopPropagation();
        void take(event.dataTransfer.files[0]);
      }}
      data-testid={`${testId}-drop`}
    >
      <Button type="primary" loading={busy} onClick={() => input.current?.click()}>
        选择文件
      </Button>
      <span>{hint}</span>
      <input
        ref={input}
        type="file"
        hidden
        accept={accept}
        onChange={({ currentTarget }) => {
          const file = currentTarget.files?.[0];
          void take(file);
          // Choosing the same file again must count as a change.
          currentTarget.value = '';
        }}
        data-testid={`${testId}-file`}
      />
    </div>
  );
}
