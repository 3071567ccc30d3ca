/** Figures through all school years that the workspace has: each as a chart, or one of them area by area; and as a table. */
import { Segmented, Select, Table, type TableColumnsType } from 'antd';
import { useMemo, useState } from 'react';
import { formatFigure } from '../../shared/format';
import { findIndicator } from '../../shared/indicators';
import type { RiskLevel } from '../../shared/risk';
import { type RiskScheme, shownLevel } from '../../shared/risk-labels';
import { drillLevel, engineFilter, passedOver, passedOverText, type PageFilter, scopeAsked, withoutOwn } from '../address';
import { TrendLines, type TrendSeries } from '../charts/trend-lines';
import { type AreaTrend, TrendMultiples } from '../charts/trend-multiples';
import { useDataSummary } from '../data-summary';
import { useCalls } from '../engine-client';
import { decodeTrend, type TrendRow } from '../indicator-table';
import { groupRows } from '../groups';
import { useRiskScheme } from '../settings';
import { ACCENT } from '../theme';
import { isBehind, type LevelFocus, useLevelFocus } from '../use-level-focus';
import { byPassedOver, together } from '../use-indicators';
import { usePick } from '../use-pick';
import { ChartPanel } from './chart-panel';
import { ErrorNotice } from './notices';

export interface TrendPanelProps {
  readonly indicators: readonly string[];
  readonly filter: PageFilter;
  /** Of an indicator by risk level, the levels that are drawn. */
  readonly levels?: readonly RiskLevel[];
  /** May be seen area by area. */
  readonly byArea?: boolean;
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

export function TrendPanel({ indicators, filter, levels = [], byArea = false }: TrendPanelProps) {
  const { result: summary } = useDataSummary();
  const last = filter.schoolYear ?? summary?.defaultSchoolYear ?? null;
  const years = (summary?.schoolYears ?? []).filter(({ schoolYear }) => last !== null && schoolYear <= last);
  const scheme = useRiskScheme();
  const focus = useLevelFocus();
  const pick = usePick('county');
  const [wantsAreas, setWantsAreas] = useState(false);
  const [chosen, setChosen] = useState<string | null>(null);
  // One area alone has no others beside it.
  const canCut = byArea && (drillLevel(filter) === 'city' || filter.cut === 'county');
  const cut = canCut && wantsAreas;
  const one = indicators.find((id) => id === chosen) ?? indicators[0] ?? '';
  const asked = cut ? withoutOwn(filter, 'county') : filter;
  const requests =
    years.length < 2 || last === null
      ? null
      : byPassedOver(cut ? [one] : indicators, asked).map(({ left, ids }) => ({
          indicators: [...ids],
          ...(cut ? { by: ['county' as const] } : {}),
          where: engineFilter(asked, (name) => !left.includes(name)),
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
  const lineOf = (indicator: string, own: readonly TrendRow[]): readonly TrendSeries[] => seriesOf(indicator, own, schoolYears, levels, scheme, focus);
  // While the other kind of answer is on its way, the one before stays.
  const isCut = rows[0]?.keys.county !== undefined;
  const drawn = isCut ? (rows[0]?.indicator ?? one) : one;
  const areas: readonly AreaTrend[] = isCut ? groupRows(rows, 'county').map(({ key, label }) => ({ key, label, series: lineOf(drawn, rows.filter(({ keys }) => keys.county === key)) })) : [];
  const shown = isCut
    ? []
    : indicators
        .map((indicator) => ({ indicator, left: passedOverText(passedOver(filter, findIndicator(indicator)?.dimensions ?? [])), series: lineOf(indicator, rows) }))
        .filter(({ series }) => series.some((each) => each.rows.filter((row) => row !== undefined && row.value !== null).length > 1));
  if (!isCut && shown.length === 0) return null;
  const definition = findIndicator(drawn);
  const lines: readonly Line[] = isCut
    ? areas.flatMap(({ key, label, series }) => series.map((each) => ({ ...each, key: `${key} ${each.key}`, indicator: drawn, left: '', area: series.length < 2 ? label : `${label}：${each.label}` })))
    : shown.flatMap(({ indicator, left, series }) => series.map((each) => ({ ...each, indicator, left })));
  return (
    <ChartPanel
      title={isCut && definition !== undefined ? `历年变化：${definition.label}（按县区）` : '历年变化'}
      id="trend"
      busy={loading}
      note={`没有数据或为保护隐私不显示的学年，线在该处断开。${isCut ? '各县区同一纵轴，按区划次序排列，不作排名。' : ''}${filter.school.length > 0 ? '更名、合并的学校按学校变更表连到原来各校。' : ''}${together(result?.flatMap(({ scopeNote, privacyNote }) => [scopeNote, privacyNote]))}`}
      extra={
        canCut && (
          <>
            {cut && <Select size="small" className="theme-choice" aria-label="各县区图中的指标" value={one} onChange={setChosen} options={indicators.map((id) => ({ value: id, label: findIndicator(id)?.label ?? id }))} data-testid="trend-choice" />}
            <Segmented size="small" value={cut} onChange={setWantsAreas} aria-label="合计或分县区" data-testid="trend-cut" options={[{ value: false, label: '合计' }, { value: true, label: '分县区' }]} />
          </>
        )
      }
      table={<TrendTable schoolYears={schoolYears} series={lines} first={isCut ? '县区' : '指标'} />}
      chart={
        isCut && definition !== undefined ? (
          <TrendMultiples definition={definition} schoolYears={schoolYears} areas={areas} pick={pick} />
        ) : (
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
        )
      }
    />
  );
}

/** `left`: filters that the figure does not follow. */
type Line = TrendSeries & { readonly indicator: string; readonly left: string; readonly area?: string };

const nameOf = ({ area, key, indicator, label, left }: Line): string => area ?? `${key === indicator ? label : `${findIndicator(indicator)?.label ?? ''}：${label}`}${left === '' ? '' : `（${left}）`}`;

function TrendTable({ schoolYears, series, first }: { readonly schoolYears: readonly string[]; readonly series: readonly Line[]; readonly first: string }) {
  const columns: TableColumnsType<Line> = [
    { title: first, key: 'label', render: (_, line) => nameOf(line) },
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
