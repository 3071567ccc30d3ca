/** 出报表: kinds and fields on the left, the report as it would be on the right. */
import { Alert, Button } from 'antd';
import { useState } from 'react';
import { localToday } from '../../../shared/as-of';
import type { Tellings } from '../../../shared/audience';
import type { EngineError, Outcome, ProducedFile } from '../../../shared/contract';
import { REPORT_FORMAT_LABELS, REPORT_KIND_IDS, REPORT_KINDS, type ReportFormat, reportKind, type ReportKindId } from '../../../shared/reports';
import { usePageFilter } from '../../address';
import { OpenFolder } from '../../components/open-folder';
import { Panel } from '../../components/panel';
import { useEngine, useShell } from '../../engine-client';
import { type Choices, FIRST_CHOICES, parametersOf } from './choices';
import { FeedbackPane } from './feedback-pane';
import { IssueFields } from './issue-fields';
import { KindList } from './kind-list';
import { LetterTemplate } from './letter-template';
import { PrintButton } from './print-button';
import { ReportPane } from './report-pane';
import { useSaveFiles } from './use-save-files';

export interface IssueReportsProps {
  readonly years: readonly string[];
  readonly schoolYear: string;
  readonly unit: string;
  readonly preparedBy: string;
  readonly tellings: Tellings;
}

export function IssueReports({ years, schoolYear, unit, preparedBy, tellings }: IssueReportsProps) {
  const engine = useEngine();
  const shell = useShell();
  const [filter] = usePageFilter();
  const [shown, setShown] = useState<ReportKindId>('annual');
  const [chosen, setChosen] = useState<readonly ReportKindId[]>([shown]);
  const [choices, setChoices] = useState<Choices>({ ...FIRST_CHOICES, schoolYear, areaBasis: filter.areaBasis, issuedOn: localToday(), unit, preparedBy });
  const [lacking, setLacking] = useState<readonly string[]>([]);
  const { busy, saved, saveFiles } = useSaveFiles();
  const kindsInView = [...new Set([shown, ...chosen])];
  const parameters = (kind: ReportKindId) => parametersOf(choices, kind, filter);
  const { letter, perSchool } = reportKind(shown);
  const forms = kindsInView.some((kind) => reportKind(kind).letter === undefined);

  const show = (id: string) => {
    const kind = id as ReportKindId;
    // With one kind chosen, what is looked at is what is issued.
    // Pages for schools are not issued together with others: they go into a folder.
    if (chosen.length <= 1) setChosen(reportKind(kind).perSchool === true ? [] : [kind]);
    setShown(kind);
  };
  /** @param as absent: in the formats of each kind */
  const issue = (as?: ReportFormat) =>
    saveFiles(async (): Promise<Outcome<readonly ProducedFile[]>> => {
      const files: ProducedFile[] = [];
      const failures: EngineError[] = [];
      for (const kind of chosen) {
        const outcome = await engine.call('report.issue', { kind, parameters: parameters(kind), formats: as === undefined ? [...reportKind(kind).formats] : [as] });
        if (outcome.ok) files.push(...outcome.value.files);
        else failures.push(chosen.length === 1 ? outcome.error : { ...outcome.error, message: `${reportKind(kind).label}：${outcome.error.message}` });
      }
      const [first] = failures;
      // What could be made is not withheld for what could not.
      setLacking(files.length === 0 ? [] : failures.map(({ message }) => message));
      return first !== undefined && files.length === 0 ? { ok: false, error: first } : { ok: true, value: files };
    }, `心理健康教育报表_${choices.schoolYear}学年.zip`);

  const formats = [...new Set(chosen.flatMap((kind) => reportKind(kind).formats.map((format) => REPORT_FORMAT_LABELS[format])))].join('、');
  // At the top, where it is seen on a small screen, too.
  const buttons = (
    <span className="report-actions">
      <PrintButton kind={shown} parameters={parameters(shown)} />
      {/* A shell that prints makes PDF files, too. */}
      {shell.printReport !== undefined && (
        <Button loading={busy} disabled={chosen.length === 0} onClick={() => void issue('pdf')} data-testid="report-pdf">
          导出 PDF
        </Button>
      )}
      <Button type="primary" loading={busy} disabled={chosen.length === 0} onClick={() => void issue()} data-testid="report-export">
        {chosen.length > 1 ? `出具所选 ${chosen.length} 种（${formats}）` : chosen.length > 0 && chosen.every((kind) => reportKind(kind).letter !== undefined) ? '出具 Word 公文' : '出具 Excel 报表'}
      </Button>
    </span>
  );
  const savedNotice = saved !== null && <Alert className="report-saved" type={lacking.length === 0 ? 'success' : 'warning'} showIcon closable title={saved.message} action={<OpenFolder shell={shell} place={saved.place} />} description={lacking.length === 0 ? undefined : `另有 ${lacking.length} 种没有出成。${lacking.join('')}`} data-testid="report-saved" />;
  const pane = { kind: shown, parameters: parameters(shown), extra: perSchool === true && chosen.length === 0 ? null : buttons, saved: savedNotice };
  return (
    <div className="report-issue">
      <div className="report-side">
        <Panel title="报表种类" unscoped>
          <KindList kinds={REPORT_KIND_IDS.map((id) => REPORT_KINDS[id])} shown={shown} chosen={chosen} onShow={show} onChoose={(ids) => setChosen(ids as readonly ReportKindId[])} />
        </Panel>
        <Panel title="填报" unscoped>
          <IssueFields years={years} asked={new Set(kindsInView.flatMap((kind) => reportKind(kind).choices))} forms={forms} madeFor={reportKind(shown).madeFor} tellings={tellings} choices={choices} onChange={(changed) => setChoices({ ...choices, ...changed })} />
        </Panel>
        {letter !== undefined && <LetterTemplate key={shown} letter={letter} parameters={parameters(shown)} />}
      </div>
      {perSchool === true ? <FeedbackPane {...pane} /> : <ReportPane {...pane} />}
    </div>
  );
}
