/** How well the questionnaires worked: valid answers, reliability, spread, and the rules behind the levels. */
import { Alert, Select, Tabs } from 'antd';
import { type ReactNode, useState } from 'react';
import { formatInteger } from '../../../shared/format';
import type { ScaleQuality, ScoreQuality } from '../../../shared/scale-quality';
import { PLACE } from '../../../shared/indicators';
import { placeFilter, type PageFilter, scopeAsked } from '../../address';
import { ScoreHistogram } from '../../charts/score-histogram';
import { ChartSection } from '../../components/chart-view';
import { ErrorNotice } from '../../components/notices';
import { Panel } from '../../components/panel';
import { useCall } from '../../engine-client';
import { ReliabilityTab } from './reliability-tab';
import { BinTable, ComparisonTable, countText, ItemTable, LevelTable, ReasonTable, ScoreTable } from './scale-tables';

export function ScalePanel({ filter }: { readonly filter: PageFilter }) {
  const year = filter.schoolYear === null ? {} : { schoolYear: filter.schoolYear };
  const { result: used } = useCall('scale.list', year);
  const [chosen, setChosen] = useState<string | null>(null);
  const scale = used?.scales.find((each) => each.scale === chosen)?.scale ?? used?.scales[0]?.scale ?? null;
  const { result, error, loading } = useCall('scale.quality', scale === null ? null : { ...placeFilter(filter), ...year, areaBasis: filter.areaBasis, ...scopeAsked(filter), scale });
  if (used === null) return null;
  if (scale === null) {
    return (
      <Panel title="量表质量">
        <p className="figure-missing">本学年没有导入测评原始作答（逐题答案），看不到信度、效度和各题情况。平台能导出逐题作答的，把表格拖进“数据导入”即可。</p>
      </Panel>
    );
  }
  return (
    <Panel
      title="量表质量"
      dimensions={PLACE}
      busy={loading}
      note="按每名学生本学年最近一次作答统计。α、ω 用完整作答计算；人数少于下限的不显示，由别的数字能推算出来的也不显示。题目内容受版权保护，本程序只有题号。"
      extra={
        <Select
          size="small"
          className="theme-choice"
          aria-label="量表"
          value={scale}
          onChange={setChosen}
          options={used.scales.map((each) => ({ value: each.scale, label: each.persons === null ? each.label : `${each.label}（${formatInteger(each.persons)} 人）` }))}
          data-testid="scale-choice"
        />
      }
    >
      {error !== null && <ErrorNotice error={error} />}
      {result !== null && error === null && <Quality key={result.scale} quality={result} filter={filter} />}
    </Panel>
  );
}

function Quality({ quality, filter }: { readonly quality: ScaleQuality; readonly filter: PageFilter }) {
  const [score, setScore] = useState<string | null>(null);
  const { persons, valid, minimum } = quality;
  const shown = quality.scores.find(({ id }) => id === score) ?? quality.scores[0];
  if (quality.suppressed) return <Alert type="info" showIcon title={`所选范围内有效作答少于 ${minimum} 人，为保护学生隐私不显示。`} data-testid="scale-suppressed" />;
  const outside = quality.notices.find(({ id }) => id === 'outsideGrade');
  const graded = quality.bandSets.length === 0 ? '' : `分级标准：${quality.bandSets.join('、')}。`;
  return (
    <>
      <p className="plan-headline" data-testid="scale-headline">
        {`${quality.label}：${countText(persons)} 人作答，有效 ${countText(valid)} 人。${graded}`}
      </p>
      {outside !== undefined && <Alert type="warning" showIcon title={`${outside.persons === null ? '有学生' : `有 ${formatInteger(outside.persons)} 名学生`}的年级不在本量表适用范围内。得分仅供参考，等级请勿直接采用；今后请改用适合该年级的量表。`} data-testid="scale-outside-grades" />}
      <p className="chart-note">
        {`全部题目都作答的${quality.reliabilityPersons === null ? `少于 ${minimum} 份` : ` ${formatInteger(quality.reliabilityPersons)} 份`}${quality.sampled ? '（从全部有效作答中按化名固定抽取，每次相同）' : ''}，信度由各得分的完整作答计算。记分键：${quality.source}。`}
      </p>
      <Tabs
        size="small"
        items={[
          {
            key: 'scores',
            label: '得分与信度',
            children: (
              <div className="scale-scores">
                <ScoreTable scores={quality.scores} />
                {shown !== undefined && <Histogram shown={shown} minimum={minimum} graded={graded} choice={<Select size="small" className="theme-choice" aria-label="图中的得分" value={shown.id} onChange={setScore} options={quality.scores.map(({ id, name }) => ({ value: id, label: name }))} />} />}
              </div>
            ),
          },
          { key: 'groups', label: '分组信度', children: <ReliabilityTab scale={quality.scale} filter={filter} /> },
          { key: 'items', label: '各题', children: <ItemTable items={quality.items} reason={quality.itemsReason} /> },
          {
            key: 'levels',
            label: '等级与规则',
            children: (
              <div className="chart-grid">
                <LevelTable levels={quality.levels} />
                <ReasonTable title="规则" reasons={quality.rules} coded />
              </div>
            ),
          },
          {
            key: 'validity',
            label: '作答有效性',
            children: (
              <div className="chart-grid">
                <ReasonTable title="作废原因（一份可有几条）" reasons={quality.invalidReasons} />
                <ReasonTable title="仍然有效，需留意" reasons={quality.notices} />
              </div>
            ),
          },
          ...(quality.comparison === null ? [] : [{ key: 'comparison', label: '与上报等级比较', children: <ComparisonTable comparison={quality.comparison} /> }]),
        ]}
      />
    </>
  );
}

interface HistogramProps {
  readonly shown: ScoreQuality;
  readonly minimum: number;
  /** By which bands, in words; '' without any. */
  readonly graded: string;
  readonly choice: ReactNode;
}

function Histogram({ shown, minimum, graded, choice }: HistogramProps) {
  if (shown.bins.length === 0) {
    return (
      <div>
        {choice}
        <p className="figure-missing">{shown.reason}</p>
      </div>
    );
  }
  return (
    <ChartSection
      id="score-histogram"
      title={`${shown.name}的分布`}
      note={graded === '' ? '' : `虚线为各分数段的起点。${graded}`}
      extra={choice}
      chart={<ScoreHistogram name={shown.name} bins={shown.bins} minimum={minimum} />}
      table={<BinTable bins={shown.bins} />}
    />
  );
}
