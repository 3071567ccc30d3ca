import { Progress as Bar } from 'antd';
import type { Progress } from '../../shared/contract';
import { formatInteger } from '../../shared/format';

function duration(seconds: number): string {
  const whole = Math.max(1, Math.round(seconds));
  return whole < 60 ? `${whole} 秒` : `${Math.floor(whole / 60)} 分 ${whole % 60} 秒`;
}

function factsOf({ done, total, rowsPerSecond, secondsLeft }: Progress, paused: boolean): readonly string[] {
  const facts = [total === undefined ? (done > 0 ? formatInteger(done) : '') : `${formatInteger(done)} / ${formatInteger(total)} 个文件`];
  // While nothing moves, a speed and a time left would be wrong.
  if (!paused) facts.push(rowsPerSecond === undefined ? '' : `每秒 ${formatInteger(rowsPerSecond)} 行`, secondsLeft === undefined ? '' : `约剩 ${duration(secondsLeft)}`);
  return facts.filter((fact) => fact !== '');
}

export interface ProgressLineProps {
  readonly progress: Progress;
  readonly paused?: boolean;
}

/** Long work as a bar and words: phase, files done of all, rows per second, time left. */
export function ProgressLine({ progress, paused = false }: ProgressLineProps) {
  const { phase, done, total, item } = progress;
  const percent = total === undefined || total === 0 ? 100 : Math.min(100, Math.floor((done / total) * 100));
  return (
    <div className="progress-line" role="status" aria-live="polite" data-testid="progress">
      <div className="progress-line-words">
        <strong>{paused ? `已暂停：${phase}` : phase}</strong>
        <span>{factsOf(progress, paused).join('，')}</span>
      </div>
      <Bar percent={percent} status={paused ? 'normal' : 'active'} showInfo={total !== undefined} size="small" />
      {item !== undefined && (
        <div className="progress-line-item" title={item}>
          {item}
        </div>
      )}
    </div>
  );
}
