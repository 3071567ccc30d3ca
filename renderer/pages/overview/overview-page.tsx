import { formatInteger } from '../../../shared/format';
import { drillLevel, usePageFilter, type PageFilter } from '../../address';
import { GroupBars } from '../../charts/group-bars';
import { RiskDoughnut } from '../../charts/risk-doughnut';
import { RiskStack } from '../../charts/risk-stack';
import { AnalysisPage } from '../../components/analysis-page';
import { ChartPanel } from '../../components/chart-panel';
import { FigureCard } from '../../components/figure-card';
import { GroupTable } from '../../components/group-table';
import { ErrorNotice } from '../../components/notices';
import { Panel } from '../../components/panel';
import { RiskTable } from '../../components/risk-table';
import { TrendPanel } from '../../components/trend-panel';
import { groupRows, riskGroup, riskGroups } from '../../groups';
import type { IndicatorRow } from '../../indicator-table';
import { useDrill } from '../../use-drill';
import { useIndicators } from '../../use-indicators';
import { changeFindings } from './change-findings';
import { ChangeList, FindingList } from './finding-list';
import { findings } from './findings';

const HEADLINES = ['schoolCount', 'counselorCoverage', 'counselorCount', 'studentsPerCounselor', 'assessmentCompletion', 'schoolsAssessed'] as const;
const PARTS = ['fullTimeCounselorCount', 'partTimeCounselorCount', 'schoolAssessmentRate', 'assessedStudents', 'studentsToAssess'] as const;
const BY_COUNTY = ['counselorCoverage', 'assessmentCompletion'] as const;

function count(rows: ReadonlyMap<string, IndicatorRow>, indicator: string): string {
  const value = rows.get(indicator)?.value;
  return value === null || value === undefined ? '—' : formatInteger(value);
}

function Headlines({ rows }: { readonly rows: ReadonlyMap<string, IndicatorRow> }) {
  const details: Partial<Record<(typeof HEADLINES)[number], string>> = {
    schoolCount: '中小学，不含幼儿园',
    counselorCount: `专职 ${count(rows, 'fullTimeCounselorCount')}，兼职 ${count(rows, 'partTimeCounselorCount')}`,
    studentsPerCounselor: '在校生数 ÷ 专兼职教师数',
    assessmentCompletion: `实测 ${count(rows, 'assessedStudents')} / 应测 ${count(rows, 'studentsToAssess')}`,
    schoolsAssessed: `共 ${count(rows, 'schoolCount')} 所学校`,
  };
  return (
    <div className="figure-cards">
      {HEADLINES.map((indicator) => (
        <FigureCard key={indicator} indicator={indicator} row={rows.get(indicator)} detail={details[indicator]} />
      ))}
    </div>
  );
}

export function OverviewPage() {
  const [filter] = usePageFilter();
  return (
    <AnalysisPage title="总览" needs={['schools']} wants={['counselors', 'assessed']} remark={<span className="caution">筛查结果不作为诊断依据</span>}>
      <Overview filter={filter} />
    </AnalysisPage>
  );
}

function Overview({ filter }: { readonly filter: PageFilter }) {
  // A share of one school is 0 or 100 %, so below the county the figures are cut by stage.
  const dimension = drillLevel(filter) === 'city' ? 'county' : 'stage';
  const cut = dimension === 'county' ? '县区' : '学段';
  const total = useIndicators([...HEADLINES, ...PARTS], [], filter);
  const byGroup = useIndicators(BY_COUNTY, [dimension], filter);
  const risk = useIndicators(['riskDistribution'], ['riskLevel'], filter);
  const riskByGroup = useIndicators(['riskDistribution'], [dimension, 'riskLevel'], filter);
  const drill = useDrill();
  const onSelect = dimension === 'county' ? drill : undefined;

  const totals = new Map((total.rows ?? []).map((row) => [row.indicator, row]));
  const groups = groupRows(byGroup.rows ?? [], dimension);
  const whole = [...(total.rows ?? []), ...(risk.rows ?? [])];
  const riskTotal = riskGroup('total', '合计', '合计', risk.rows ?? []);
  const riskByDimension = riskGroups(riskByGroup.rows ?? [], dimension, groups);
  const errors = [total, byGroup, risk, riskByGroup].flatMap((answer) => (answer.error === null ? [] : [answer.error]));
  return (
    <>
      {errors[0] && <ErrorNotice error={errors[0]} />}
      <Headlines rows={totals} />
      <Panel title="对照目标">
        <FindingList findings={findings(total.rows ?? [], groups)} />
      </Panel>
      {total.comparisonNote !== '' && (
        <Panel title="与上学年相比" note={total.comparisonNote} busy={total.loading}>
          <ChangeList findings={changeFindings(whole, groups)} compared={whole.some(({ comparison }) => comparison?.change != null)} />
        </Panel>
      )}
      <div className="chart-grid">
        {BY_COUNTY.map((indicator) => (
          <ChartPanel
            key={indicator}
            title={`${indicator === 'counselorCoverage' ? '专兼职教师配备率' : '测评完成率'}（按${cut}）`}
            indicator={indicator}
            busy={byGroup.loading}
            chart={<GroupBars indicator={indicator} groups={groups} onSelect={onSelect} />}
            table={<GroupTable dimensionLabel={cut} groups={groups} indicators={[indicator]} total={total.rows?.filter((row) => row.indicator === indicator)} onSelect={onSelect} />}
          />
        ))}
        <ChartPanel
          title={`风险等级分布（按${cut}）`}
          indicator="riskDistribution"
          busy={riskByGroup.loading}
          note={riskByGroup.privacyNote}
          chart={<RiskStack groups={riskByDimension} onSelect={onSelect} />}
          table={<RiskTable dimensionLabel={cut} groups={riskByDimension} total={riskTotal} onSelect={onSelect} />}
        />
        <ChartPanel
          title="风险等级构成"
          indicator="riskDistribution"
          id="riskDistribution-levels"
          busy={risk.loading}
          note={risk.privacyNote}
          chart={<RiskDoughnut group={riskTotal} />}
          table={<RiskTable dimensionLabel="范围" groups={[]} total={riskTotal} />}
        />
      </div>
      <TrendPanel indicators={BY_COUNTY} filter={filter} />
    </>
  );
}
