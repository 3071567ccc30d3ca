import { useState } from 'react';
import { dayLabel } from '../../../shared/as-of';
import { formatInteger } from '../../../shared/format';
import { headlineCoverage, type Scope } from '../../../shared/scope';
import { DIMENSIONS } from '../../../shared/indicators';
import { usePageFilter, type PageFilter } from '../../address';
import { useAsOf } from '../../as-of';
import { GroupBars } from '../../charts/group-bars';
import { RiskDoughnut } from '../../charts/risk-doughnut';
import { RiskStack } from '../../charts/risk-stack';
import { AnalysisPage } from '../../components/analysis-page';
import { ChartPanel } from '../../components/chart-panel';
import { cutOf } from '../../components/cut-choice';
import { FigureCard } from '../../components/figure-card';
import { GroupTable } from '../../components/group-table';
import { LevelNote } from '../../components/level-note';
import { ErrorNotice } from '../../components/notices';
import { MapPanel } from '../../components/map-panel';
import { Panel } from '../../components/panel';
import { RiskTable } from '../../components/risk-table';
import { TargetTable } from '../../components/target-table';
import { TrendPanel } from '../../components/trend-panel';
import { WhenSeen } from '../../components/when-seen';
import { riskGroup } from '../../groups';
import type { IndicatorRow } from '../../indicator-table';
import { useRiskScheme } from '../../settings';
import { useDrill } from '../../use-drill';
import { useGroups, useRiskGroups } from '../../use-groups';
import { useIndicators } from '../../use-indicators';
import { useLevelFocus } from '../../use-level-focus';
import { chosenOf, usePick } from '../../use-pick';
import { AttentionPanel } from './attention-panel';
import { changeFindings } from './change-findings';
import { ChangeList, FindingList } from './finding-list';
import { findings } from './findings';
import './overview.css';

const headlinesOf = (scope: Scope) => ['schoolCount', headlineCoverage(scope), 'counselorCount', 'studentsPerCounselor', 'assessmentCompletion', 'schoolsAssessed'] as const;
const PARTS = ['fullTimeCounselorCount', 'partTimeCounselorCount', 'schoolAssessmentRate', 'assessedStudents', 'studentsToAssess'] as const;

const MAP_HEIGHT = 360;
const SHORT_NAMES = { counselorCoverage: '专兼职教师配备率', fullTimeCoverage: '专职教师配备率', assessmentCompletion: '测评完成率' } as const;

function count(rows: ReadonlyMap<string, IndicatorRow>, indicator: string): string {
  const value = rows.get(indicator)?.value;
  return value === null || value === undefined ? '—' : formatInteger(value);
}

function Headlines({ rows, scope }: { readonly rows: ReadonlyMap<string, IndicatorRow>; readonly scope: Scope }) {
  const details: Partial<Record<ReturnType<typeof headlinesOf>[number], string>> = {
    schoolCount: '中小学，不含幼儿园',
    counselorCount: `专职 ${count(rows, 'fullTimeCounselorCount')}，兼职 ${count(rows, 'partTimeCounselorCount')}`,
    studentsPerCounselor: '在校生数 ÷ 专兼职教师数',
    assessmentCompletion: `实测 ${count(rows, 'assessedStudents')} / 应测 ${count(rows, 'studentsToAssess')}`,
    schoolsAssessed: `共 ${count(rows, 'schoolCount')} 所学校`,
  };
  return (
    <div className="figure-cards">
      {headlinesOf(scope).map((indicator) => (
        <FigureCard key={indicator} indicator={indicator} row={rows.get(indicator)} detail={details[indicator]} />
      ))}
    </div>
  );
}

/** The table is made when somebody opens it. */
function AllTargets({ asOf, rows }: { readonly asOf: string; readonly rows: readonly IndicatorRow[] }) {
  const [open, setOpen] = useState(false);
  return (
    <details className="all-targets" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>逐项对照各级目标（按{dayLabel(asOf)}有效的文件）</summary>
      {open && <TargetTable rows={rows} />}
    </details>
  );
}

export function OverviewPage() {
  const [filter] = usePageFilter();
  return (
    <AnalysisPage title="总览" needs={['schools']} wants={['counselors', 'assessed']} remark={<span className="caution">筛查结果不作为诊断依据</span>} deepestCut="stage">
      <Overview filter={filter} />
    </AnalysisPage>
  );
}

function Overview({ filter }: { readonly filter: PageFilter }) {
  // A share of one school is 0 or 100 %, so below the county the figures are cut by stage.
  const total = useIndicators([...headlinesOf(filter.scope), ...PARTS], [], filter);
  const charted = [headlineCoverage(filter.scope), 'assessmentCompletion'] as const;
  const byGroup = useGroups(charted, cutOf(filter, 'stage'), filter);
  const risk = useIndicators(['riskDistribution'], ['riskLevel'], filter);
  const riskByGroup = useRiskGroups(cutOf(filter, 'stage'), filter, byGroup);
  const asOf = useAsOf();
  const scheme = useRiskScheme();
  const { dimension } = byGroup;
  const cut = DIMENSIONS[dimension].label;
  const onSelect = useDrill(dimension);
  const pick = usePick(dimension, byGroup.loading);
  const pickRisk = usePick(riskByGroup.dimension, riskByGroup.loading);
  const focus = useLevelFocus();

  const totals = new Map((total.rows ?? []).map((row) => [row.indicator, row]));
  const groups = chosenOf(byGroup.groups, pick);
  const whole = [...(total.rows ?? []), ...(risk.rows ?? [])];
  const riskTotal = riskGroup('total', '合计', '合计', risk.rows ?? []);
  const errors = [total, byGroup, risk, riskByGroup].flatMap((answer) => (answer.error === null ? [] : [answer.error]));
  return (
    <>
      {errors[0] && <ErrorNotice error={errors[0]} />}
      <Headlines rows={totals} scope={filter.scope} />
      <div className="overview-findings">
        <Panel title="对照目标">
          <FindingList findings={findings(total.rows ?? [], groups, asOf)} />
          <AllTargets asOf={asOf} rows={total.rows ?? []} />
        </Panel>
        <AttentionPanel filter={filter} ready={[total, byGroup, risk, riskByGroup].every(({ rows, loading }) => rows !== null && !loading)} />
      </div>
      {total.comparisonNote !== '' && (
        <Panel title="与上学年相比" note={total.comparisonNote} busy={total.loading}>
          <ChangeList findings={changeFindings(whole, groups, scheme)} compared={whole.some(({ comparison }) => comparison?.change != null)} />
        </Panel>
      )}
      <div className="chart-grid">
        {charted.map((indicator) => (
          <ChartPanel
            key={indicator}
            title={`${SHORT_NAMES[indicator]}（按${cut}）`}
            indicator={indicator}
            busy={byGroup.loading}
            chart={<GroupBars indicator={indicator} groups={byGroup.groups} pick={pick} />}
            table={<GroupTable dimensionLabel={cut} groups={groups} indicators={[indicator]} total={total.rows?.filter((row) => row.indicator === indicator)} onSelect={onSelect} />}
          />
        ))}
        <ChartPanel
          title={`风险等级分布（按${cut}）`}
          indicator="riskDistribution"
          busy={riskByGroup.loading}
          note={riskByGroup.privacyNote}
          chart={<RiskStack groups={riskByGroup.groups} pick={pickRisk} focus={focus} />}
          table={<RiskTable dimensionLabel={cut} groups={chosenOf(riskByGroup.groups, pickRisk)} total={riskTotal} onSelect={onSelect} />}
        />
        <ChartPanel
          title="风险等级构成"
          indicator="riskDistribution"
          id="riskDistribution-levels"
          busy={risk.loading}
          note={risk.privacyNote}
          chart={<RiskDoughnut group={riskTotal} focus={focus} />}
          table={<RiskTable dimensionLabel="范围" groups={[]} total={riskTotal} />}
        />
      </div>
      <WhenSeen height={MAP_HEIGHT}>
        <MapPanel indicator={headlineCoverage(filter.scope)} filter={filter} />
      </WhenSeen>
      <TrendPanel indicators={charted} filter={filter} />
      <LevelNote />
    </>
  );
}
