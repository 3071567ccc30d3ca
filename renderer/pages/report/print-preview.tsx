/** A report on its sheets of paper, as it is printed: nothing runs in the frame, the program lays its page out from outside. */
import { Select, Spin } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { layPages } from '../../../shared/lay-pages';
import type { ReportKindId } from '../../../shared/reports';
import { ErrorNotice } from '../../components/notices';
import { useCall } from '../../engine-client';
import type { ReportParameters } from './choices';
import { showAt, type Zoom, ZOOMS } from './paper-zoom';
import { PREVIEW_REST, useSettled } from './use-settled';

export function PrintPreview({ kind, parameters }: { readonly kind: ReportKindId; readonly parameters: ReportParameters }) {
  const { result: page, answered, error, loading, reload } = useCall('report.page', useSettled({ kind, parameters }, PREVIEW_REST));
  if (error !== null) return <ErrorNotice error={error} onRetry={reload} />;
  if (page === null || answered?.kind !== kind) return <Spin className="report-waiting" />;
  return <Paper html={page.html} title={page.title} busy={loading} />;
}

function Paper({ html, title, busy }: { readonly html: string; readonly title: string; readonly busy: boolean }) {
  const frame = useRef<HTMLIFrameElement>(null);
  const [zoom, setZoom] = useState<Zoom>('width');
  const [sheets, setSheets] = useState(0);

  const lay = () => {
    const page = frame.current?.contentDocument;
    if (page?.querySelector('.report') == null) return;
    const { length } = layPages(page);
    // As many sheets as before are no change that would have them shown.
    showAt(page, zoom);
    setSheets(length);
  };
  useEffect(() => {
    const element = frame.current;
    if (element === null || sheets === 0) return undefined;
    const show = () => {
      if (element.contentDocument !== null) showAt(element.contentDocument, zoom);
    };
    show();
    const observer = new ResizeObserver(show);
    observer.observe(element);
    return () => observer.disconnect();
  }, [zoom, sheets, html]);

  return (
    <div className="paper-preview" aria-busy={busy}>
      <div className="paper-bar">
        <span data-testid="preview-sheets">{sheets === 0 ? '正在排版…' : `共 ${sheets} 页（A4）`}</span>
        <Select size="small" aria-label="显示比例" value={zoom} options={[...ZOOMS]} onChange={setZoom} data-testid="preview-zoom" />
      </div>
      {/* Of the page's own origin, so that it can be laid out; scripts stay off. A new page is a new frame, which has not been laid out. */}
      <iframe key={html} ref={frame} className="paper-frame" title={title} sandbox="allow-same-origin" srcDoc={html} onLoad={lay} data-testid="print-preview" />
    </div>
  );
}
