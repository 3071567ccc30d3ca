/** How many are left from step to step, each as a bar in the middle. A table by itself: every figure is written, none needs pointing at; a click tells where it comes from. */
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
  /** Opens where the figure of a step comes from. */
  readonly onOpen?: ((id: string) => void) | undefined;
}

export function Funnel({ label, unit, steps, onOpen }: FunnelProps) {
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
          <tr key={step.id} className={[step.isAside ? 'funnel-aside' : '', onOpen === undefined ? '' : 'funnel-open'].join(' ')} onClick={onOpen && (() => onOpen(step.id))} data-testid={`funnel-${step.id}`}>
            <th scope="row">
              {onOpen === undefined ? (
                step.label
              ) : (
                // Its click is that of the row.
                <button type="button" className="funnel-name" title={`看“${step.label}”从哪里来`}>
                  {step.label}
                </button>
              )}
            </th>
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
