/** Keeps the query under a name, with what people are asked for and what is filled in at first. */
import { App, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import type { BoundParameter, QueryParameter } from '../../../../shared/query-parameters';
import type { SavedQuery } from '../../../../shared/saved-queries';
import { ErrorNotice } from '../../../components/notices';
import { useEngine } from '../../../engine-client';
import type { EngineError } from '../../../../shared/contract';

interface SaveDialogProps {
  readonly sql: string;
  readonly parameters: readonly BoundParameter[];
  /** Changed where it is given; else a new one is made. */
  readonly saved: SavedQuery | null;
  readonly onSaved: (saved: SavedQuery, parameters: readonly QueryParameter[]) => void;
  readonly onClose: () => void;
}

export function SaveDialog({ sql, parameters, saved, onSaved, onClose }: SaveDialogProps) {
  const engine = useEngine();
  const { message } = App.useApp();
  const [name, setName] = useState(saved?.name ?? '');
  const [description, setDescription] = useState(saved?.description ?? '');
  const [labels, setLabels] = useState<Readonly<Record<string, string>>>(Object.fromEntries(parameters.map((parameter) => [parameter.name, parameter.label])));
  const [error, setError] = useState<EngineError | null>(null);
  const [saving, setSaving] = useState(false);

  const save = async () => {
    setSaving(true);
    const declared = parameters.map(({ value, ...parameter }) => ({ ...parameter, label: labels[parameter.name] ?? '', defaultValue: value }));
    const outcome = await engine.call('query.save', { ...(saved === null ? {} : { id: saved.id }), kind: 'sql', name, description, definition: { sql, parameters: declared } });
    setSaving(false);
    if (!outcome.ok) {
      setError(outcome.error);
      return;
    }
    void message.success(`已保存“${outcome.value.saved.name}”，在“收藏与历史”里可以找到。`);
    onSaved(outcome.value.saved, declared);
  };

  return (
    <Modal open title={saved === null ? '保存查询' : `保存对“${saved.name}”的修改`} okText="保存" cancelText="取消" onOk={() => void save()} onCancel={onClose} confirmLoading={saving} okButtonProps={{ disabled: name.trim() === '', ...{ 'data-testid': 'save-confirm' } }}>
      <Form layout="vertical" size="small">
        <Form.Item label="名称" required>
          <Input value={name} maxLength={60} onChange={({ target }) => setName(target.value)} data-testid="save-name" autoFocus />
        </Form.Item>
        <Form.Item label="说明">
          <Input.TextArea value={description} maxLength={500} rows={2} onChange={({ target }) => setDescription(target.value)} data-testid="save-description" />
        </Form.Item>
        {parameters.map((parameter) => (
          <Form.Item key={parameter.name} label={`参数“${parameter.name}”怎样问`} extra={parameter.value === '' ? '运行前再填写。' : `先填好现在的值：${parameter.value}`}>
            <Input value={labels[parameter.name] ?? ''} maxLength={60} placeholder={parameter.name} onChange={({ target }) => setLabels((before) => ({ ...before, [parameter.name]: target.value }))} />
          </Form.Item>
        ))}
      </Form>
      {error !== null && <ErrorNotice error={error} />}
    </Modal>
  );
}
