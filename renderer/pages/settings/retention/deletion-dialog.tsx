/** What a deletion takes away and leaves, and the phrase that must be typed before it is done. */
import { Alert, App, Button, Form, Input, Modal, Radio, Table } from 'antd';
import { useState } from 'react';
import type { DeletionPreview, EngineError, Progress } from '../../../../shared/contract';
import { formatInteger } from '../../../../shared/format';
import { DELETION_SCOPE_IDS, DELETION_SCOPES, deletionPhrase, type DeletionScope } from '../../../../shared/retention';
import { schoolYearLabel } from '../../../../shared/school-year';
import { ErrorNotice } from '../../../components/notices';
import { ProgressLine } from '../../../components/progress-line';
import { useCall, useEngine } from '../../../engine-client';
import { useWorkspaceSession } from '../../../workspace-session';

/** @param schoolYear null: closed */
export function DeletionDialog({ schoolYear, onClose }: { readonly schoolYear: string | null; readonly onClose: () => void }) {
  return (
    <Modal title={schoolYear === null ? '' : `删除 ${schoolYearLabel(schoolYear)} 的数据`} open={schoolYear !== null} onCancel={onClose} footer={null} width={720} mask={{ closable: false }} destroyOnHidden>
      {schoolYear !== null && <DeletionForm schoolYear={schoolYear} onClose={onClose} />}
    </Modal>
  );
}

function DeletionForm({ schoolYear, onClose }: { readonly schoolYear: string; readonly onClose: () => void }) {
  const engine = useEngine();
  const { message } = App.useApp();
  const { dataChanged } = useWorkspaceSession();
  const [scope, setScope] = useState<DeletionScope>('pupils');
  const [confirmation, setConfirmation] = useState('');
  const [reason, setReason] = useState('');
  const [progress, setProgress] = useState<Progress | null>(null);
  const [failed, setFailed] = useState<EngineError | null>(null);
  const { result, error } = useCall('retention.preview', { schoolYear, scope });
  const phrase = deletionPhrase(schoolYear);

  const remove = async () => {
    setFailed(null);
    setProgress({ phase: '删除数据', done: 0 });
    const outcome = await engine.call('retention.delete', { schoolYear, scope, confirmation, reason }, { onProgress: setProgress });
    setProgress(null);
    if (!outcome.ok) {
      setFailed(outcome.error);
      return;
    }
    const { certificate, compactionPending } = outcome.value;
    void message.success(`已删除 ${formatInteger(certificate.rows)} 行，销毁记录 ${certificate.number}。${compactionPending ? '文件还没有重写，见页面上方的提示。' : ''}`, 10);
    onClose();
    dataChanged();
  };
  return (
    <Form layout="vertical" requiredMark={false} onFinish={() => void remove()}>
      <Radio.Group value={scope} onChange={({ target }) => setScope(target.value as DeletionScope)} options={DELETION_SCOPE_IDS.map((value) => ({ value, label: DELETION_SCOPES[value] }))} />
      {error && <ErrorNotice error={error} />}
      {result !== null && <Preview preview={result} />}
      <Alert type="warning" showIcon title="删除后不可撤销。备份、已导出的文件和上报材料原件里仍有这些数据，须由保管人另行处理；以后从备份恢复，数据会随之回来。" />
      <Form.Item label="原因（写入销毁记录，可留空）" className="deletion-field">
        <Input value={reason} maxLength={500} placeholder="保存期限届满" onChange={({ target }) => setReason(target.value)} />
      </Form.Item>
      <Form.Item label={<span>请输入“{phrase}”以确认</span>}>
        <Input value={confirmation} autoComplete="off" placeholder={phrase} onChange={({ target }) => setConfirmation(target.value)} data-testid="deletion-phrase" />
      </Form.Item>
      {progress !== null && <ProgressLine progress={progress} />}
      {failed && <ErrorNotice error={failed} />}
      <div className="dialog-actions">
        <Button type="primary" danger htmlType="submit" loading={progress !== null} disabled={confirmation.trim() !== phrase || (result?.rows ?? 0) === 0} data-testid="deletion-go">
          删除
        </Button>
        <Button onClick={onClose}>取消</Button>
      </div>
    </Form>
  );
}

function Preview({ preview: { datasets, rows, batches, issues, reports } }: { readonly preview: DeletionPreview }) {
  return (
    <div className="deletion-preview" data-testid="deletion-preview">
      <p>
        将删除 {formatInteger(batches)} 个批次、{formatInteger(rows)} 行，以及与之相关的 {formatInteger(issues)} 条问题记录：
      </p>
      <Table
        size="small"
        rowKey="dataset"
        pagination={false}
        dataSource={[...datasets]}
        columns={[{ title: '数据种类', dataIndex: 'label' }, { title: '批次', dataIndex: 'batches', align: 'right', render: formatInteger }, { title: '行数', dataIndex: 'rows', align: 'right', render: formatInteger }]}
        locale={{ emptyText: '没有可以删除的数据。' }}
      />
      <p>
        {reports.length === 0
          ? '本学年还没有出具过报告：删除后，本学年的汇总数也不再能算出。如需存档，请先在“报表”页出具年度统计报表。'
          : `保留的汇总数：已出具的 ${reports.length} 份报告（${reports.slice(0, 3).map(({ title, id }) => `《${title}》${id}`).join('、')}${reports.length > 3 ? '等' : ''}）。其余汇总数删除后不再能算出。`}
      </p>
    </div>
  );
}
