/** Who was in time as of a day, by county or by school of one; counts only. */
import { Alert, Button, DatePicker, Segmented, Table, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { formatInteger } from '../../../shared/format';
import { dueOf, FOLLOW_UP_TIMERS, type FollowUpTimerId, TIMER_STATE_IDS, TIMER_STATES, type TimelinessRow } from '../../../shared/follow-up-timers';
import { drillLevel, type PageFilter } from '../../address';
import { ErrorNotice } from '../../components/notices';
import { Panel } from '../../components/panel';
import { useCall, useEngine } from '../../engine-client';
import { useDrill } from '../../use-drill';
import { useSave } from '../../use-save';

const HIDDEN = '样本过小';

function columnsOf(timer: FollowUpTimerId, group: string, onOpen: ((key: string) => void) | null): TableColumnsType<TimelinessRow> {
  const shown = (value: (counts: NonNullable<TimelinessRow['timers'][FollowUpTimerId]>) => string) => (_: unknown, { timers }: TimelinessRow) => {
    const counts = timers[timer];
    return counts === null ? HIDDEN : value(counts);
  };
  return [
    { title: group, dataIndex: 'label', render: (label: string, { key }) => (onOpen === null || key === '' ? label : <Button type="link" size="small" className="cell-link" onClick={() => onOpen(key)}>{label}</Button>) },
    { title: '应办', key: 'due', width: 110, align: 'right', render: shown((counts) => formatInteger(dueOf(counts))) },
    ...TIMER_STATE_IDS.map((state) => ({ title: <span title={TIMER_STATES[state].definition}>{TIMER_STATES[state].label}</span>, key: state, width: 110, align: 'right' as const, render: shown((counts) => formatInteger(counts[state])) })),
    { title: '按时率', key: 'share', width: 110, align: 'right', render: shown((counts) => (dueOf(counts) === 0 ? '—' : `${((counts.inTime / dueOf(counts)) * 100).toFixed(1)}%`)) },
  ];
}

export function TimelinessPanel({ filter }: { readonly filter: PageFilter }) {
  const engine = useEngine();
  const drill = useDrill('county');
  const { saving, save } = useSave();
  const [timer, setTimer] = useState<FollowUpTimerId>('interviewPriority');
  const [asOf, setAsOf] = useState<string | null>(null);
  const [county] = filter.county;
  // The schools of one county; of several counties their rows are among the others.
  const request = { areaBasis: filter.areaBasis, ...(filter.schoolYear === null ? {} : { schoolYear: filter.schoolYear }), ...(county === undefined || filter.county.length > 1 ? {} : { county }), ...(asOf === null ? {} : { asOf }) };
  const { result, error, loading } = useCall('followUp.timeliness', request);
  const shown = error === null ? result : null;
  if (error?.code === 'NO_DATA') return null;
  const definition = FOLLOW_UP_TIMERS.find(({ id }) => id === timer)?.definition ?? '';
  const isCity = drillLevel(filter) === 'city';
  return (
    <Panel
      title="办理时限"
      dimensions={['county']}
      unscoped
      busy={loading}
      note={`${definition}应办人数少于 ${shown?.minimum ?? 10} 的，以及能由此推算出它的，都不显示。时限为通行做法，供督办参考；不显示任何学生。`}
      extra={
        <span className="plan-choices">
          <DatePicker size="small" aria-label="统计日" placeholder="统计日" onChange={(_, day) => setAsOf(day || null)} />
          <Button size="small" loading={saving} disabled={shown === null} onClick={() => void save(() => engine.call('followUp.timelinessWorkbook', request))} data-testid="timeliness-export">
            导出 Excel
          </Button>
        </span>
      }
    >
      {error !== null && <ErrorNotice error={error} />}
      {shown !== null && (
        <>
          <Segmented<FollowUpTimerId> size="small" value={timer} onChange={setTimer} options={FOLLOW_UP_TIMERS.map(({ id, label }) => ({ value: id, label }))} />
          <p className="plan-headline" data-testid="timeliness-headline">{`统计日 ${shown.asOf}${asOf === null ? '（台账中最后的日期）' : ''}，此后的办理不计。`}</p>
          {filter.stage.length + filter.school.length > 0 && <p className="caution">办理时限只按学年、县区和口径，不按学段和学校筛选。</p>}
          {filter.county.length > 1 && <Alert type="info" showIcon title="选了几个县区时列出全部县区；只选一个县区可看各校。" />}
          <Table<TimelinessRow>
            size="small"
            rowKey="key"
            columns={columnsOf(timer, shown.by === 'county' ? '县区' : '学校', isCity ? drill : null)}
            dataSource={[shown.total, ...shown.rows]}
            pagination={shown.rows.length > 40 ? { pageSize: 20, showSizeChanger: false } : false}
            data-testid="timeliness-table"
          />
        </>
      )}
    </Panel>
  );
}
