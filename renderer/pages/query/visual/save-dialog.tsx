/** Keeps the question under a name. */
import { App, Input, Modal } from 'antd';
import { useState } from 'react';
import type { EngineError } from '../../../../shared/contract';
import type { SavedQuery } from '../../../../shared/saved-queries';
import { type VisualQuery, writeVisualQuery } from '../../../../shared/visual-query';
import { ErrorNotice } from '../../../components/notices';
import { useEngine } from '../../../engine-client';

export interface SaveDialogProps {
  readonly query: VisualQuery;
  readonly name: string;
  /** Changed where it keeps its name; else a new one is made. */
  readonly saved: SavedQuery | null;
  readonly onSaved: (saved: SavedQuery) => void;
  readonly onClose: () => void;
}

export function SaveDialog({ query, name: suggested, saved, onSaved, onClose }: SaveDialogProps) {
  const engine = useEngine();
  const { message } = App.useApp();
  const [name, setName] = useState(saved?.name ?? suggested.slice(0, 60));
  const [saving, setSaving] = useState(false);
  const [error, setError] = useState<EngineError | null>(null);
  const changes = saved !== null && saved.name === name.trim();
  const save = async () => {
    setSaving(true);
    const outcome = await engine.call('query.save', { kind: 'visual', name, ...(changes ? { id: saved.id, description: saved.description } : {}), definition: JSON.parse(writeVisualQuery(query)) as Record<string, never> });
    setSaving(false);
    if (!outcome.ok) {
      setError(outcome.error);
      return;
    }
    void message.success(`已保存“${outcome.value.saved.name}”，在“收藏与历史”里可以找到。`);
    onSaved(outcome.value.saved);
  };
  return (
    <Modal open title={changes ? '保存修改' : '保存查询'} okText="保存" cancelText="取消" onOk={() => void save()} onCancel={onClose} confirmLoading={saving} okButtonProps={{ disabled: name.trim() === '', ...{ 'data-testid': 'visual-save-confirm' } }}>
      <label>
        名称
        <Input value={name} maxLength={60} autoFocus onChange={({ target }) => setName(target.value)} data-testid="visual-save-name" />
      </label>
      {saved !== null && !changes && <p className="visual-note">换了名称，将另存为一条新的查询。</p>}
      {error !== null && <ErrorNotice error={error} />}
    </Modal>
  );
}
