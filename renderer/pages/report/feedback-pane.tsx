/** 学校反馈单: the list as it would be, and a page for every school made into a folder. */
import { App, Button } from 'antd';
import { type ReactNode, useState } from 'react';
import type { ReportPreview } from '../../../shared/contract';
import { formatInteger } from '../../../shared/format';
import { useShell } from '../../engine-client';
import { FeedbackRun } from './feedback-run';
import { ReportPane, type ReportPaneProps } from './report-pane';
import { useFeedbackRun } from './use-feedback-run';

/** So many files are asked about first. */
const MANY_FILES = 50;

export function FeedbackPane({ kind, parameters, extra, saved }: Omit<ReportPaneProps, 'extra'> & { readonly extra: ReactNode }) {
  const shell = useShell();
  const { modal } = App.useApp();
  const { progress, finished, make, stop } = useFeedbackRun();
  const [asking, setAsking] = useState(false);
  const where = shell.chooseFolder === undefined ? '存成一个压缩包，由浏览器下载' : '写进您选的文件夹';

  const begin = async (schools: number) => {
    setAsking(true);
    const sure =
      schools < MANY_FILES ||
      (await modal.confirm({
        title: `为 ${formatInteger(schools)} 所学校各生成一份反馈单？`,
        content: `每校一页 Word，按县区分文件夹，${where}；另有“一览表.xlsx”。已有的文件不会被覆盖，生成中可以停止。`,
        okText: '开始生成',
        cancelText: '取消',
      }));
    setAsking(false);
    if (sure) await make({ parameters });
  };
  const buttons = (preview: ReportPreview | null) => {
    const schools = schoolsOf(preview);
    return (
      <span className="report-actions">
        {extra}
        <Button type="primary" loading={asking || progress !== null} disabled={schools === 0} onClick={() => void begin(schools)} data-testid="feedback-make">
          {shell.chooseFolder === undefined ? '生成反馈单（压缩包）' : '生成反馈单到文件夹'}
        </Button>
      </span>
    );
  };
  return (
    <ReportPane
      kind={kind}
      parameters={parameters}
      extra={buttons}
      saved={
        <>
          {saved}
          <FeedbackRun progress={progress} finished={finished} stop={stop} />
        </>
      }
    />
  );
}

/** Rows of the list, its first one being the sum. */
function schoolsOf(preview: ReportPreview | null): number {
  const list = preview?.sections.find((section) => section.kind === 'table');
  return list?.kind === 'table' ? list.rowCount - (list.hasTotals ? 1 : 0) : 0;
}
