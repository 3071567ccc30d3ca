/** A report as it would be issued now: a circular on its sheets, a workbook table by table or on its sheets. */
import { Segmented, Spin } from 'antd';
import { type ReactNode, useState } from 'react';
import { reportKind, type ReportKindId } from '../../../shared/reports';
import { ErrorNotice } from '../../components/notices';
import { Panel } from '../../components/panel';
import { useCall } from '../../engine-client';
import type { ReportParameters } from './choices';
import { PrintPreview } from './print-preview';
import { ReportPreview } from './report-preview';
import { PREVIEW_REST, useSettled } from './use-settled';

type View = 'tables' | 'paper';

export interface ReportPaneProps {
  readonly kind: ReportKindId;
  readonly parameters: ReportParameters;
  readonly extra: ReactNode;
  /** Where files went. */
  readonly saved: ReactNode;
}

export function ReportPane({ kind, parameters, extra, saved }: ReportPaneProps) {
  const [view, setView] = useState<View>('tables');
  const { label, content, letter } = reportKind(kind);
  const onPaper = letter !== undefined || view === 'paper';
  const note = letter === undefined ? `${content}人数过少的单元格写作“样本过小”，没有数据的写作“—”，都不写 0。` : content;
  return (
    <Panel title={`预览：${label}`} unscoped extra={extra} note={`${note}打印和导出 PDF 也会出具并编号，分页与打印预览相同。`}>
      {saved}
      {letter === undefined && (
        <Segmented<View> className="report-view" size="small" value={view} onChange={setView} options={[{ value: 'tables', label: '逐表查看' }, { value: 'paper', label: '打印预览' }]} data-testid="report-view" />
      )}
      {onPaper ? <PrintPreview kind={kind} parameters={parameters} /> : <Tables kind={kind} parameters={parameters} />}
    </Panel>
  );
}

function Tables({ kind, parameters }: Pick<ReportPaneProps, 'kind' | 'parameters'>) {
  const { result: preview, answered, error, loading, reload } = useCall('report.preview', useSettled({ kind, parameters }, PREVIEW_REST));
  if (error !== null) return <ErrorNotice error={error} onRetry={reload} />;
  return <div aria-busy={loading}>{preview === null || answered?.kind !== kind ? <Spin className="report-waiting" /> : <ReportPreview key={kind} preview={preview} />}</div>;
}
