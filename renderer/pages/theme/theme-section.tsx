/** One theme: its figures for what the filters leave, one of them as a chart, all of them by group. */
import { Alert, Button, Select } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { getDataset } from '../../../shared/datasets';
import { type DimensionId, DIMENSIONS, type IndicatorDefinition, INDICATORS } from '../../../shared/indicators';
import { placeFilter, type PageFilter } from '../../address';
import { GroupBars } from '../../charts/group-bars';
import { cutOf, isCut } from '../../components/cut-choice';
import { ChartPanel } from '../../components/chart-panel';
import { FigureCard } from '../../components/figure-card';
import { GroupTable } from '../../components/group-table';
import { ErrorNotice } from '../../components/notices';
import { Panel, PanelAreaContext } from '../../components/panel';
import { TargetPanel } from '../../components/target-table';
import { useDrill } from '../../use-drill';
import { useGroups } from '../../use-groups';
import { useIndicators } from '../../use-indicators';
import { chosenOf, usePick } from '../../use-pick';
import type { ThemeSection } from './theme-pages';

/** Indicators that can be cut and filtered this way; the others are named, not asked. */
function answerable(indicators: readonly IndicatorDefinition[], dimensions: readonly DimensionId[]): readonly IndicatorDefinition[] {
  return indicators.filter((indicator) => dimensions.every((dimension) => indicator.dimensions.includes(dimension)));
}

/** Filters of places; those of pupils are passed over where an indicator does not know them. */
function filtered(filter: PageFilter): readonly DimensionId[] {
  return Object.keys(placeFilter(filter)) as DimensionId[];
}

export function ThemeSectionView({ section, filter }: { readonly section: ThemeSection; readonly filter: PageFilter }) {
  const all = INDICATORS.filter(({ theme }) => theme === section.theme);
  const own = answerable(all, filtered(filter));
  const left = all.filter((indicator) => !own.includes(indicator));
  const ids = own.map(({ id }) => id);
  const { rows, error, privacyNote, comparisonNote } = useIndicators(ids, [], filter, ids.length > 0);
  const totals = new Map((rows ?? []).map((row) => [row.indicator, row]));
  const isEmpty = rows !== null && rows.length > 0 && rows.every(({ value, suppressed }) => value === null && !suppressed);
  return (
    <section className="theme-section" aria-label={section.title} data-testid={`theme-${section.theme}`}>
      <h3 className="theme-title">{section.title}</h3>
      {error && <ErrorNotice error={error} />}
      {isEmpty ? (
        <NothingYet section={section} />
      ) : (
        <PanelAreaContext value={section.title}>
          <div className="figure-cards">
            {/* Medians and the like come in rows, which a panel of their own shows side by side. */}
            {own.filter(({ isStatistic }) => isStatistic !== true).map(({ id }) => (
              <FigureCard key={id} indicator={id} row={totals.get(id)} />
            ))}
          </div>
          {comparisonNote !== '' && <p className="comparison-note">{comparisonNote}</p>}
          {left.length > 0 && <p className="panel-note">不能按当前条件筛选：{left.map(({ label }) => label).join('、')}。</p>}
          {isCut(filter) && <Breakdown indicators={own} filter={filter} dimension={cutOf(filter)} total={rows ?? []} />}
          <TargetPanel rows={rows ?? []} />
          {privacyNote !== '' && <p className="panel-note">{privacyNote}</p>}
        </PanelAreaContext>
      )}
    </section>
  );
}

function NothingYet({ section }: { readonly section: ThemeSection }) {
  const navigate = useNavigate();
  const names = section.datasets.map((id) => getDataset(id).label).join('、');
  return (
    <Alert
      type="info"
      showIcon
      data-testid={`nothing-${section.theme}`}
      title={`本学年还没有导入${names}。把学校、县区报来的表格拖进“数据导入”即可；那里也可下载空白模板发给学校填报。`}
      action={
        <Button size="small" onClick={() => void navigate('/import')}>
          去导入
        </Button>
      }
    />
  );
}

interface BreakdownProps {
  readonly indicators: readonly IndicatorDefinition[];
  readonly filter: PageFilter;
  readonly dimension: DimensionId;
  readonly total: NonNullable<ReturnType<typeof useIndicators>['rows']>;
}

function Breakdown({ indicators, filter, dimension: asked, total }: BreakdownProps) {
  const own = answerable(indicators, [asked]).filter(({ numerator }) => numerator.alwaysBy === undefined);
  const ids = own.map(({ id }) => id);
  const [chosen, setChosen] = useState<string | null>(null);
  const counts = new Set(total.filter(({ value }) => value !== null && value > 0).map(({ indicator }) => indicator));
  // At first the one with a target, else one that has something to show.
  const shown = own.find(({ id }) => id === chosen) ?? own.find(({ targets }) => targets.length > 0) ?? own.find(({ id }) => counts.has(id)) ?? own[0];
  const { groups: all, dimension, error, loading } = useGroups(ids, asked, filter, ids.length > 0);
  const drill = useDrill(dimension);
  const pick = usePick(dimension, loading);
  if (shown === undefined) return null;
  const groups = chosenOf(all, pick);
  const cut = DIMENSIONS[dimension].label;
  return (
    <>
      {error && <ErrorNotice error={error} />}
      <ChartPanel
        title={`${shown.label}（按${cut}）`}
        indicator={shown.id}
        busy={loading}
        extra={
          <Select
            size="small"
            className="theme-choice"
            aria-label="图中的指标"
            value={shown.id}
            onChange={setChosen}
            options={own.map(({ id, label }) => ({ value: id, label }))}
          />
        }
        chart={<GroupBars indicator={shown.id} groups={all} pick={pick} />}
        table={<GroupTable dimensionLabel={cut} groups={groups} indicators={[shown.id]} total={total.filter(({ indicator }) => indicator === shown.id)} onSelect={drill} />}
      />
      <Panel title={`明细（按${cut}）`} busy={loading}>
        <GroupTable dimensionLabel={cut} groups={groups} indicators={ids} total={total.filter(({ indicator }) => ids.includes(indicator))} height={420} onSelect={drill} />
      </Panel>
    </>
  );
}
