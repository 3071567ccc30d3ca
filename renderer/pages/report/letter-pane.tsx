/** An official document as it would be issued now, as a page of its own in which nothing runs. */
import { App, Button, Spin } from 'antd';
import { useState } from 'react';
import type { LetterKindId } from '../../../shared/letters';
import { reportKind } from '../../../shared/reports';
import { ErrorNotice } from '../../components/notices';
import { Panel } from '../../components/panel';
import { useCall, useEngine, useShell } from '../../engine-client';
import { shellFailure } from '../../shell-failure';
import { printPage } from '../../print/print-page';
import { PREVIEW_REST, useSettled } from './use-settled';
import type { PaneProps } from './workbook-pane';

export function LetterPane({ kind, letter, parameters, extra, saved }: PaneProps & { readonly letter: LetterKindId }) {
  const engine = useEngine();
  const shell = useShell();
  const { message } = App.useApp();
  const [printing, setPrinting] = useState(false);
  const { result: preview, answered, error, loading, reload } = useCall('report.letterPreview', useSettled({ kind: letter, parameters }, PREVIEW_REST));
  const { label, content } = reportKind(kind);
  const toPdf = shell.saveReportPdf !== undefined;

  /** What leaves the office on paper bears a number, so it is issued. */
  const print = async () => {
    setPrinting(true);
    const issued = await engine.call('report.issue', { kind, parameters });
    const page = issued.ok ? await engine.call('report.letterPreview', { kind: letter, parameters }) : issued;
    if (!page.ok) void message.error(page.error.message, 8);
    else {
      try {
        const { fileName, html } = page.value;
        if (shell.saveReportPdf === undefined) await printPage(html);
        else {
          const place = await shell.saveReportPdf(fileName, html);
          if (place !== null) void message.success(`已保存到 ${place}`, 8);
        }
      } catch (reason) {
        void message.error(shellFailure(reason).message, 8);
      }
    }
    setPrinting(false);
  };
  const buttons = (
    <span className="report-actions">
      <Button loading={printing} onClick={() => void print()} data-testid="letter-print">
        {toPdf ? '导出 PDF' : '打印'}
      </Button>
      {extra}
    </span>
  );
  return (
    <Panel title={`预览：${label}`} busy={loading} unscoped extra={buttons} note={`${content}打印和导出 PDF 也会出具并编号；分页以打印为准。`}>
      {saved}
      {error !== null && <ErrorNotice error={error} onRetry={reload} />}
      {error === null && (preview === null || answered?.kind !== letter ? <Spin className="report-waiting" /> : <iframe className="letter-page" title={preview.title} sandbox="" srcDoc={preview.html} data-testid="letter-preview" />)}
    </Panel>
  );
}
