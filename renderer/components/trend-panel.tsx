/** Figures through all school years that the workspace has, each as a small chart and all as a table. */
import { Table, type TableColumnsType } from 'antd';
import { useMemo } from 'react';
import { formatFigure } from '../../shared/format';
import { findIndicator } from '../../shared/indicators';
import type { RiskLevel } from '../../shared/risk';
import { type RiskScheme, shownLevel } from '../../shared/risk-labels';
import { engineFilter, passedOver, passedOverText, type PageFilter, scopeAsked } from '../address';
import { TrendLines, type TrendSeries } from '../charts/trend-lines';
import { useDataSummary } from '../data-summary';
import { useCalls } from '../engine-client';
import { decodeTrend, type TrendRow } from '../indicator-table';
import { useRiskScheme } from '../settings';
import { ACCENT } from '../theme';
import { isBehind, type LevelFocus, useLevelFocus } from '../use-level-focus';
import { byPassedOver, together } from '../use-indicators';
import { ChartPanel } from './chart-panel';
import { ErrorNotice } from './notices';

export interface TrendPanelProps {
  readonly indicators: readonly string[];
  readonly filter: PageFilter;
  /** Of an indicator by risk level, the levels that are drawn. */
  readonly levels?: readonly RiskLevel[];
}

function seriesOf(indicator: string, rows: readonly TrendRow[], schoolYears: readonly string[], levels: readonly RiskLevel[], scheme: RiskScheme, focus: LevelFocus): readonly TrendSeries[] {
  const own = rows.filter((row) => row.indicator === indicator);
  const ofYears = (keep: (row: TrendRow) => boolean) => schoolYears.map((schoolYear) => own.find((row) => row.schoolYear === schoolYear && keep(row)));
  if (own.every((row) => row.keys.riskLevel === undefined)) return [{ key: indicator, label: findIndicator(indicator)?.label ?? indicator, color: ACCENT, rows: ofYears(() => true) }];
  // 正常 would flatten the lines of the others, so it is drawn only where it stands out.
  const drawn = focus.level === null || levels.includes(focus.level) ? levels : [focus.level];
  return drawn.map((level) => {
    const { label, color } = shownLevel(scheme, level);
    return { key: level, label, color, isBehind: isBehind(focus, level), rows: ofYears((row) => row.keys.riskLevel === level) };
  });
}

export function TrendPanel({ indicators, filter, levels = [] }: TrendPanelProps) {
  const { result: summary } = useDataSummary();
  const last = filter.schoolYear ?? summary?.defaultSchoolYear ?? null;
  const years = (summary?.schoolYears ?? []).filter(({ schoolYear }) => last !== null && schoolYear <= last);
  const scheme = useRiskScheme();
  const focus = useLevelFocus();
  const requests =
    years.length < 2 || last === null
      ? null
      : byPassedOver(indicators, filter).map(({ left, ids }) => ({
          indicators: [...ids],
          where: engineFilter(filter, (name) => !left.includes(name)),
          areaBasis: filter.areaBasis,
          ...scopeAsked(filter),
          ...(filter.asOf === null ? {} : { asOf: filter.asOf }),
          schoolYear: last,
        }));
  const { result, error, loading } = useCalls('indicator.trend', requests);
  const rows = useMemo(() => (result ?? []).flatMap(decodeTrend), [result]);
  if (requests === null) return null;
  if (error !== null) return <ErrorNotice error={error} />;
  // The same years in every answer: those of the workspace.
  const schoolYears = result?.[0]?.schoolYears;
  if (schoolYears === undefined) return null;
  const shown = indicators
    .map((indicator) => ({ indicator, left: passedOverText(passedOver(filter, findIndicator(indicator)?.dimensions ?? [])), series: seriesOf(indicator, rows, schoolYears, levels, scheme, focus) }))
    .filter(({ series }) => series.some((each) => each.rows.filter((row) => row !== undefined && row.value !== null).length > 1));
  if (shown.length === 0) return null;
  return (
    <ChartPanel
      title="历年变化"
      id="trend"
      busy={loading}
      note={`没有数据或为保护隐私不显示的学年，线在该处断开。${filter.school.length > 0 ? '更名、合并的学校按学校变更表连到原来各校。' : ''}${together(result?.flatMap(({ scopeNote, privacyNote }) => [scopeNote, privacyNote]))}`}
      table={<TrendTable schoolYears={schoolYears} series={shown.flatMap(({ indicator, left, series }) => series.map((each) => ({ ...each, indicator, left })))} />}
      chart={
        <div className="trend-grid">
          {shown.map(({ indicator, left, series }) => (
            <section key={indicator}>
              <h4>
                {findIndicator(indicator)?.label}
                {left !== '' && <span className="panel-left">（{left}）</span>}
              </h4>
              <TrendLines indicator={indicator} schoolYears={schoolYears} series={series} />
            </section>
          ))}
        </div>
      }
    />
  );
}

/** `left`: filters that the figure does not follow. */
type Line = TrendSeries & { readonly indicator: string; readonly left: string };

function TrendTable({ schoolYears, series }: { readonly schoolYears: readonly string[]; readonly series: readonly Line[] }) {
  const columns: TableColumnsType<Line> = [
    { title: '指标', key: 'label', render: (_, line) => `${line.key === line.indicator ? line.label : `${findIndicator(line.indicator)?.label ?? ''}：${line.label}`}${line.left === '' ? '' : `（${line.left}）`}` },
    ...schoolYears.map((schoolYear, index) => ({
      title: schoolYear.replace('-', '—'),
      key: schoolYear,
      align: 'right' as const,
      width: 110,
      render: (_: unknown, line: Line) => formatFigure(line.rows[index] ?? { value: null, suppressed: false }, findIndicator(line.indicator)?.unit ?? 'person'),
    })),
  ];
  return <Table<Line> size="small" rowKey={({ indicator, key }) => `${indicator}-${key}`} columns={columns} dataSource={[...series]} pagination={false} />;
}
