/** 已出报告: what was issued, made again as it was, or held against the data of today. */
import { Alert, App, Button, Empty, Modal, Popconfirm, Table, Tag } from 'antd';
import { useState } from 'react';
import type { HistoryEntry, ReportDifference } from '../../../shared/contract';
import { REPORT_FORMAT_LABELS, reportKind } from '../../../shared/reports';
import { ErrorNotice } from '../../components/notices';
import { OpenFolder } from '../../components/open-folder';
import { Panel } from '../../components/panel';
import { useCall, useEngine, useShell } from '../../engine-client';
import { DifferencesTable, PAGE } from './differences-table';
import { FeedbackRun } from './feedback-run';
import { useFeedbackRun } from './use-feedback-run';
import { useSaveFiles } from './use-save-files';

/** From so many on, how many they are is said. */
const MANY_FILES = 2;

interface Compared {
  readonly entry: HistoryEntry;
  readonly differences: readonly ReportDifference[];
}

const WITHDRAWING = '只用于没有送出、没有人看过的报告。收回后，以后的报告不再顾及它，也不能再按原编号出具。';

export function ReportHistory() {
  const engine = useEngine();
  const { message } = App.useApp();
  const { result, error, reload } = useCall('report.history', {});
  const shell = useShell();
  const { busy, saved, saveFiles } = useSaveFiles();
  const feedback = useFeedbackRun();
  const [compared, setCompared] = useState<Compared | null>(null);

  const compare = async (entry: HistoryEntry) => {
    const outcome = await engine.call('report.compare', { id: entry.id });
    if (outcome.ok) setCompared({ entry, differences: outcome.value.differences });
    else void message.error(outcome.error.message, 8);
  };
  const withdraw = async (id: string) => {
    const outcome = await engine.call('report.withdraw', { id });
    if (outcome.ok) reload();
    else void message.error(outcome.error.message, 8);
  };
  const again = ({ id, kind }: HistoryEntry) => (reportKind(kind).perSchool === true ? feedback.make({ again: id }) : againInOne(id));
  const againInOne = (id: string) =>
    saveFiles(async () => {
      const outcome = await engine.call('report.again', { id });
      return outcome.ok ? { ok: true, value: outcome.value.files } : outcome;
    }, `${id}.zip`);

  return (
    <Panel title="已出报告" unscoped note="“再出一次”用出具时封存的数字，与当时的文件逐字节相同；“与现在对照”按现在的数据重做，列出不同的数字。文件是否被改动，在“检查报告文件”里核对。报出的报告会被记住：以后的报告与它对照会显出少数学生的情况时，多隐藏相应的数字，并注明是因为哪份报告；没有送出的报告请“收回”。">
      {error !== null && <ErrorNotice error={error} onRetry={reload} />}
      {saved !== null && <Alert className="report-saved" type="success" showIcon closable title={saved.message} action={<OpenFolder shell={shell} place={saved.place} />} data-testid="again-saved" />}
      <FeedbackRun {...feedback} />
      <Table<HistoryEntry>
        size="small"
        rowKey="id"
        data-testid="report-history"
        dataSource={[...(result?.reports ?? [])]}
        pagination={{ pageSize: PAGE, hideOnSinglePage: true }}
        locale={{ emptyText: <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description="还没有出过报告。在“出报表”里选好种类后出具，这里就有记录。" /> }}
        columns={[
          { title: '报告编号', dataIndex: 'id', width: 176 },
          { title: '报表', dataIndex: 'label', width: 150 },
          { title: '参数', key: 'parameters', render: (_, { parameters }) => parameters.map(({ label, text }) => `${label}：${text}`).join('；') },
          { title: '出具', key: 'issued', width: 130, render: (_, { issuedAt, issuedBy }) => `${issuedAt.slice(0, 16)} ${issuedBy}` },
          { title: '文件', key: 'files', width: 60, render: (_, { files }) => `${[...new Set(files.map(({ format }) => REPORT_FORMAT_LABELS[format]))].join('、')}${files.length > MANY_FILES ? `，${files.length}份` : ''}` },
          { title: '数据', key: 'data', width: 80, render: (_, { dataChanged, withdrawn }) => (withdrawn !== null ? <Tag title={`${withdrawn.at.slice(0, 16)} ${withdrawn.by}`}>已收回</Tag> : dataChanged ? <Tag color="warning">已变动</Tag> : <Tag>未变动</Tag>) },
          {
            title: '操作',
            key: 'do',
            width: 250,
            render: (_, entry) => (
              <span className="report-actions">
                <Button size="small" loading={busy || feedback.progress !== null} disabled={entry.withdrawn !== null} onClick={() => void again(entry)} data-testid={`report-again-${entry.id}`}>
                  再出一次
                </Button>
                <Button size="small" onClick={() => void compare(entry)} data-testid={`report-compare-${entry.id}`}>
                  与现在对照
                </Button>
                {entry.withdrawn === null && (
                  <Popconfirm title="登记为收回？" description={WITHDRAWING} styles={{ root: { maxWidth: 380 } }} okText="收回" cancelText="取消" onConfirm={() => void withdraw(entry.id)}>
                    <Button size="small" data-testid={`report-withdraw-${entry.id}`}>收回</Button>
                  </Popconfirm>
                )}
              </span>
            ),
          },
        ]}
      />
      <Modal open={compared !== null} title={compared === null ? '' : `${compared.entry.label} ${compared.entry.id}：出具时与现在`} footer={null} width={880} onCancel={() => setCompared(null)}>
        {compared !== null && compared.differences.length === 0 && <p data-testid="report-same">按现在的数据重做，各数与出具时相同。</p>}
        {compared !== null && compared.differences.length > 0 && <DifferencesTable differences={compared.differences} />}
      </Modal>
    </Panel>
  );
}
