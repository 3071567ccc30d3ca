/** Which files the levels come from, and which rules made them: one threshold, or one platform, may make most of the cases. */
import { Table, type TableColumnsType } from 'antd';
import { RISK_LEVELS } from '../../../shared/risk';
import type { LevelSource } from '../../../shared/scale-quality';
import { engineFilter, type PageFilter } from '../../address';
import { ErrorNotice } from '../../components/notices';
import { Panel } from '../../components/panel';
import { useCall } from '../../engine-client';
import { useRiskScheme } from '../../settings';
import { countText } from './scale-tables';

const KINDS: Readonly<Record<LevelSource['kind'], string>> = { reported: '平台上报', scored: '按题定级' };
const LEVEL_WIDTH = 74;

function rulesText({ kind, rules }: LevelSource): string {
  if (kind === 'reported') return '由平台定级，本程序不改动';
  if (rules === null) return '不显示';
  return rules.map(({ id, label, persons }) => `${id} ${label}：${countText(persons)} 人`).join('；') || '没有规则适用';
}

export function SourcesPanel({ filter }: { readonly filter: PageFilter }) {
  const { levels } = useRiskScheme();
  const { result, error, loading } = useCall('risk.sources', { ...engineFilter(filter), areaBasis: filter.areaBasis, ...(filter.schoolYear === null ? {} : { schoolYear: filter.schoolYear }) });
  if (result !== null && result.sources.length === 0) return null;
  const columns: TableColumnsType<LevelSource> = [
    { title: '文件', dataIndex: 'fileName', width: 180, ellipsis: true },
    { title: '量表', dataIndex: 'scale', width: 76, ellipsis: true, render: (scale: string) => scale || '—' },
    { title: '等级来源', dataIndex: 'kind', width: 76, render: (kind: LevelSource['kind']) => KINDS[kind] },
    { title: '人数', dataIndex: 'persons', width: 66, align: 'right', render: countText },
    ...RISK_LEVELS.map((level, index) => ({ title: levels[index]?.label ?? level, key: level, width: LEVEL_WIDTH, align: 'right' as const, render: (_: unknown, source: LevelSource) => countText(source.levels[index] ?? null) })),
    { title: '规则（一人可适用几条）', key: 'rules', width: 250, render: (_, source) => rulesText(source) },
  ];
  return (
    <Panel title="等级来自哪些文件" busy={loading} note="每名学生只计一次，计在决定其等级的那份结果上。人数少于下限的不显示，由别的数字能推算出来的也不显示；不显示任何学生。">
      {error !== null && <ErrorNotice error={error} />}
      {result !== null && (
        <Table<LevelSource>
          size="small"
          rowKey={({ batch, scale }) => `${batch}|${scale}`}
          columns={columns}
          dataSource={[...result.sources]}
          pagination={{ pageSize: 10, showSizeChanger: false, hideOnSinglePage: true }}
          scroll={{ x: 648 + LEVEL_WIDTH * RISK_LEVELS.length }}
        />
      )}
    </Panel>
  );
}
