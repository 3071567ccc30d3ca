/** Figures through all school years that the workspace has, each as a small chart and all as a table. */
import { Segmented, Table, type TableColumnsType } from 'antd';
import { useMemo, useState } from 'react';
import { formatFigure } from '../../shared/format';
import { findIndicator } from '../../shared/indicators';
import { riskLevelDefinition, type RiskLevel } from '../../shared/risk';
import { engineFilter, type PageFilter } from '../address';
import { TrendLines, type TrendSeries } from '../charts/trend-lines';
import { useDataSummary } from '../data-summary';
import { useCall } from '../engine-client';
import { decodeTrend, type TrendRow } from '../indicator-table';
import { ACCENT } from '../theme';
import { ErrorNotice } from './notices';
import { Panel } from './panel';

export interface TrendPanelProps {
  readonly indicators: readonly string[];
  readonly filter: PageFilter;
  /** Of an indicator by risk level, the levels that are drawn. */
  readonly levels?: readonly RiskLevel[];
}

function seriesOf(indicator: string, rows: readonly TrendRow[], schoolYears: readonly string[], levels: readonly RiskLevel[]): readonly TrendSeries[] {
  const own = rows.filter((row) => row.indicator === indicator);
  const ofYears = (keep: (row: TrendRow) => boolean) => schoolYears.map((schoolYear) => own.find((row) => row.schoolYear === schoolYear && keep(row)));
  if (own.every((row) => row.keys.riskLevel === undefined)) return [{ key: indicator, label: findIndicator(indicator)?.label ?? indicator, color: ACCENT, rows: ofYears(() => true) }];
  return levels.map((level) => {
    const { label, color } = riskLevelDefinition(level);
    return { key: level, label, color, rows: ofYears((row) => row.keys.riskLevel === level) };
  });
}

export function TrendPanel({ indicators, filter, levels = [] }: TrendPanelProps) {
  const [view, setView] = useState<'chart' | 'table'>('chart');
  const { result: summary } = useDataSummary();
  const last = filter.schoolYear ?? summary?.defaultSchoolYear ?? null;
  const years = (summary?.schoolYears ?? []).filter(({ schoolYear }) => last !== null && schoolYear <= last);
  const request = years.length < 2 || last === null ? null : { indicators: [...indicators], where: engineFilter(filter), areaBasis: filter.areaBasis, schoolYear: last };
  const { result, error, loading } = useCall('indicator.trend', request);
  const rows = useMemo(() => (result === null ? [] : decodeTrend(result)), [result]);
  if (request === null) return null;
  if (error !== null) return <ErrorNotice error={error} />;
  if (result === null) return null;
  const shown = indicators
    .map((indicator) => ({ indicator, series: seriesOf(indicator, rows, result.schoolYears, levels) }))
    .filter(({ series }) => series.some((each) => each.rows.filter((row) => row !== undefined && row.value !== null).length > 1));
  if (shown.length === 0) return null;
  return (
    <Panel
      title="历年变化"
      busy={loading}
      note={`没有数据或为保护隐私不显示的学年，线在该处断开。${filter.school.length > 0 ? '更名、合并的学校按学校变更表连到原来各校。' : ''}${result.privacyNote}`}
      extra={
        <Segmented
          size="small"
          value={view}
          onChange={setView}
          data-testid="chart-toggle-trend"
          aria-label="历年变化：图或表"
          options={[
            { value: 'chart', label: '图' },
            { value: 'table', label: '表' },
          ]}
        />
      }
    >
      {view === 'table' ? (
        <TrendTable schoolYears={result.schoolYears} series={shown.flatMap(({ indicator, series }) => series.map((each) => ({ ...each, indicator })))} />
      ) : (
        <div className="trend-grid">
          {shown.map(({ indicator, series }) => (
            <section key={indicator}>
              <h4>{findIndicator(indicator)?.label}</h4>
              <TrendLines indicator={indicator} schoolYears={result.schoolYears} series={series} />
            </section>
          ))}
        </div>
      )}
    </Panel>
  );
}

type Line = TrendSeries & { readonly indicator: string };

function TrendTable({ schoolYears, series }: { readonly schoolYears: readonly string[]; readonly series: readonly Line[] }) {
  const columns: TableColumnsType<Line> = [
    { title: '指标', key: 'label', render: (_, line) => (line.key === line.indicator ? line.label : `${findIndicator(line.indicator)?.label ?? ''}：${line.label}`) },
    ...schoolYears.map((schoolYear, index) => ({
      title: schoolYear.replace('-', '—'),
      key: schoolYear,
      align: 'right' as const,
      width: 110,
      render: (_: unknown, line: Line) => formatFigure(line.rows[index] ?? { value: null, suppressed: false }, findIndicator(line.indicator)?.unit ?? 'person'),
    })),
  ];
  return <Table<Line> size="small" rowKey={({ indicator, key }) => `${indicator}-${key}`} columns={columns} dataSource={[...series]} pagination={false} data-testid="chart-table-trend" />;
}
