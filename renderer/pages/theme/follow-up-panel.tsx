/** From screening to closing: at every step, how many of the pupils in follow-up got so far. Made of released figures only. */
import type { PageFilter } from '../../address';
import { Funnel } from '../../charts/funnel';
import type { FunnelStep } from '../../charts/funnel-rows';
import { ChartPanel } from '../../components/chart-panel';
import { ErrorNotice } from '../../components/notices';
import { useFigureOrigin } from '../../components/origin/figure-origin';
import type { IndicatorRow } from '../../indicator-table';
import { useIndicators } from '../../use-indicators';

const CASES = { indicator: 'followUpCases', label: '筛查预警', isAside: false } as const;
/** Shares of the cases, in the order of the work. 告知家长 and 转介 concern some only, or go along with another step. */
const STEPS = [
  { indicator: 'retestedShare', label: '已复测', isAside: false },
  { indicator: 'interviewedShare', label: '已访谈', isAside: false },
  { indicator: 'guardianInformedShare', label: '告知家长', isAside: true },
  { indicator: 'treatedShare', label: '已干预或转介', isAside: false },
  { indicator: 'referredShare', label: '其中转介', isAside: true },
  { indicator: 'followedShare', label: '已随访', isAside: false },
  { indicator: 'closedShare', label: '已结案', isAside: false },
] as const;
const INDICATORS = [CASES.indicator, ...STEPS.map(({ indicator }) => indicator)];

/** Null where the gate has hidden one of them, or nothing is there. */
function stepsOf(rows: readonly IndicatorRow[]): readonly FunnelStep[] | null {
  const found = new Map(rows.map((row) => [row.indicator, row]));
  const cases = found.get(CASES.indicator);
  if (cases?.value == null || cases.value === 0) return null;
  const steps = STEPS.map(({ indicator, label, isAside }) => ({ id: indicator, label, isAside, persons: found.get(indicator)?.numerator ?? null }));
  const known = steps.flatMap(({ persons, ...step }) => (persons === null ? [] : [{ ...step, persons }]));
  return known.length < steps.length ? null : [{ id: CASES.indicator, label: CASES.label, isAside: CASES.isAside, persons: cases.value }, ...known];
}

export function FollowUpPanel({ filter }: { readonly filter: PageFilter }) {
  const { rows, error, loading } = useIndicators(INDICATORS, [], filter);
  const origin = useFigureOrigin();
  const steps = rows === null ? null : stepsOf(rows);
  const onOpen = (id: string): void => {
    const row = rows?.find(({ indicator }) => indicator === id);
    if (row !== undefined) origin?.open({ indicator: id, row });
  };
  if (error !== null) return <ErrorNotice error={error} />;
  if (steps === null) return null;
  return (
    <ChartPanel
      title="从筛查到结案"
      id="follow-up-funnel"
      indicator={CASES.indicator}
      busy={loading}
      note="台账中填了该步日期的学生数；“为上一步的”是与前一步人数之比，跳过前一步的学生也计入，可超过 100%。干预、转介和随访只对需要的学生，不必人人都有。人数过少的范围不显示。"
      chart={<Funnel label="从筛查到结案各步人数" unit="学生数" steps={steps} onOpen={onOpen} />}
    />
  );
}
