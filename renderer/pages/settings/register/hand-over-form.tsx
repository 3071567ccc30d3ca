/** 交给学校: which schools, with or without the list of pupils to be followed up, and why. */
import { Alert, Button, Checkbox, Input, Select, Table } from 'antd';
import { useState } from 'react';
import { type SchoolKey, SHORTEST_REASON } from '../../../../shared/name-register';
import { schoolYearLabel } from '../../../../shared/school-year';
import { OpenFolder } from '../../../components/open-folder';
import { ProgressLine } from '../../../components/progress-line';
import { useDataSummary } from '../../../data-summary';
import { useShell } from '../../../engine-client';
import { useHandOver } from './use-hand-over';

export function HandOverForm({ keys }: { readonly keys: readonly SchoolKey[] }) {
  const shell = useShell();
  const { result: summary } = useDataSummary();
  const { progress, finished, make, stop } = useHandOver();
  const [year, setYear] = useState<string | null>(null);
  const [schools, setSchools] = useState<readonly string[]>([]);
  const [followUpList, setFollowUpList] = useState(false);
  const [reason, setReason] = useState('');
  const years = summary?.schoolYears ?? [];
  const schoolYear = year ?? summary?.defaultSchoolYear ?? undefined;
  const isReasonMissing = followUpList && reason.trim().length < SHORTEST_REASON;
  const go = () => make({ ...(schoolYear === undefined ? {} : { schoolYear }), ...(schools.length === 0 ? {} : { schools: [...schools] }), followUpList, reason: followUpList ? reason : '' });
  return (
    <div className="register-hand-over">
      <div className="register-hand-over-fields">
        <Select aria-label="学年" value={schoolYear} options={years.map(({ schoolYear: value }) => ({ value, label: schoolYearLabel(value) }))} onChange={setYear} data-testid="register-year" />
        <Select
          aria-label="交给哪些学校"
          mode="multiple"
          showSearch={{ optionFilterProp: 'label' }}
          placeholder="全部已录入公钥的学校"
          maxTagCount="responsive"
          value={[...schools]}
          options={keys.map(({ school: value, schoolName: label }) => ({ value, label }))}
          onChange={setSchools}
          data-testid="register-schools"
        />
      </div>
      <Checkbox checked={followUpList} onChange={({ target }) => setFollowUpList(target.checked)} data-testid="register-list">
        附需要跟进的学生名单：本校最重两级、还没有跟进台账记录的学生，只写编号、等级和测评日期
      </Checkbox>
      {followUpList && <Input aria-label="交接原因" placeholder="原因（必填，记入操作记录），如：核对重点学生跟进情况" value={reason} maxLength={500} onChange={({ target }) => setReason(target.value)} data-testid="register-reason" />}
      <div className="setting-actions">
        <Button type="primary" loading={progress !== null} disabled={keys.length === 0 || isReasonMissing} onClick={() => void go()} data-testid="register-hand-over">
          {shell.chooseFolder === undefined ? '生成名册文件（压缩包）' : '生成名册文件到文件夹'}
        </Button>
        {progress !== null && (
          <Button onClick={stop} data-testid="register-stop">
            停止
          </Button>
        )}
      </div>
      {progress !== null && <ProgressLine progress={progress} />}
      {finished !== null && <Alert type={finished.run.written === 0 ? 'warning' : 'success'} showIcon title={finished.words} action={<OpenFolder shell={shell} place={finished.place} />} data-testid="register-finished" />}
      {finished !== null && finished.run.skipped.length > 0 && (
        <Table size="small" rowKey={({ county, school }) => `${county}|${school}`} dataSource={[...finished.run.skipped]} pagination={{ pageSize: 10, hideOnSinglePage: true }} columns={[{ title: '县区', dataIndex: 'county', width: 90 }, { title: '学校', dataIndex: 'school', width: 220 }, { title: '没有生成的原因', dataIndex: 'reason' }]} />
      )}
    </div>
  );
}
