import { DIMENSIONS, type DimensionId } from '../../../shared/indicators';
import { usePageFilter, type PageFilter } from '../../address';
import { GroupBars } from '../../charts/group-bars';
import { RiskDoughnut } from '../../charts/risk-doughnut';
import { RiskStack } from '../../charts/risk-stack';
import { AnalysisPage } from '../../components/analysis-page';
import { ChartPanel } from '../../components/chart-panel';
import { cutOf, isCut } from '../../components/cut-choice';
import { CrossPanel } from '../../components/cross-panel';
import { FigureCard } from '../../components/figure-card';
import { GroupTable } from '../../components/group-table';
import { LevelNote } from '../../components/level-note';
import { ErrorNotice } from '../../components/notices';
import { MultiplesPanel } from '../../components/multiples-panel';
import { PyramidPanel } from '../../components/pyramid-panel';
import { RiskTable } from '../../components/risk-table';
import { TargetPanel } from '../../components/target-table';
import { TrendPanel } from '../../components/trend-panel';
import { WhenSeen } from '../../components/when-seen';
import { riskGroup, type RiskGroup } from '../../groups';
import type { IndicatorRow } from '../../indicator-table';
import { useDrill } from '../../use-drill';
import { useGroups, useRiskGroups } from '../../use-groups';
import { useIndicators } from '../../use-indicators';
import { useLevelFocus } from '../../use-level-focus';
import { chosenOf, usePick } from '../../use-pick';
import { ScalePanel } from './scale-panel';
import { ScoresPanel } from './scores-panel';
import { SourcesPanel } from './sources-panel';

const INDICATORS = ['assessmentCompletion', 'assessedStudents', 'studentsToAssess', 'schoolsAssessed', 'schoolAssessmentRate'] as const;
const PANELS_HEIGHT = 800;
const CARDS = [...INDICATORS, 'validResults'] as const;
const TRENDS = ['assessmentCompletion', 'schoolAssessmentRate', 'riskDistribution'] as const;
const DRAWN_LEVELS = ['3', '2', '1'] as const;

export function AssessmentPage() {
  const [filter] = usePageFilter();
  return (
    <AnalysisPage title="测评与风险" needs={['schools', 'assessed']} remark={<span className="caution">筛查结果不作为诊断依据</span>} deepestCut="school">
      <Assessment filter={filter} />
    </AnalysisPage>
  );
}

function Assessment({ filter }: { readonly filter: PageFilter }) {
  const total = useIndicators(INDICATORS, [], filter);
  const valid = useIndicators(['validResults'], [], filter);
  const risk = useIndicators(['riskDistribution'], ['riskLevel'], filter);
  const focus = useLevelFocus();
  const totals = new Map([...(total.rows ?? []), ...(valid.rows ?? [])].map((row) => [row.indicator, row]));
  const riskTotal = riskGroup('total', '合计', '合计', risk.rows ?? []);
  const whole = { filter, total: total.rows ?? [], riskTotal };
  const error = total.error ?? valid.error ?? risk.error;
  return (
    <>
      {error && <ErrorNotice error={error} />}
      <div className="figure-cards">
        {CARDS.map((indicator) => (
          <FigureCard key={indicator} indicator={indicator} row={totals.get(indicator)} />
        ))}
      </div>
      {total.comparisonNote !== '' && <p className="comparison-note">{total.comparisonNote}</p>}
      <LevelNote />
      <div className="chart-grid">
        {isCut(filter) && <CutPanels {...whole} dimension={cutOf(filter)} />}
        <ChartPanel
          title="风险等级构成"
          indicator="riskDistribution"
          id="riskDistribution-levels"
          busy={risk.loading}
          note={risk.privacyNote}
          chart={<RiskDoughnut group={riskTotal} focus={focus} />}
          table={<RiskTable dimensionLabel="范围" groups={[]} total={riskTotal} />}
        />
        <WhenSeen height={PANELS_HEIGHT / 2}>
          <PyramidPanel filter={filter} />
        </WhenSeen>
        {isCut(filter) && cutOf(filter) !== 'stage' && <CutPanels {...whole} dimension="stage" idSuffix="-stage" />}
      </div>
      {isCut(filter) && (
        <WhenSeen height={PANELS_HEIGHT}>
          <CrossPanel themes={['risk', 'assessment']} filter={filter} />
          <MultiplesPanel filter={filter} />
        </WhenSeen>
      )}
      <TargetPanel rows={total.rows ?? []} />
      <TrendPanel indicators={TRENDS} filter={filter} levels={DRAWN_LEVELS} byArea />
      <ScalePanel filter={filter} />
      <ScoresPanel filter={filter} />
      <SourcesPanel filter={filter} />
    </>
  );
}

interface CutPanelsProps {
  readonly filter: PageFilter;
  readonly total: readonly IndicatorRow[];
  readonly riskTotal: RiskGroup;
  readonly dimension: DimensionId;
  /** Keeps the panels of two cuts of one indicator apart. */
  readonly idSuffix?: string;
}

/** Completion and risk by one dimension. */
function CutPanels({ filter, dimension: asked, idSuffix = '', total, riskTotal }: CutPanelsProps) {
  const completion = useGroups(INDICATORS, asked, filter);
  const risk = useRiskGroups(asked, filter, completion);
  const { dimension, groups } = completion;
  const onSelect = useDrill(dimension);
  const pick = usePick(dimension, completion.loading);
  const pickRisk = usePick(risk.dimension, risk.loading);
  const focus = useLevelFocus();
  const cut = DIMENSIONS[dimension].label;
  const error = completion.error ?? risk.error;
  return (
    <>
      {error && <ErrorNotice error={error} />}
      <ChartPanel
        title={`测评完成率（按${cut}）`}
        indicator="assessmentCompletion"
        id={`assessmentCompletion${idSuffix}`}
        busy={completion.loading}
        chart={<GroupBars indicator="assessmentCompletion" groups={groups} pick={pick} />}
        table={<GroupTable dimensionLabel={cut} groups={chosenOf(groups, pick)} indicators={INDICATORS} total={total} onSelect={onSelect} />}
      />
      <ChartPanel
        title={`风险等级分布（按${cut}）`}
        indicator="riskDistribution"
        id={`riskDistribution${idSuffix}`}
        busy={risk.loading}
        note={risk.privacyNote}
        chart={<RiskStack groups={risk.groups} pick={pickRisk} focus={focus} />}
        table={<RiskTable dimensionLabel={cut} groups={chosenOf(risk.groups, pickRisk)} total={riskTotal} onSelect={onSelect} />}
      />
    </>
  );
}
