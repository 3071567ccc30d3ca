/** The hotline's calls: when people call, who and about what, how grave, what was done, how long they waited. */
import { Button, Table, Tabs, type TableColumnsType } from 'antd';
import { Bar } from 'recharts';
import { formatInteger, formatPercent, MISSING_TEXT, SUPPRESSED_TEXT } from '../../../shared/format';
import { type CallPart, type CallReview, type CallTimes, type Lengths, type SafeCalls, WEEKDAY_LABELS } from '../../../shared/hotline-calls';
import { type PageFilter, placeFilter } from '../../address';
import { HATCH_FILL } from '../../charts/hatch';
import { countGrid } from '../../charts/count-grid';
import { HeatMap } from '../../charts/heat-map';
import { BAR_SIZE, COUNT_AXIS, HorizontalBars } from '../../charts/horizontal-bars';
import { ChartSection } from '../../components/chart-view';
import { ErrorNotice } from '../../components/notices';
import { useFigureOrigin } from '../../components/origin/figure-origin';
import { Panel } from '../../components/panel';
import { useCall, useEngine } from '../../engine-client';
import { ACCENT } from '../../theme';
import { useIndicators } from '../../use-indicators';
import { useSave } from '../../use-save';

const COUNTED = 'hotlineCalls';

const told = (calls: SafeCalls): string => (calls === null ? SUPPRESSED_TEXT : formatInteger(calls));
const ratio = (part: number, whole: number): string => (whole === 0 ? MISSING_TEXT : formatPercent(part / whole));
const length = (value: number | null, unit: string): string => (value === null ? MISSING_TEXT : `${Number(value.toFixed(1))} ${unit}`);

const timeColumns = (first: string, name: (label: string) => string): TableColumnsType<CallTimes> => [
  { title: first, dataIndex: 'label', render: name },
  { title: '来电', dataIndex: 'calls', align: 'right', width: 110, render: formatInteger },
  { title: '接通', dataIndex: 'answered', align: 'right', width: 110, render: formatInteger },
  { title: '接通率', align: 'right', width: 120, render: (_, { answered, answerKnown }) => ratio(answered, answerKnown) },
  { title: '等待时长中位数', dataIndex: 'medianWait', align: 'right', width: 150, render: (value: number | null) => length(value, '秒') },
];

function PartBars({ part, calls }: { readonly part: CallPart; readonly calls: number }) {
  const bars = part.parts
    .filter((each) => each.calls !== 0)
    .map((each) => ({
      key: each.label,
      group: { label: each.label, shortLabel: each.label },
      length: each.calls ?? 0,
      text: told(each.calls),
      told: each.calls === null ? SUPPRESSED_TEXT : `${formatInteger(each.calls)} 次（${ratio(each.calls, calls)}）`,
      fill: each.calls === null ? HATCH_FILL : ACCENT,
    }));
  return (
    <ChartSection
      id={`calls-${part.id}`}
      title={`来电按${part.label}`}
      chart={
        <HorizontalBars bars={bars} of={bars.length} legend={[]} axis={COUNT_AXIS} tipLines={(bar) => [{ label: bar.group.label, text: bar.told }]}>
          <Bar dataKey="length" isAnimationActive={false} radius={[0, 2, 2, 0]} maxBarSize={BAR_SIZE} />
        </HorizontalBars>
      }
    />
  );
}

interface TopicRow {
  readonly topic: string;
  readonly calls: readonly SafeCalls[];
  readonly total: SafeCalls;
}

function TopicTable({ table, totals }: { readonly table: NonNullable<CallReview['topicByLevel']>; readonly totals: readonly SafeCalls[] }) {
  const columns: TableColumnsType<TopicRow> = [
    { title: '问题类型', dataIndex: 'topic' },
    ...table.levels.map((level, index) => ({ title: `危机等级：${level}`, key: level, align: 'right' as const, width: 120, render: (_: unknown, row: TopicRow) => told(row.calls[index] ?? null) })),
    { title: '合计', dataIndex: 'total', align: 'right', width: 110, render: told },
  ];
  return <Table<TopicRow> size="small" rowKey="topic" columns={columns} dataSource={table.topics.map((topic, index) => ({ topic, calls: table.calls[index] ?? [], total: totals[index] ?? null }))} pagination={false} />;
}

const lengthColumns: TableColumnsType<{ readonly label: string; readonly unit: string; readonly lengths: Lengths }> = [
  { title: '项目', dataIndex: 'label' },
  { title: '登记了的来电', align: 'right', width: 140, render: (_, { lengths }) => formatInteger(lengths.known) },
  { title: '中位数', align: 'right', width: 140, render: (_, { lengths, unit }) => length(lengths.median, unit) },
  { title: '九成不超过', align: 'right', width: 140, render: (_, { lengths, unit }) => length(lengths.ninetieth, unit) },
];

/** @param onOpen opens where the calls of an hour of a weekday come from */
function tabsOf(review: CallReview, onOpen: ((about: string) => void) | undefined) {
  const hours = Array.from({ length: 24 }, (_, hour) => `${hour}时`);
  const topics = review.parts.find(({ id }) => id === 'topic')?.parts.map(({ calls }) => calls) ?? [];
  return [
    { key: 'week', label: '星期与时段', children: <ChartSection id="calls-week" title="各星期各时段的来电次数" chart={<HeatMap label="各星期各时段的来电次数" rowTitle="星期" {...countGrid(WEEKDAY_LABELS, hours, review.week)} open={onOpen && { hint: '点击看来电从哪些文件来', at: (row, column) => onOpen(`${WEEKDAY_LABELS[row] ?? ''} ${hours[column] ?? ''}：${formatInteger(review.week[row]?.[column] ?? 0)} 次`) }} />} /> },
    { key: 'months', label: '分月', children: <Table<CallTimes> size="small" rowKey="label" columns={timeColumns('月份', (month) => `${Number(month.slice(0, 4))}年${Number(month.slice(5))}月`)} dataSource={[...review.months]} pagination={false} /> },
    {
      key: 'answer',
      label: '接通与时长',
      children: (
        <>
          <Table size="small" rowKey="label" columns={lengthColumns} dataSource={[{ label: '等待接听', unit: '秒', lengths: review.waitSeconds }, { label: '通话', unit: '分钟', lengths: review.minutes }]} pagination={false} />
          <Table<CallTimes> size="small" rowKey="label" columns={timeColumns('时段', (hour) => `${hour}:00—${hour}:59`)} dataSource={[...review.hours]} pagination={false} className="table-below" />
        </>
      ),
    },
    ...(review.topicByLevel === null
      ? []
      : [
          { key: 'parts', label: '来电者、问题与处置', children: <div className="part-grid">{review.parts.map((part) => <PartBars key={part.id} part={part} calls={review.calls} />)}</div> },
          { key: 'topics', label: '问题类型与危机等级', children: <TopicTable table={review.topicByLevel} totals={topics} /> },
        ]),
  ];
}

export function CallsPanel({ filter }: { readonly filter: PageFilter }) {
  const engine = useEngine();
  const { saving, save } = useSave();
  const request = { areaBasis: filter.areaBasis, ...(filter.county.length === 0 ? {} : { county: [...filter.county] }), ...(filter.schoolYear === null ? {} : { schoolYear: filter.schoolYear }) };
  const { result, error, loading } = useCall('hotline.calls', request);
  // Where calls come from is told of their number, under filters that it knows.
  const origin = useFigureOrigin();
  const canTell = Object.keys(placeFilter(filter)).every((name) => name === 'county');
  const counted = useIndicators([COUNTED], [], filter, canTell).rows?.[0];
  const onOpen = origin === null || counted === undefined ? undefined : (about: string) => origin.open({ indicator: COUNTED, row: counted, about });
  if (error !== null) return <ErrorNotice error={error} />;
  if (result?.period == null) return null;
  const few = result.topicByLevel === null ? `来电少于 ${result.minimum} 次，不显示来电者、问题和危机等级。` : `少于 ${result.minimum} 次的类别不显示，能由其他数推算出来的一并不显示。`;
  return (
    <Panel
      title="来电分析"
      dimensions={['county']}
      unscoped
      busy={loading}
      note={`按来电登记表统计，不含来电者姓名、号码和谈话内容；按来电者的县区筛选，学段筛选在此不起作用。${few}`}
      extra={
        <Button size="small" loading={saving} onClick={() => void save(() => engine.call('hotline.callsWorkbook', request))} data-testid="calls-export">
          导出 Excel
        </Button>
      }
    >
      <p className="plan-headline" data-testid="calls-headline">
        {`${result.period.from} 至 ${result.period.to}，来电 ${formatInteger(result.calls)} 次，登记为接通 ${formatInteger(result.answered)} 次（${ratio(result.answered, result.answerKnown)}）。`}
        {result.withoutTime > 0 && `有 ${formatInteger(result.withoutTime)} 次只登记了日期，不在时段之内。`}
      </p>
      <Tabs size="small" items={tabsOf(result, onOpen)} />
    </Panel>
  );
}
