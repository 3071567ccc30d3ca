/** 学校名册公钥: names that only their own school can read, kept while pupils' data are imported, and handed to the school. */
import { Alert, Button, Table, Upload } from 'antd';
import { useState } from 'react';
import { formatInteger } from '../../../../shared/format';
import type { KeyImport } from '../../../../shared/name-register';
import { ErrorNotice } from '../../../components/notices';
import { Panel } from '../../../components/panel';
import { useCall } from '../../../engine-client';
import { HandOverForm } from './hand-over-form';
import { KeyForm } from './key-form';
import { KeyTable } from './key-table';
import { useKeys } from './use-keys';
import './register.css';

export function RegisterPanel() {
  const { result, error, loading } = useCall('register.keys', {});
  const { busy, imported, set, importList, remove } = useKeys();
  const [school, setSchool] = useState<string | null>(null);
  const keys = result?.keys ?? [];
  return (
    <div className="settings-stack">
      <Panel
        title="学校名册公钥"
        busy={loading || busy}
        note="可选。录入公钥后，导入学生数据时在内存中把该校学生的姓名、班级和编号加密，只有该校的私钥能打开，教育局不能。先导入本学年的学校名录，再录入公钥，再导入学生数据；先前导入的，撤销后重新导入。没有公钥的学校一切照旧。"
        extra={
          <Upload
            accept=".xlsx,.ods,.csv"
            maxCount={1}
            showUploadList={false}
            disabled={busy}
            beforeUpload={(file) => {
              void importList(file);
              return false;
            }}
          >
            <Button size="small" disabled={busy} data-testid="register-import">
              导入公钥表（学校、公钥两栏）
            </Button>
          </Upload>
        }
      >
        {error !== null && <ErrorNotice error={error} />}
        <KeyForm school={school} onSchool={setSchool} busy={busy} onSet={set} />
        {imported !== null && <Imported imported={imported} />}
        <KeyTable keys={keys} busy={busy} onReplace={setSchool} onRemove={(each) => void remove(each)} />
      </Panel>
      <Panel title="交给学校" note="每校一个加密文件，只有该校的私钥能打开，每份都记入操作记录。学校用“yuxin register open”查看；也可用通用的 age 程序解密。名单有几人只有学校看得到。">
        <HandOverForm keys={keys} />
      </Panel>
    </div>
  );
}

function Imported({ imported: { added, replaced, unchanged, problems } }: { readonly imported: KeyImport }) {
  return (
    <>
      <Alert
        type={problems.length === 0 ? 'success' : 'warning'}
        showIcon
        title={`录入 ${formatInteger(added)} 个公钥，更换 ${formatInteger(replaced)} 个，未变 ${formatInteger(unchanged)} 个，未录入 ${formatInteger(problems.length)} 行。`}
        data-testid="register-imported"
      />
      {problems.length > 0 && <Table size="small" rowKey="row" dataSource={[...problems]} pagination={{ pageSize: 10, hideOnSinglePage: true }} columns={[{ title: '行', dataIndex: 'row', width: 60 }, { title: '学校', dataIndex: 'school', width: 220 }, { title: '没有录入的原因', dataIndex: 'message' }]} />}
    </>
  );
}
