/** Who was assessed, and who is on the gravest levels, by grade and gender. */
import { Table, type TableColumnsType } from 'antd';
import { findIndicator } from '../../shared/indicators';
import { shownLevel } from '../../shared/risk-labels';
import { formatInteger } from '../../shared/format';
import { type PageFilter, withoutOwn } from '../address';
import { Pyramid } from '../charts/pyramid';
import { type PyramidRow, type PyramidSide, pyramidRows } from '../charts/pyramid-rows';
import { crossGrid, crossMeasures } from '../cross-grid';
import { usePrivacyMinimum, useRiskScheme } from '../settings';
import { useIndicators } from '../use-indicators';
import { useLevelFocus } from '../use-level-focus';
import { usePickPair } from '../use-pick';
import { ChartPanel } from './chart-panel';
import { ErrorNotice } from './notices';

const ASSESSED = 'assessedStudents';
const RISK = 'riskDistribution';
const counted = ({ persons }: PyramidSide): string => (persons === null ? '—' : formatInteger(persons));

export function PyramidPanel({ filter }: { readonly filter: PageFilter }) {
  const scheme = useRiskScheme();
  const minimum = usePrivacyMinimum();
  const { level } = useLevelFocus();
  const asked = withoutOwn(withoutOwn(filter, 'grade'), 'gender');
  const assessed = useIndicators([ASSESSED], ['grade', 'gender'], asked);
  const risk = useIndicators([RISK], ['grade', 'gender', 'riskLevel'], asked);
  const pick = usePickPair('grade', 'gender', assessed.loading || risk.loading);
  const [persons, grave] = [ASSESSED, RISK].map((id) => {
    const definition = findIndicator(id);
    const measures = definition === undefined ? [] : crossMeasures([definition], (each) => shownLevel(scheme, each).label);
    // The gravest levels together, unless one stands out.
    return measures.find(({ levels }) => levels.length === 1 && levels[0] === level) ?? measures[0];
  });
  const error = assessed.error ?? risk.error;
  if (error !== null) return <ErrorNotice error={error} />;
  if (persons === undefined || grave === undefined) return null;
  const rows = pyramidRows(crossGrid(assessed.rows ?? [], ['grade', 'gender'], persons, minimum), crossGrid(risk.rows ?? [], ['grade', 'gender'], grave, minimum));
  const graveName = grave.levels.map((each) => shownLevel(scheme, each).label).join('＋');
  const unstated = (assessed.rows ?? []).filter(({ keys }) => keys.gender !== 'male' && keys.gender !== 'female').reduce((sum, { value }) => sum + (value ?? 0), 0);
  return (
    <ChartPanel
      title="实测学生（按年级和性别）"
      id="pyramid"
      indicator={RISK}
      busy={assessed.loading || risk.loading}
      note={`${unstated === 0 ? '' : `未注明性别的 ${formatInteger(unstated)} 人不在图上。`}${risk.privacyNote}`}
      chart={<Pyramid rows={rows} graveName={graveName} pick={pick} />}
      table={<Table<PyramidRow> size="small" rowKey="key" columns={columnsOf(graveName)} dataSource={[...rows]} pagination={false} scroll={{ x: 480, y: 430 }} />}
    />
  );
}

function columnsOf(graveName: string): TableColumnsType<PyramidRow> {
  const side = (gender: 'male' | 'female', name: string): TableColumnsType<PyramidRow> => [
    { title: `${name}，实测（人）`, key: gender, align: 'right', render: (_, row) => counted(row[gender]) },
    { title: `${name}，${graveName}`, key: `${gender}-grave`, align: 'right', render: (_, row) => row[gender].shareText },
  ];
  return [{ title: '年级', dataIndex: 'label', width: 90 }, ...side('male', '男'), ...side('female', '女')];
}
