/** Written as text beside its mark, in the order given, so that it wraps instead of colliding. Marks are drawings: they go along into pictures. */
import { HATCH_FILL, HatchPattern } from './hatch';

export interface LegendItem {
  readonly label: string;
  readonly color: string;
  readonly mark?: 'block' | 'line' | 'dashes' | 'hatch' | 'whisker';
  /** What it names can be brought out; `on`: it is. */
  readonly focus?: { readonly on: boolean; readonly toggle: () => void } | undefined;
}

const MIDDLE = 6;

function Shape({ color, mark = 'block' }: LegendItem) {
  switch (mark) {
    case 'block':
      return <rect x={2} y={1} width={11} height={11} rx={2} fill={color} stroke="var(--edge)" strokeWidth={0.5} />;
    case 'hatch':
      return <rect x={2} y={1} width={11} height={11} fill={HATCH_FILL} stroke={color} />;
    case 'line':
      return <line x1={0} y1={MIDDLE} x2={16} y2={MIDDLE} stroke={color} strokeWidth={2} />;
    case 'dashes':
      return <line x1={0} y1={MIDDLE} x2={16} y2={MIDDLE} stroke={color} strokeWidth={2} strokeDasharray="4 3" />;
    case 'whisker':
      return <path d="M1.5 2V11M14.5 2V11M1.5 6.5H14.5" fill="none" stroke={color} strokeWidth={1.5} />;
  }
}

export function LegendMark(item: LegendItem) {
  return (
    <svg className="legend-mark" width={16} height={13} viewBox="0 0 16 13" aria-hidden>
      {item.mark === 'hatch' && (
        <defs>
          <HatchPattern />
        </defs>
      )}
      <Shape {...item} />
    </svg>
  );
}

export function Legend({ items }: { readonly items: readonly LegendItem[] }) {
  if (items.length === 0) return null;
  return (
    <ul className="legend">
      {items.map((item) => (
        <li key={item.label}>
          <LegendMark {...item} />
          {item.focus === undefined ? (
            item.label
          ) : (
            <button type="button" className="legend-focus" aria-pressed={item.focus.on} title={`突出“${item.label}”，再点恢复`} onClick={item.focus.toggle}>
              {item.label}
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}
