/** Risk by stage, county beside county. */
import { Table, type TableColumnsType } from 'antd';
import { findIndicator } from '../../shared/indicators';
import { formatInteger, formatPercent, MISSING_TEXT, SUPPRESSED_TEXT } from '../../shared/format';
import { VALID_RISK_LEVELS } from '../../shared/risk';
import { type RiskScheme, shownLevel } from '../../shared/risk-labels';
import { type PageFilter, withoutOwn } from '../address';
import { RiskMultiples } from '../charts/risk-multiples';
import { type SmallBar, type SmallChart, smallCharts } from '../charts/risk-multiples-data';
import { crossMeasures } from '../cross-grid';
import { usePrivacyMinimum, useRiskScheme } from '../settings';
import { useIndicators } from '../use-indicators';
import { useLevelFocus } from '../use-level-focus';
import { usePick } from '../use-pick';
import { ChartPanel } from './chart-panel';
import { ErrorNotice } from './notices';

const RISK = 'riskDistribution';

interface Line {
  readonly key: string;
  readonly county: string;
  readonly bar: SmallBar;
}

const linesOf = (charts: readonly SmallChart[]): Line[] => charts.flatMap(({ key, label, bars }) => bars.map((bar) => ({ key: `${key} ${bar.key}`, county: label, bar })));
const told = (text: (bar: SmallBar) => string) => (_: unknown, { bar }: Line) => (bar.state === 'suppressed' ? SUPPRESSED_TEXT : bar.state === 'missing' ? MISSING_TEXT : text(bar));

function columnsOf(scheme: RiskScheme): TableColumnsType<Line> {
  return [
    { title: '县区', dataIndex: 'county', width: 120 },
    { title: '学段', key: 'stage', width: 120, render: (_, { bar }) => bar.label },
    { title: '有效结果数（人）', key: 'base', align: 'right', width: 130, render: told(({ base }) => formatInteger(base ?? 0)) },
    ...VALID_RISK_LEVELS.map((level, index) => ({ title: shownLevel(scheme, level).label, key: level, align: 'right' as const, width: 120, render: told(({ shares }) => formatPercent(shares[index] ?? 0)) })),
  ];
}

export function MultiplesPanel({ filter }: { readonly filter: PageFilter }) {
  const scheme = useRiskScheme();
  const minimum = usePrivacyMinimum();
  const focus = useLevelFocus();
  const { rows, privacyNote, error, loading } = useIndicators([RISK], ['county', 'stage', 'riskLevel'], withoutOwn(filter, 'county'));
  const pick = usePick('county', loading);
  const definition = findIndicator(RISK);
  const measure = definition === undefined ? undefined : crossMeasures([definition], (level) => shownLevel(scheme, level).label)[0];
  if (error !== null) return <ErrorNotice error={error} />;
  if (measure === undefined) return null;
  const charts = smallCharts(rows ?? [], 'stage', measure, minimum);
  return (
    <ChartPanel
      title="各县区的风险等级（按学段）"
      id="multiples"
      indicator={RISK}
      busy={loading}
      note={`各县区按区划次序排列，不作排名。${privacyNote}`}
      chart={<RiskMultiples charts={charts} pick={pick} focus={focus} />}
      table={<Table<Line> size="small" columns={columnsOf(scheme)} dataSource={linesOf(charts)} pagination={false} scroll={{ x: 860, y: 430 }} />}
    />
  );
}
