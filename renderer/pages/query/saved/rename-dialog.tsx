import { Form, Input, Modal } from 'antd';
import { useState } from 'react';
import type { SavedQuery } from '../../../../shared/saved-queries';

interface RenameDialogProps {
  readonly query: SavedQuery;
  readonly onSave: (name: string, description: string) => Promise<void>;
  readonly onClose: () => void;
}

export function RenameDialog({ query, onSave, onClose }: RenameDialogProps) {
  const [name, setName] = useState(query.name);
  const [description, setDescription] = useState(query.description);
  return (
    <Modal open title="名称和说明" okText="保存" cancelText="取消" onOk={() => void onSave(name, description)} onCancel={onClose} okButtonProps={{ disabled: name.trim() === '' }}>
      <Form layout="vertical" size="small">
        <Form.Item label="名称" required>
          <Input value={name} maxLength={60} onChange={({ target }) => setName(target.value)} data-testid="rename-name" />
        </Form.Item>
        <Form.Item label="说明">
          <Input.TextArea value={description} maxLength={500} rows={2} onChange={({ target }) => setDescription(target.value)} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
