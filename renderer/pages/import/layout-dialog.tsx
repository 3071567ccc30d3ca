/** What is this table, and which column is which: asked once for all files with the same header. */
import { Alert, Modal, Segmented, Table } from 'antd';
import { useMemo, useState } from 'react';
import { DATASETS } from '../../../shared/datasets';
import type { DatasetId } from '../../../shared/datasets';
import { formatInteger } from '../../../shared/format';
import { headerColumns } from './layout-columns';
import { chooseColumn, chooseDataset, firstChoice, layoutAnswer, missingColumns, type LayoutAnswer } from './layout-choice';
import type { LayoutQuestion } from './questions';

export interface LayoutDialogProps {
  readonly question: LayoutQuestion;
  readonly onCancel: () => void;
  readonly onConfirm: (answer: LayoutAnswer) => Promise<void>;
}

const DATASET_OPTIONS: readonly { readonly value: DatasetId | 'none'; readonly label: string }[] = [
  ...DATASETS.map(({ id, label }) => ({ value: id, label })),
  { value: 'none', label: '不是要导入的表' },
];

export function LayoutDialog({ question, onCancel, onConfirm }: LayoutDialogProps) {
  const [choice, setChoice] = useState(() => firstChoice(question));
  const [busy, setBusy] = useState(false);
  const answer = layoutAnswer(question.layoutKey, choice);
  const missing = missingColumns(choice);
  const columns = useMemo(() => headerColumns(choice, (position, columnId) => setChoice((before) => chooseColumn(before, position, columnId))), [choice]);
  const asksColumns = choice.dataset !== null && choice.dataset !== 'none';

  const confirm = async () => {
    if (answer === null) return;
    setBusy(true);
    await onConfirm(answer);
    setBusy(false);
  };

  return (
    <Modal
      open
      width={980}
      style={{ top: 32 }}
      title={`指认表头：一次回答用于 ${formatInteger(question.files.length)} 个文件，以后同样的表也不再问`}
      onCancel={onCancel}
      onOk={() => void confirm()}
      okText="确认"
      cancelText="取消"
      okButtonProps={{ disabled: answer === null, loading: busy, 'data-testid': 'layout-confirm' }}
    >
      <div className="layout-dialog" data-testid="layout-dialog">
        <p className="file-facts" title={question.files.map(({ name }) => name).slice(0, 30).join('\n')}>
          例：{question.files[0]?.name}，工作表“{question.sheet}”，表头在第 {question.headerRow} 行
        </p>
        <label className="layout-dataset">
          这是一张
          <Segmented value={choice.dataset ?? ''} options={[...DATASET_OPTIONS]} onChange={(value) => setChoice(chooseDataset(question, value as DatasetId | 'none'))} data-testid="layout-dataset" />
        </label>
        {choice.dataset === null && <Alert type="info" showIcon title="请先选择这是哪一种表。" />}
        {choice.dataset === 'none' && <Alert type="info" showIcon title="这样表头的表以后都跳过，不导入；可在“选择文件”一步的“记住的表头”中改回。" />}
        {missing.length > 0 && <Alert type="warning" showIcon title={`还要指认必需的列：${missing.join('、')}`} data-testid="layout-missing" />}
        {asksColumns && <Table size="small" virtual rowKey="position" columns={columns} dataSource={question.headers} pagination={false} scroll={{ x: 900, y: 440 }} />}
      </div>
    </Modal>
  );
}
