/** A workbook as it would be issued now. */
import { Spin } from 'antd';
import type { ReactNode } from 'react';
import type { ReportPreview as Preview } from '../../../shared/contract';
import { reportKind, type ReportKindId } from '../../../shared/reports';
import { ErrorNotice } from '../../components/notices';
import { Panel } from '../../components/panel';
import { useCall } from '../../engine-client';
import type { ReportParameters } from './choices';
import { ReportPreview } from './report-preview';
import { PREVIEW_REST, useSettled } from './use-settled';

export interface PaneProps {
  readonly kind: ReportKindId;
  readonly parameters: ReportParameters;
  readonly extra: ReactNode;
  /** Where files went. */
  readonly saved: ReactNode;
}

export interface WorkbookPaneProps extends Omit<PaneProps, 'extra'> {
  /** Buttons, or what makes them of the report as it would be; null while that is not known. */
  readonly extra: ReactNode | ((preview: Preview | null) => ReactNode);
}

export function WorkbookPane({ kind, parameters, extra, saved }: WorkbookPaneProps) {
  const { result: preview, answered, error, loading, reload } = useCall('report.preview', useSettled({ kind, parameters }, PREVIEW_REST));
  const { label, content } = reportKind(kind);
  return (
    <Panel title={`预览：${label}`} busy={loading} unscoped extra={typeof extra === 'function' ? extra(answered?.kind === kind ? preview : null) : extra} note={`${content}人数过少的单元格写作“样本过小”，没有数据的写作“—”，都不写 0。`}>
      {saved}
      {error !== null && <ErrorNotice error={error} onRetry={reload} />}
      {error === null && (preview === null || answered?.kind !== kind ? <Spin className="report-waiting" /> : <ReportPreview key={kind} preview={preview} />)}
    </Panel>
  );
}
