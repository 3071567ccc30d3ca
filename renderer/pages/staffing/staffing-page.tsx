import { Link } from 'react-router';
import { DIMENSIONS, findIndicator, type DimensionId } from '../../../shared/indicators';
import { headlineCoverage, type Scope } from '../../../shared/scope';
import { placeFilter, usePageFilter, writeFilter, type PageFilter } from '../../address';
import { GroupBars } from '../../charts/group-bars';
import { StackedCounts, type CountSeries } from '../../charts/stacked-counts';
import { AnalysisPage } from '../../components/analysis-page';
import { ChartPanel } from '../../components/chart-panel';
import { cutOf, isCut } from '../../components/cut-choice';
import { FigureCard } from '../../components/figure-card';
import { GroupTable } from '../../components/group-table';
import { ErrorNotice } from '../../components/notices';
import { Panel } from '../../components/panel';
import { TargetPanel } from '../../components/target-table';
import { TrendPanel } from '../../components/trend-panel';
import { ACCENT } from '../../theme';
import { useDrill } from '../../use-drill';
import { useGroups } from '../../use-groups';
import { useIndicators } from '../../use-indicators';
import { chosenOf, usePick } from '../../use-pick';
import { PlanPanel } from './plan-panel';

const COUNTS = ['counselorCount', 'fullTimeCounselorCount', 'partTimeCounselorCount'] as const;
const INDICATORS = ['schoolCount', 'counselorCoverage', ...COUNTS, 'studentsPerCounselor', 'studentsPerFullTimeCounselor', 'fullTimeCoverage', 'unstaffedSchools', 'tenClassCoverage', 'certifiedShare', 'relatedMajorShare', 'largeSchoolsWithoutFullTime', 'ruralCounselorCoverage'] as const;
/** Known of counties only. */
const OF_COUNTIES = 'countiesWithResearcher';
/** The coverage that leads stands first. */
const cardsOf = (scope: Scope) => [headlineCoverage(scope), ...INDICATORS.filter((id) => id !== 'schoolCount' && id !== headlineCoverage(scope))];
const TRENDS = ['counselorCoverage', 'fullTimeCoverage', 'counselorCount', 'studentsPerCounselor'] as const;
const SERIES: readonly CountSeries[] = [
  { indicator: 'fullTimeCounselorCount', label: '专职', color: ACCENT },
  { indicator: 'partTimeCounselorCount', label: '兼职', color: 'var(--second-mark)' },
];

export function StaffingPage() {
  const [filter] = usePageFilter();
  return (
    <AnalysisPage
      title="师资覆盖"
      needs={['schools', 'counselors']}
      deepestCut="school"
      remark={
        <Link to={{ pathname: '/reconciliation', search: writeFilter(filter).toString() }} data-testid="why-this-number">
          教师数为什么是这个数
        </Link>
      }
    >
      <Staffing filter={filter} />
    </AnalysisPage>
  );
}

function Staffing({ filter }: { readonly filter: PageFilter }) {
  const total = useIndicators(INDICATORS, [], filter);
  const canAsk = Object.keys(placeFilter(filter)).every((name) => name === 'county');
  const ofCounties = useIndicators([OF_COUNTIES], [], filter, canAsk);
  const shown = [...(total.rows ?? []), ...(canAsk ? (ofCounties.rows ?? []) : [])];
  const totals = new Map(shown.map((row) => [row.indicator, row]));
  return (
    <>
      {total.error && <ErrorNotice error={total.error} />}
      <div className="figure-cards">
        {[...cardsOf(filter.scope), ...(canAsk ? [OF_COUNTIES] : [])].map((indicator) => (
          <FigureCard key={indicator} indicator={indicator} row={totals.get(indicator)} />
        ))}
      </div>
      {total.comparisonNote !== '' && <p className="comparison-note">{total.comparisonNote}</p>}
      {isCut(filter) && <Breakdown filter={filter} dimension={cutOf(filter)} total={total.rows ?? []} />}
      <TargetPanel rows={shown} />
      <TrendPanel indicators={TRENDS} filter={filter} byArea />
      {isCut(filter) && <PlanPanel filter={filter} />}
    </>
  );
}

interface BreakdownProps {
  readonly filter: PageFilter;
  readonly dimension: DimensionId;
  readonly total: NonNullable<ReturnType<typeof useIndicators>['rows']>;
}

function Breakdown({ filter, dimension: asked, total }: BreakdownProps) {
  const byGroup = useGroups(INDICATORS, asked, filter);
  const byStage = useGroups(INDICATORS, 'stage', filter);
  const { dimension } = byGroup;
  const drill = useDrill(dimension);
  const pick = usePick(dimension, byGroup.loading);
  const pickStage = usePick('stage', byStage.loading);
  const coverage = headlineCoverage(filter.scope);
  const coverageName = coverage === 'fullTimeCoverage' ? '专职教师配备率' : '专兼职教师配备率';
  const groups = chosenOf(byGroup.groups, pick);
  const cut = DIMENSIONS[dimension].label;
  const error = byGroup.error ?? byStage.error;
  const table = (indicators: readonly string[]) => (
    <GroupTable dimensionLabel={cut} groups={groups} indicators={indicators} total={total.filter((row) => indicators.includes(row.indicator))} onSelect={drill} />
  );
  const coverageByStage = (
    <ChartPanel
      title={`${coverageName}（按学段）`}
      indicator={coverage}
      id="counselorCoverage-stage"
      busy={byStage.loading}
      chart={<GroupBars indicator={coverage} groups={byStage.groups} pick={pickStage} />}
      table={<GroupTable dimensionLabel="学段" groups={chosenOf(byStage.groups, pickStage)} indicators={[coverage, 'schoolCount']} />}
    />
  );
  return (
    <>
      {error && <ErrorNotice error={error} />}
      <div className="chart-grid">
        {/* One school is either staffed or not: its share says less than the list below. */}
        {dimension !== 'school' && (
          <ChartPanel
            title={`${coverageName}（按${cut}）`}
            indicator={coverage}
            id="counselorCoverage"
            busy={byGroup.loading}
            chart={<GroupBars indicator={coverage} groups={byGroup.groups} pick={pick} />}
            table={table(['schoolCount', coverage])}
          />
        )}
        <ChartPanel
          title={`心理健康教师（按${cut}）`}
          indicator="counselorCount"
          busy={byGroup.loading}
          chart={<StackedCounts series={SERIES} total="counselorCount" groups={byGroup.groups} pick={pick} />}
          table={table(COUNTS)}
        />
        <ChartPanel
          title={`${findIndicator('studentsPerCounselor')?.label ?? ''}（按${cut}）`}
          indicator="studentsPerCounselor"
          busy={byGroup.loading}
          chart={<GroupBars indicator="studentsPerCounselor" groups={byGroup.groups} pick={pick} />}
          table={table(['studentsPerCounselor'])}
        />
        {dimension !== 'stage' && coverageByStage}
      </div>
      <Panel title={`师资明细（按${cut}）`} busy={byGroup.loading}>
        <GroupTable dimensionLabel={cut} groups={groups} indicators={INDICATORS} total={total} height={420} onSelect={drill} />
      </Panel>
    </>
  );
}
