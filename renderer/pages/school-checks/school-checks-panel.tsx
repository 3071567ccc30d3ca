/** Each school against each requirement: who misses what, who has not reported, and what speaks for it. */
import { Button, Select, Table, type TableColumnsType, Tabs, Tag } from 'antd';
import { useMemo, useState } from 'react';
import { formatInteger } from '../../../shared/format';
import { type CheckedSchool, countVerdicts, needsAttention, SCHOOL_CHECKS, type Verdict, VERDICTS } from '../../../shared/school-checks';
import { PLACE } from '../../../shared/indicators';
import { placeFilter, type PageFilter, scopeAsked } from '../../address';
import { ErrorNotice } from '../../components/notices';
import { Panel } from '../../components/panel';
import { useCall, useEngine } from '../../engine-client';
import { useSave } from '../../use-save';
import { byCounty, type CountySchools } from './by-county';
import { placeColumns } from './place-columns';

const COLOURS: Readonly<Record<Verdict, string>> = { met: 'blue', missed: 'orange', blank: 'default', unreported: 'default', notApplicable: 'default' };

const SHOWN = [
  { value: 'attention', label: '需整改或补报', wanted: needsAttention },
  { value: 'missed', label: '未达标', wanted: (verdict: Verdict) => verdict === 'missed' },
  { value: 'unreported', label: '未报或未填', wanted: (verdict: Verdict) => verdict === 'unreported' || verdict === 'blank' },
  { value: 'all', label: '全部学校', wanted: () => true },
] as const;
type Shown = (typeof SHOWN)[number]['value'];

const EVERY_CHECK = -1;
const CHECK_OPTIONS = [{ value: EVERY_CHECK, label: '全部项目' }, ...SCHOOL_CHECKS.map(({ label }, value) => ({ value, label }))];

function chosenSchools(schools: readonly CheckedSchool[], shown: Shown, check: number): CheckedSchool[] {
  const wanted = SHOWN.find(({ value }) => value === shown)?.wanted ?? needsAttention;
  return schools.filter(({ verdicts }) => (check === EVERY_CHECK ? verdicts.some(wanted) : verdicts.slice(check, check + 1).some(wanted)));
}

function schoolColumns(check: number): TableColumnsType<CheckedSchool> {
  const indexes = check === EVERY_CHECK ? SCHOOL_CHECKS.map((_, index) => index) : [check];
  return [
    ...placeColumns<CheckedSchool>(),
    ...indexes.map((index) => ({
      title: SCHOOL_CHECKS[index]?.label,
      key: `check${index}`,
      width: 84,
      render: (_: unknown, { verdicts }: CheckedSchool) => <VerdictTag verdict={verdicts[index]} />,
    })),
    ...(check === EVERY_CHECK ? [] : [{ title: '核查依据', key: 'evidence', render: (_: unknown, { evidence }: CheckedSchool) => evidence[check] ?? '' }]),
  ];
}

/** What speaks for each verdict that is not 达标; a form that did not come is named once. */
function Evidence({ school: { verdicts, evidence } }: { readonly school: CheckedSchool }) {
  const said = SCHOOL_CHECKS.flatMap(({ label }, index) => {
    const text = evidence[index] ?? '';
    return text === '' ? [] : [verdicts[index] === 'missed' ? `${label}：${text}` : text];
  });
  return (
    <ul className="check-evidence">
      {[...new Set(said)].map((text) => (
        <li key={text}>{text}</li>
      ))}
    </ul>
  );
}

function VerdictTag({ verdict }: { readonly verdict: Verdict | undefined }) {
  return verdict === undefined ? null : <Tag color={COLOURS[verdict]}>{VERDICTS[verdict]}</Tag>;
}

const countyColumns: TableColumnsType<CountySchools<CheckedSchool>> = [
  { title: '县区', dataIndex: 'label', width: 104, fixed: 'left' },
  { title: '学校数', key: 'schools', width: 70, align: 'right', render: (_, { schools }) => formatInteger(schools.length) },
  ...SCHOOL_CHECKS.map(({ label }, index) => ({
    title: label,
    key: label,
    children: (['missed', 'unknown'] as const).map((part) => ({
      title: part === 'missed' ? '未达标' : '未报填',
      key: `${label}${part}`,
      width: 62,
      align: 'right' as const,
      render: (_: unknown, { schools }: CountySchools<CheckedSchool>) => {
        const counts = countVerdicts(schools).checks[index];
        return counts === undefined ? '' : formatInteger(part === 'missed' ? counts.missed : counts.blank + counts.unreported);
      },
    })),
  })),
];

export function SchoolChecksPanel({ filter }: { readonly filter: PageFilter }) {
  const engine = useEngine();
  const { saving, save } = useSave();
  const [shown, setShown] = useState<Shown>('attention');
  const [check, setCheck] = useState(EVERY_CHECK);
  const request = { ...placeFilter(filter), areaBasis: filter.areaBasis, ...scopeAsked(filter), ...(filter.schoolYear === null ? {} : { schoolYear: filter.schoolYear }) };
  const { result, error, loading } = useCall('check.schools', request);
  const schools = useMemo(() => result?.schools ?? [], [result]);
  const counties = useMemo(() => byCounty(schools), [schools]);
  const listed = useMemo(() => chosenSchools(schools, shown, check), [schools, shown, check]);
  const columns = useMemo(() => schoolColumns(check), [check]);
  const missing = schools.filter(({ verdicts }) => verdicts.includes('missed')).length;
  const unreported = schools.filter(({ verdicts }) => verdicts.includes('unreported') || verdicts.includes('blank')).length;
  return (
    <Panel
      title="学校核查清单"
      dimensions={PLACE}
      busy={loading}
      note="点行首的加号看每一项的依据。未报、未填不等于未达标，也不计为零；未填指报了表但此项空着，或没有分年级填而无法核对。各项口径与上方同名指标相同。"
      extra={
        <span className="plan-choices">
          <Select size="small" className="check-choice" aria-label="核查项目" value={check} onChange={setCheck} options={CHECK_OPTIONS} data-testid="check-item" />
          <Select size="small" className="check-choice" aria-label="显示哪些学校" value={shown} onChange={setShown} options={SHOWN.map(({ value, label }) => ({ value, label }))} data-testid="check-shown" />
          <Button size="small" loading={saving} disabled={result === null} onClick={() => void save(() => engine.call('check.schoolsWorkbook', request))} data-testid="check-export">
            导出 Excel
          </Button>
        </span>
      }
    >
      {error && <ErrorNotice error={error} />}
      {result !== null && (
        <>
          <p className="plan-headline" data-testid="check-headline">
            {`${formatInteger(schools.length)} 所学校中，${formatInteger(missing)} 所有未达标的项目，${formatInteger(unreported)} 所有未报或未填的项目。`}
          </p>
          <Tabs
            size="small"
            items={[
              {
                key: 'schools',
                label: `学校 ${formatInteger(listed.length)}`,
                children: (
                  <Table<CheckedSchool>
                    size="small"
                    rowKey="school"
                    columns={columns}
                    dataSource={listed}
                    pagination={{ pageSize: 20, showSizeChanger: false, showTotal: (total) => `共 ${formatInteger(total)} 所` }}
                    scroll={{ x: check === EVERY_CHECK ? 1090 : 840 }}
                    {...(check === EVERY_CHECK ? { expandable: { columnTitle: <span className="only-heard">证据</span>, expandedRowRender: (school: CheckedSchool) => <Evidence school={school} />, rowExpandable: ({ evidence }: CheckedSchool) => evidence.some((text) => text !== '') } } : {})}
                  />
                ),
              },
              {
                key: 'counties',
                label: '各县区',
                children: <Table<CountySchools<CheckedSchool>> size="small" rowKey="county" columns={countyColumns} dataSource={counties} pagination={false} scroll={{ x: 1170 }} rowClassName={({ county }) => (county === '' ? 'total-row' : '')} />,
              },
            ]}
          />
        </>
      )}
    </Panel>
  );
}
