/** 出报表: kinds and fields on the left, the report as it would be on the right. */
import { Alert, Button, Spin } from 'antd';
import { useState } from 'react';
import { localToday } from '../../../shared/as-of';
import type { Outcome, ProducedFile } from '../../../shared/contract';
import { REPORT_KIND_IDS, REPORT_KINDS, reportKind, type ReportKindId } from '../../../shared/reports';
import { usePageFilter } from '../../address';
import { ErrorNotice } from '../../components/notices';
import { Panel } from '../../components/panel';
import { useCall, useEngine } from '../../engine-client';
import { type Choices, FIRST_CHOICES, parametersOf } from './choices';
import { IssueFields } from './issue-fields';
import { KindList } from './kind-list';
import { ReportPreview } from './report-preview';
import { useSaveFiles } from './use-save-files';
import { useSettled } from './use-settled';

export interface IssueReportsProps {
  readonly years: readonly string[];
  readonly schoolYear: string;
  readonly unit: string;
  readonly preparedBy: string;
}

/** Long enough that a name is typed without a new preview for every letter. */
const REST = 400;

export function IssueReports({ years, schoolYear, unit, preparedBy }: IssueReportsProps) {
  const engine = useEngine();
  const [filter] = usePageFilter();
  const [shown, setShown] = useState<ReportKindId>('annual');
  const [chosen, setChosen] = useState<readonly ReportKindId[]>([shown]);
  const [choices, setChoices] = useState<Choices>({ ...FIRST_CHOICES, schoolYear, areaBasis: filter.areaBasis, issuedOn: localToday(), unit, preparedBy });
  const { busy, saved, saveFiles } = useSaveFiles();
  const kindsInView = [...new Set([shown, ...chosen])];
  const parameters = (kind: ReportKindId) => parametersOf(choices, kind, filter);
  const { result: preview, answered, error, loading, reload } = useCall('report.preview', useSettled({ kind: shown, parameters: parameters(shown) }, REST));

  const show = (id: string) => {
    const kind = id as ReportKindId;
    // With one kind chosen, what is looked at is what is issued.
    if (chosen.length <= 1) setChosen([kind]);
    setShown(kind);
  };
  const issue = () =>
    saveFiles(async (): Promise<Outcome<readonly ProducedFile[]>> => {
      const files: ProducedFile[] = [];
      for (const kind of chosen) {
        const outcome = await engine.call('report.issue', { kind, parameters: parameters(kind), formats: [...reportKind(kind).formats] });
        if (!outcome.ok) return chosen.length === 1 ? outcome : { ok: false, error: { ...outcome.error, message: `${reportKind(kind).label}：${outcome.error.message}` } };
        files.push(...outcome.value.files);
      }
      return { ok: true, value: files };
    }, `心理健康教育报表_${choices.schoolYear}学年.zip`);

  // At the top, where it is seen on a small screen, too.
  const button = (
    <Button type="primary" loading={busy} disabled={chosen.length === 0} onClick={() => void issue()} data-testid="report-export">
      {chosen.length > 1 ? `出具所选 ${chosen.length} 种（Excel）` : '出具 Excel 报表'}
    </Button>
  );
  return (
    <div className="report-issue">
      <div className="report-side">
        <Panel title="报表种类" unscoped>
          <KindList kinds={REPORT_KIND_IDS.map((id) => REPORT_KINDS[id])} shown={shown} chosen={chosen} onShow={show} onChoose={(ids) => setChosen(ids as readonly ReportKindId[])} />
        </Panel>
        <Panel title="填报" unscoped>
          <IssueFields years={years} asked={new Set(kindsInView.flatMap((kind) => reportKind(kind).choices))} choices={choices} onChange={(changed) => setChoices({ ...choices, ...changed })} />
        </Panel>
      </div>
      <Panel title={`预览：${reportKind(shown).label}`} busy={loading} unscoped extra={button} note={`${reportKind(shown).content}人数过少的单元格写作“样本过小”，没有数据的写作“—”，都不写 0。`}>
        {saved !== null && <Alert className="report-saved" type="success" showIcon closable title={saved} data-testid="report-saved" />}
        {error !== null && <ErrorNotice error={error} onRetry={reload} />}
        {error === null && (preview === null || answered?.kind !== shown ? <Spin className="report-waiting" /> : <ReportPreview key={shown} preview={preview} />)}
      </Panel>
    </div>
  );
}
