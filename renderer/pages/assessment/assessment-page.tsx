import { DIMENSIONS, type DimensionId } from '../../../shared/indicators';
import { drillLevel, usePageFilter, type PageFilter } from '../../address';
import { GroupBars } from '../../charts/group-bars';
import { RiskDoughnut } from '../../charts/risk-doughnut';
import { RiskStack } from '../../charts/risk-stack';
import { AnalysisPage } from '../../components/analysis-page';
import { ChartPanel } from '../../components/chart-panel';
import { FigureCard } from '../../components/figure-card';
import { GroupTable } from '../../components/group-table';
import { ErrorNotice } from '../../components/notices';
import { RiskTable } from '../../components/risk-table';
import { groupRows, riskGroup, riskGroups, type RiskGroup } from '../../groups';
import type { IndicatorRow } from '../../indicator-table';
import { useDrill } from '../../use-drill';
import { useIndicators } from '../../use-indicators';
import { LevelNote } from './level-note';

const INDICATORS = ['assessmentCompletion', 'assessedStudents', 'studentsToAssess', 'schoolsAssessed', 'schoolAssessmentRate'] as const;
const CARDS = [...INDICATORS, 'validResults'] as const;

export function AssessmentPage() {
  const [filter] = usePageFilter();
  return (
    <AnalysisPage title="测评与风险" needs={['schools', 'assessed']} remark={<span className="caution">筛查结果不作为诊断依据</span>}>
      <Assessment filter={filter} />
    </AnalysisPage>
  );
}

function Assessment({ filter }: { readonly filter: PageFilter }) {
  const level = drillLevel(filter);
  const total = useIndicators(INDICATORS, [], filter);
  const valid = useIndicators(['validResults'], [], filter);
  const risk = useIndicators(['riskDistribution'], ['riskLevel'], filter);
  const totals = new Map([...(total.rows ?? []), ...(valid.rows ?? [])].map((row) => [row.indicator, row]));
  const riskTotal = riskGroup('total', '合计', '合计', risk.rows ?? []);
  const error = total.error ?? valid.error ?? risk.error;
  return (
    <>
      {error && <ErrorNotice error={error} />}
      <div className="figure-cards">
        {CARDS.map((indicator) => (
          <FigureCard key={indicator} indicator={indicator} row={totals.get(indicator)} />
        ))}
      </div>
      <LevelNote />
      <div className="chart-grid">
        <ChartPanel
          title="风险等级构成"
          indicator="riskDistribution"
          id="riskDistribution-levels"
          busy={risk.loading}
          note={risk.privacyNote}
          chart={<RiskDoughnut group={riskTotal} />}
          table={<RiskTable dimensionLabel="范围" groups={[]} total={riskTotal} />}
        />
        {level !== 'school' && (
          <Breakdown filter={filter} dimension={level === 'city' ? 'county' : 'school'} total={total.rows ?? []} riskTotal={riskTotal} />
        )}
      </div>
    </>
  );
}

interface BreakdownProps {
  readonly filter: PageFilter;
  readonly dimension: DimensionId;
  readonly total: readonly IndicatorRow[];
  readonly riskTotal: RiskGroup;
}

function Breakdown({ filter, dimension, total, riskTotal }: BreakdownProps) {
  const byGroup = useIndicators(INDICATORS, [dimension], filter);
  const byStage = useIndicators(INDICATORS, ['stage'], filter);
  const riskByGroup = useIndicators(['riskDistribution'], [dimension, 'riskLevel'], filter);
  const riskByStage = useIndicators(['riskDistribution'], ['stage', 'riskLevel'], filter);
  const drill = useDrill();
  const cut = DIMENSIONS[dimension].label;
  const groups = groupRows(byGroup.rows ?? [], dimension);
  const stages = groupRows(byStage.rows ?? [], 'stage');
  const riskOfGroups = riskGroups(riskByGroup.rows ?? [], dimension, groups);
  const riskOfStages = riskGroups(riskByStage.rows ?? [], 'stage', stages);
  const error = byGroup.error ?? byStage.error ?? riskByGroup.error ?? riskByStage.error;
  return (
    <>
      {error && <ErrorNotice error={error} />}
      <ChartPanel
        title={`测评完成率（按${cut}）`}
        indicator="assessmentCompletion"
        busy={byGroup.loading}
        chart={<GroupBars indicator="assessmentCompletion" groups={groups} onSelect={drill} />}
        table={<GroupTable dimensionLabel={cut} groups={groups} indicators={INDICATORS} total={total} onSelect={drill} />}
      />
      <ChartPanel
        title={`风险等级分布（按${cut}）`}
        indicator="riskDistribution"
        busy={riskByGroup.loading}
        note={riskByGroup.privacyNote}
        chart={<RiskStack groups={riskOfGroups} onSelect={drill} />}
        table={<RiskTable dimensionLabel={cut} groups={riskOfGroups} total={riskTotal} onSelect={drill} />}
      />
      <ChartPanel
        title="风险等级分布（按学段）"
        indicator="riskDistribution"
        id="riskDistribution-stage"
        busy={riskByStage.loading}
        note={riskByStage.privacyNote}
        chart={<RiskStack groups={riskOfStages} />}
        table={<RiskTable dimensionLabel="学段" groups={riskOfStages} total={riskTotal} />}
      />
      <ChartPanel
        title="测评完成率（按学段）"
        indicator="assessmentCompletion"
        id="assessmentCompletion-stage"
        busy={byStage.loading}
        chart={<GroupBars indicator="assessmentCompletion" groups={stages} />}
        table={<GroupTable dimensionLabel="学段" groups={stages} indicators={INDICATORS} total={total} />}
      />
    </>
  );
}
