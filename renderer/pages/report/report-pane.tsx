/** A report as it would be issued now: a circular on its sheets, a workbook table by table or on its sheets. */
import { Segmented, Spin } from 'antd';
import { type ReactNode, useState } from 'react';
import type { ReportPreview as ReportPreviewResult } from '../../../shared/contract';
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
  /** Buttons; those that depend on what the report holds are told its tables, null while they are not known. */
  readonly extra: ReactNode | ((preview: ReportPreviewResult | null) => ReactNode);
  /** Where files went. */
  readonly saved: ReactNode;
}

export function ReportPane({ kind, parameters, extra, saved }: ReportPaneProps) {
  const [view, setView] = useState<View>('tables');
  const { label, content, letter } = reportKind(kind);
  const onPaper = letter !== undefined || view === 'paper';
  const note = letter === undefined ? `${content}人数过少的单元格写作“样本过小”，没有数据的写作“—”，都不写 0。` : content;
  const settled = useSettled({ kind, parameters }, PREVIEW_REST);
  const { result, answered, error, loading, reload } = useCall('report.preview', onPaper ? null : settled);
  const preview = answered?.kind === kind ? result : null;
  return (
    <Panel title={`预览：${label}`} unscoped extra={typeof extra === 'function' ? extra(preview) : extra} note={`${note}打印和导出 PDF 也会出具并编号，分页与打印预览相同。`}>
      {saved}
      {letter === undefined && (
        <Segmented<View> className="report-view" size="small" value={view} onChange={setView} options={[{ value: 'tables', label: '逐表查看' }, { value: 'paper', label: '打印预览' }]} data-testid="report-view" />
      )}
      {onPaper ? (
        <PrintPreview kind={kind} parameters={parameters} />
      ) : error !== null ? (
        <ErrorNotice error={error} onRetry={reload} />
      ) : (
        <div aria-busy={loading}>{preview === null ? <Spin className="report-waiting" /> : <ReportPreview key={kind} preview={preview} />}</div>
      )}
    </Panel>
  );
}
