/** Totals in the light of other pupils: percentiles, published figures, and shares that can hardly be. */
import { Select, Tabs } from 'antd';
import { useState } from 'react';
import { formatInteger } from '../../../shared/format';
import { engineFilter, type PageFilter } from '../../address';
import { ErrorNotice } from '../../components/notices';
import { Panel } from '../../components/panel';
import { useCall } from '../../engine-client';
import { countText } from './scale-tables';
import { SpreadTab } from './spread-tab';
import { HintTable, MeanTable, PercentileTable, ShareTable } from './score-tables';

export function ScoresPanel({ filter }: { readonly filter: PageFilter }) {
  const year = filter.schoolYear === null ? {} : { schoolYear: filter.schoolYear };
  const place = { ...engineFilter(filter), ...year, areaBasis: filter.areaBasis };
  const { result: used } = useCall('scale.list', year);
  const [chosen, setChosen] = useState<string | null>(null);
  const scales = [...(used?.scales ?? []), ...(used?.reported ?? []).filter(({ scale }) => !used?.scales.some((each) => each.scale === scale))];
  const scale = scales.find((each) => each.scale === chosen)?.scale ?? scales[0]?.scale ?? null;
  const { result, error, loading } = useCall('scale.scores', scale === null ? null : { ...place, scale });
  const { result: checked } = useCall('scale.plausibility', place);
  if (used === null || scale === null) return null;
  const scores = error === null ? result : null;
  const hints = checked?.hints ?? [];
  return (
    <Panel
      title="得分对照"
      busy={loading}
      note="每名学生取本学年最近一次有效结果的总分。公布的数据对象、工具与本地不同，只用来发现数据问题，不作评价；两侧学生过少的百分位、人数过少的分组不显示。"
      extra={
        <Select
          size="small"
          className="theme-choice"
          aria-label="得分对照的量表"
          value={scale}
          onChange={setChosen}
          options={scales.map((each) => ({ value: each.scale, label: each.persons === null ? each.label : `${each.label}（${formatInteger(each.persons)} 人）` }))}
          data-testid="scores-choice"
        />
      }
    >
      {error !== null && <ErrorNotice error={error} />}
      {scores !== null && (
        <p className="plan-headline" data-testid="scores-headline">
          {`${scores.label}：${countText(scores.persons)} 人有总分，${scores.source === 'answers' ? '由逐题作答算出' : '为上报的总分（可能含平台换算的分数，请核对）'}。`}
        </p>
      )}
      <Tabs
        size="small"
        items={[
          { key: 'percentiles', label: '百分位', children: <PercentileTable groups={scores?.percentiles ?? []} /> },
          { key: 'spread', label: '分组分布', children: <SpreadTab scale={scale} filter={filter} /> },
          {
            key: 'published',
            label: '与公布数据对照',
            children:
              scores === null || scores.means.length + scores.shares.length === 0 ? (
                <p className="figure-missing">这个量表没有可查证的公布数据，只看百分位。</p>
              ) : (
                <div className="published-figures">
                  {scores.means.length > 0 && <MeanTable means={scores.means} />}
                  {scores.shares.length > 0 && <ShareTable shares={scores.shares} />}
                </div>
              ),
          },
          { key: 'hints', label: `请核对${hints.length > 0 ? `（${hints.length}）` : ''}`, children: <HintTable hints={hints} /> },
        ]}
      />
    </Panel>
  );
}
