/** How many are left from step to step, each as a bar in the middle. A table by itself: every figure is written, none needs pointing at. */
import { formatInteger } from '../../shared/format';
import { ACCENT } from '../theme';
import './funnel.css';
import { type FunnelStep, funnelRows } from './funnel-rows';

const percent = (share: number | null): string => (share === null ? '—' : `${(share * 100).toFixed(1)}%`);

export interface FunnelProps {
  readonly label: string;
  /** What the first step counts, for the heads of the columns. */
  readonly unit: string;
  readonly steps: readonly FunnelStep[];
}

export function Funnel({ label, unit, steps }: FunnelProps) {
  const first = steps[0]?.label ?? '';
  return (
    <table className="funnel" aria-label={label}>
      <thead>
        <tr>
          <th scope="col">步骤</th>
          <th className="funnel-bars" aria-hidden />
          <th scope="col">{unit}</th>
          <th scope="col">占“{first}”</th>
          <th scope="col">为上一步的</th>
        </tr>
      </thead>
      <tbody>
        {funnelRows(steps).map(({ step, ofFirst, ofPrevious }) => (
          <tr key={step.id} className={step.isAside ? 'funnel-aside' : undefined} data-testid={`funnel-${step.id}`}>
            <th scope="row">{step.label}</th>
            <td className="funnel-bars" aria-hidden>
              <span style={{ width: `${(ofFirst ?? 0) * 100}%`, background: step.isAside ? 'var(--second-mark)' : ACCENT }} />
            </td>
            <td>{formatInteger(step.persons)}</td>
            <td>{percent(ofFirst)}</td>
            <td>{step.isAside ? '' : percent(ofPrevious)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
