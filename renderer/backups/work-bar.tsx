/** Work of which only the share done can be told, in bytes or tables. */
import { Progress as Bar } from 'antd';
import type { Progress } from '../../shared/contract';

export function WorkBar({ progress: { phase, done, total } }: { readonly progress: Progress }) {
  return (
    <div role="status" aria-live="polite" data-testid="backup-progress">
      <div>{phase}</div>
      <Bar percent={total === undefined || total === 0 ? 0 : Math.min(100, Math.floor((done / total) * 100))} status="active" size="small" showInfo={total !== undefined} />
    </div>
  );
}
