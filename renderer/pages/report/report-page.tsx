import { Alert, Button, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { AREA_BASES, AREA_BASIS_IDS, type AreaBasis } from '../../../shared/area-basis';
import type { EngineError } from '../../../shared/contract';
import { schoolYearLabel } from '../../../shared/school-year';
import { usePageFilter } from '../../address';
import { ScopeFields } from '../../components/scope-switches';
import { ErrorNotice, MissingData } from '../../components/notices';
import { Panel } from '../../components/panel';
import { useDataSummary } from '../../data-summary';
import { useEngine, useShell } from '../../engine-client';
import { saveProduced } from '../../save-file';
import { useSettings } from '../../settings';
import './custom-report.css';
import { CustomReport } from './custom-report';

interface ReportForm {
  readonly schoolYear: string;
  readonly areaBasis: AreaBasis;
  readonly unit: string;
  readonly preparedBy: string;
}

const CONTENTS = [
  ['封面与说明', '填报单位、学年、各指标口径、所用导入批次及文件校验值'],
  ['表1 师资覆盖', '按县区列学校数、配备率、专兼职教师数、生师比，首行全市合计'],
  ['表2 测评与风险', '按县区列应测、实测、完成率、各等级人数与占比，首行全市合计'],
] as const;

export function ReportPage() {
  const engine = useEngine();
  const shell = useShell();
  const [filter] = usePageFilter();
  const { result: summary } = useDataSummary();
  const settings = useSettings();
  const [busy, setBusy] = useState(false);
  const [saved, setSaved] = useState<string | null>(null);
  const [error, setError] = useState<EngineError | null>(null);
  const [scope, setScope] = useState(filter.scope);
  const years = (summary?.schoolYears ?? []).map((year) => year.schoolYear);
  const chosen = filter.schoolYear ?? summary?.defaultSchoolYear ?? undefined;

  const produce = async (form: ReportForm) => {
    setBusy(true);
    setSaved(null);
    setError(null);
    const outcome = await engine.call('report.annual', {
      schoolYear: form.schoolYear,
      areaBasis: form.areaBasis,
      scope,
      ...(filter.asOf === null ? {} : { asOf: filter.asOf }),
      ...(form.unit.trim() === '' ? {} : { unit: form.unit.trim() }),
      ...(form.preparedBy.trim() === '' ? {} : { preparedBy: form.preparedBy.trim() }),
    });
    setBusy(false);
    if (!outcome.ok) {
      setError(outcome.error);
      return;
    }
    const saving = await saveProduced(shell, outcome.value);
    if (saving.state === 'saved') setSaved(saving.message);
    if (saving.state === 'failed') setError(saving.error);
  };

  return (
    <main className="page">
      <div className="page-head">
        <h2>报表</h2>
      </div>
      {summary !== null && years.length === 0 && <MissingData missing={['学校名录', '心理健康教师台账', '心理测评结果']} schoolYear={null} />}
      {summary !== null && settings !== null && years.length > 0 && (
        <div className="report-columns">
          <Panel title="年度心理健康教育统计报表">
            <Form<ReportForm>
              layout="vertical"
              initialValues={{ schoolYear: chosen, areaBasis: filter.areaBasis, unit: settings.unit.value, preparedBy: settings.preparedBy.value }}
              onFinish={(form) => void produce(form)}
              requiredMark={false}
            >
              <Form.Item name="schoolYear" label="学年" rules={[{ required: true, message: '请选择学年' }]}>
                <Select options={years.map((year) => ({ value: year, label: schoolYearLabel(year) }))} data-testid="report-school-year" />
              </Form.Item>
              <Form.Item name="areaBasis" label="县区口径">
                <Select options={AREA_BASIS_IDS.map((id) => ({ value: id, label: AREA_BASES[id].label, title: AREA_BASES[id].definition }))} data-testid="report-area-basis" />
              </Form.Item>
              <Form.Item label="统计口径">
                <ScopeFields scope={scope} onChange={setScope} />
              </Form.Item>
              <Form.Item name="unit" label="填报单位" rules={[{ max: 200, message: '不超过200字' }]}>
                <Input data-testid="report-unit" />
              </Form.Item>
              <Form.Item name="preparedBy" label="填表人" rules={[{ max: 200, message: '不超过200字' }]}>
                <Input placeholder="可留空，打印后手填" data-testid="report-prepared-by" />
              </Form.Item>
              <Button type="primary" htmlType="submit" loading={busy} data-testid="report-export">
                导出 Excel 报表
              </Button>
            </Form>
            {error && <div className="report-saved"><ErrorNotice error={error} /></div>}
            {saved !== null && <Alert className="report-saved" type="success" showIcon title={saved} data-testid="report-saved" />}
          </Panel>
          <div className="report-side">
            <Panel title="报表内容">
              <dl className="definition">
                {CONTENTS.map(([name, text]) => (
                  <div key={name} className="definition-row">
                    <dt>{name}</dt>
                    <dd>{text}</dd>
                  </div>
                ))}
              </dl>
              <p className="report-hint">
                A4 横向，可直接用 Excel、WPS 打开和打印。人数过少的单元格按隐私规则写作“样本过小”，没有数据的写作“—”，都不写 0。
              </p>
            </Panel>
            <CustomReport unit={settings.unit.value} preparedBy={settings.preparedBy.value} />
          </div>
        </div>
      )}
    </main>
  );
}
