/** From screening to closing: at every step, how many of the pupils in follow-up got so far. Made of released figures only. */
import { Bar } from 'recharts';
import { formatInteger } from '../../../shared/format';
import type { PageFilter } from '../../address';
import { BAR_SIZE, COUNT_AXIS, HorizontalBars } from '../../charts/horizontal-bars';
import { ErrorNotice } from '../../components/notices';
import { Panel } from '../../components/panel';
import type { IndicatorRow } from '../../indicator-table';
import { ACCENT } from '../../theme';
import { useIndicators } from '../../use-indicators';

const CASES = 'followUpCases';
const STEPS = [
  { indicator: 'retestedShare', label: '已复测' },
  { indicator: 'interviewedShare', label: '已访谈' },
  { indicator: 'guardianInformedShare', label: '已告知家长' },
  { indicator: 'treatedShare', label: '已干预或转介' },
  { indicator: 'referredShare', label: '其中转介' },
  { indicator: 'followedShare', label: '已随访' },
  { indicator: 'closedShare', label: '已结案' },
] as const;
const INDICATORS = [CASES, ...STEPS.map(({ indicator }) => indicator)];

function barOf(key: string, label: string, persons: number, share: number | null) {
  const part = share === null ? '' : `（${(share * 100).toFixed(1)}%）`;
  return { key, group: { label, shortLabel: label }, length: persons, text: formatInteger(persons), told: `${formatInteger(persons)} 人${part}`, fill: ACCENT };
}

/** Null where the gate has hidden one of them, or nothing is there. */
function barsOf(rows: readonly IndicatorRow[]) {
  const found = new Map(rows.map((row) => [row.indicator, row]));
  const cases = found.get(CASES);
  if (cases?.value == null || cases.value === 0) return null;
  const steps = STEPS.map(({ indicator, label }) => ({ label, row: found.get(indicator) }));
  if (steps.some(({ row }) => row?.numerator == null)) return null;
  return [barOf(CASES, '进入跟进', cases.value, null), ...steps.map(({ label, row }) => barOf(row?.indicator ?? label, label, row?.numerator ?? 0, row?.value ?? null))];
}

export function FollowUpPanel({ filter }: { readonly filter: PageFilter }) {
  const { rows, error, loading } = useIndicators(INDICATORS, [], filter);
  const bars = rows === null ? null : barsOf(rows);
  if (error !== null) return <ErrorNotice error={error} />;
  if (bars === null) return null;
  return (
    <Panel title="从筛查到结案" indicator={CASES} busy={loading} note="台账中填了该步日期的学生数；干预、转介和随访只对需要的学生，不必人人都有。人数过少的范围不显示。">
      <figure className="chart" aria-label="从筛查到结案各步人数" data-testid="follow-up-funnel">
        <HorizontalBars bars={bars} of={bars.length} legend={[{ label: '学生数', color: ACCENT }]} axis={COUNT_AXIS} tipLines={(bar) => [{ label: bar.group.label, text: bar.told, color: bar.fill }]}>
          <Bar dataKey="length" isAnimationActive={false} radius={[0, 2, 2, 0]} maxBarSize={BAR_SIZE} />
        </HorizontalBars>
      </figure>
    </Panel>
  );
}
