import { PauseOutlined, PlayCircleOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { Progress } from '../../../shared/contract';
import { ProgressLine } from '../../components/progress-line';
import { useImportSession } from './import-session';

export interface WorkProgressProps {
  readonly progress: Progress;
  readonly paused: boolean;
  /** What holds while it runs, and after a cancel. */
  readonly note: string;
}

/** Work under way that can be held, gone on with and cancelled. */
export function WorkProgress({ progress, paused, note }: WorkProgressProps) {
  const { pause, cancel } = useImportSession();
  return (
    <div className="import-progress">
      <ProgressLine progress={progress} paused={paused} />
      <div className="choose-files">
        <Button icon={paused ? <PlayCircleOutlined /> : <PauseOutlined />} onClick={() => void pause(!paused)} data-testid="import-pause">
          {paused ? '继续' : '暂停'}
        </Button>
        <Button onClick={cancel} data-testid="import-cancel">
          取消
        </Button>
      </div>
      <p>{note}</p>
    </div>
  );
}
