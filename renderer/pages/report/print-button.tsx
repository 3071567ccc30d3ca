import { App, Button } from 'antd';
import { useState } from 'react';
import type { ReportKindId } from '../../../shared/reports';
import { useEngine, useShell } from '../../engine-client';
import { shellFailure } from '../../shell-failure';
import type { ReportParameters } from './choices';
import { printPage } from '../../print/print-page';

/** By the system's dialog, or the browser's. What leaves the office on paper bears a number, so it is issued. */
export function PrintButton({ kind, parameters }: { readonly kind: ReportKindId; readonly parameters: ReportParameters }) {
  const engine = useEngine();
  const shell = useShell();
  const { message } = App.useApp();
  const [printing, setPrinting] = useState(false);
  const print = async () => {
    setPrinting(true);
    const issued = await engine.call('report.issue', { kind, parameters });
    const page = issued.ok ? await engine.call('report.page', { kind, parameters }) : issued;
    if (!page.ok) void message.error(page.error.message, 8);
    else {
      await (shell.printReport ?? printPage)(page.value.html).catch((reason: unknown) => void message.error(shellFailure(reason).message, 8));
    }
    setPrinting(false);
  };
  return (
    <Button loading={printing} onClick={() => void print()} data-testid="report-print">
      打印
    </Button>
  );
}
