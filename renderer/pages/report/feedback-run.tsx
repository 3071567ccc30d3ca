/** How far a run for all schools is, and what became of it. */
import { Alert, Button, Table } from 'antd';
import type { SkippedSchool } from '../../../shared/contract';
import { OpenFolder } from '../../components/open-folder';
import { ProgressLine } from '../../components/progress-line';
import { useShell } from '../../engine-client';
import { PAGE } from './differences-table';
import type { FeedbackRunState } from './use-feedback-run';

export function FeedbackRun({ progress, finished, stop }: Pick<FeedbackRunState, 'progress' | 'finished' | 'stop'>) {
  const shell = useShell();
  if (progress !== null) {
    return (
      <div className="feedback-progress" data-testid="feedback-progress">
        <ProgressLine progress={progress} />
        <Button onClick={stop} data-testid="feedback-stop">
          停止
        </Button>
      </div>
    );
  }
  if (finished === null) return null;
  const { skipped, cancelled } = finished.run;
  return (
    <>
      <Alert className="report-saved" type={cancelled ? 'warning' : 'success'} showIcon title={finished.words} action={<OpenFolder shell={shell} place={finished.place} />} data-testid="feedback-finished" />
      {skipped.length > 0 && !cancelled && (
        <Table<SkippedSchool>
          size="small"
          rowKey={({ county, school }) => `${county}|${school}`}
          data-testid="feedback-skipped"
          dataSource={[...skipped]}
          pagination={{ pageSize: PAGE, hideOnSinglePage: true, showTotal: (total) => `共 ${total} 所没有生成` }}
          columns={[{ title: '县区', dataIndex: 'county' }, { title: '学校', dataIndex: 'school' }, { title: '没有生成的原因', dataIndex: 'reason' }]}
        />
      )}
    </>
  );
}
