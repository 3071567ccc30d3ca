/** 操作记录: who did what when, found again and taken out under a signature. */
import { App, Dropdown, Button } from 'antd';
import { tableFromIPC } from 'apache-arrow';
import { useMemo, useState } from 'react';
import type { RequestOf } from '../../../../shared/contract';
import { formatInteger } from '../../../../shared/format';
import { FileDrop } from '../../../components/file-drop';
import { ErrorNotice } from '../../../components/notices';
import { Panel } from '../../../components/panel';
import { useCall, useEngine } from '../../../engine-client';
import { useSave } from '../../../use-save';
import { AuditFilters } from './audit-filters';
import { AuditGrid } from './audit-grid';
import { signedWords } from './signed-words';
import './audit.css';

const FORMATS = [
  { key: 'xlsx', label: 'Excel 工作簿' },
  { key: 'csv', label: 'CSV（UTF-8）' },
] as const;

export function AuditPanel() {
  const engine = useEngine();
  const { modal } = App.useApp();
  const { saving, save } = useSave();
  const [filter, setFilter] = useState<RequestOf<'audit.list'>>({});
  const { result, error, loading } = useCall('audit.list', filter);
  const table = useMemo(() => (result === null ? null : tableFromIPC(result.rows)), [result]);
  const exportMenu = { items: [...FORMATS], onClick: ({ key }: { readonly key: string }) => void save(() => engine.call('audit.export', { ...filter, format: key === 'csv' ? 'csv' : 'xlsx' })) };
  return (
    <div className="settings-stack">
      <Panel
        title="操作记录"
        busy={loading}
        extra={
          <Dropdown menu={exportMenu} trigger={['click']}>
            <Button size="small" loading={saving} data-testid="audit-export">
              导出（带签名）
            </Button>
          </Dropdown>
        }
        note="只增不改：每条都带着上一条的校验值，打开工作区时逐条核对。记录里只有操作、参数、条数和文件校验值，没有学生信息。"
      >
        <AuditFilters operators={result?.operators ?? []} filter={filter} onFilter={setFilter} />
        {error && <ErrorNotice error={error} />}
        {table !== null && <AuditGrid table={table} />}
        <p className="audit-total" data-testid="audit-total">
          {result !== null && `共 ${formatInteger(result.total)} 条，最近的在前。本工作区的签名密钥：${result.fingerprint}`}
        </p>
      </Panel>
      <Panel title="核对导出的记录" note="导出的压缩包带有本工作区的签名（Ed25519）。选一个压缩包，就知道它是不是导出时的原件、是不是本工作区导出的。">
        <FileDrop
          accept=".zip"
          hint="或把导出的 .zip 拖到这里"
          testId="audit-verify"
          work={async (file) => {
            const outcome = await engine.call('audit.verifyFile', { file });
            const { sound, ...words } = outcome.ok ? signedWords(outcome.value) : { sound: false, title: '没有核对成', content: outcome.error.message };
            if (sound) modal.success(words);
            else modal.error(words);
          }}
        />
      </Panel>
    </div>
  );
}
