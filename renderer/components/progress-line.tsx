import { Progress as Bar } from 'antd';
import type { Progress } from '../../shared/contract';
import { formatInteger } from '../../shared/format';

function duration(seconds: number): string {
  const whole = Math.max(1, Math.round(seconds));
  return whole < 60 ? `${whole} 秒` : `${Math.floor(whole / 60)} 分 ${whole % 60} 秒`;
}

/** Long work as a bar and words: phase, done of total, rows per second, time left. */
export function ProgressLine({ progress }: { readonly progress: Progress }) {
  const { phase, done, total, rowsPerSecond, secondsLeft, item } = progress;
  const facts = [
    total === undefined ? (done > 0 ? formatInteger(done) : '') : `${formatInteger(done)} / ${formatInteger(total)}`,
    rowsPerSecond === undefined ? '' : `每秒 ${formatInteger(rowsPerSecond)} 行`,
    secondsLeft === undefined ? '' : `约剩 ${duration(secondsLeft)}`,
  ].filter((fact) => fact !== '');
  const percent = total === undefined || total === 0 ? 100 : Math.min(100, Math.floor((done / total) * 100));
  return (
    <div className="progress-line" role="status" aria-live="polite" data-testid="progress">
      <div className="progress-line-words">
        <strong>{phase}</strong>
        <span>{facts.join('，')}</span>
      </div>
      <Bar percent={percent} status="active" showInfo={total !== undefined} size="small" />
      {item !== undefined && (
        <div className="progress-line-item" title={item}>
          {item}
        </div>
      )}
    </div>
  );
}
