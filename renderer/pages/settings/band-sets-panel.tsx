/** By which published bands each scale is graded, where several are in use. */
import { Radio, Table, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { type BandSetChoice, bandSetInForce, SCALES_TO_CHOOSE } from '../../../shared/band-sets';
import type { ScaleDefinition } from '../../../shared/scales';
import { Panel } from '../../components/panel';
import { useSettings } from '../../settings';
import { useChangeSetting } from '../../use-change-setting';
import { LevelPreview } from './level-preview';
import { SettingFooter } from './setting-footer';

export function BandSetsPanel() {
  const state = useSettings()?.bandSets;
  const change = useChangeSetting();
  const [draft, setDraft] = useState<{ readonly version: number; readonly value: BandSetChoice } | null>(null);
  if (state === undefined) return null;
  const value = draft?.version === state.version ? draft.value : state.value;
  const isChanged = JSON.stringify(value) !== JSON.stringify(state.value);
  const columns: TableColumnsType<ScaleDefinition> = [
    { title: '量表', dataIndex: 'label', width: 200, render: (label: string, { id }) => `${label}（${id}）` },
    {
      title: '分级标准',
      key: 'sets',
      render: (_, scale) => (
        <Radio.Group
          className="band-sets"
          value={bandSetInForce(scale, value)}
          onChange={({ target }) => setDraft({ version: state.version, value: { ...value, [scale.id]: String(target.value) } })}
          options={scale.bandSets.map(({ id, label, source, certainty }) => ({ value: id, label: `${label}（${source}${certainty === 'unverified' && !source.includes('未核实') ? '，出处未核实' : ''}）` }))}
        />
      ),
    },
    { title: '选用', key: 'chosen', width: 100, render: (_, { id, defaultBandSet }) => (value[id] !== undefined ? '已选定' : defaultBandSet === null ? '未选定，用第一种' : '通行标准') },
  ];
  return (
    <Panel title={state.label}>
      <p className="settings-explanation">{state.explanation}</p>
      <div className="settings-choice" data-testid="setting-bandSets">
        <Table<ScaleDefinition> size="small" rowKey="id" columns={columns} dataSource={[...SCALES_TO_CHOOSE]} pagination={false} />
        <LevelPreview setting="bandSets" value={value} disabled={!isChanged} />
      </div>
      <SettingFooter setting="bandSets" change={change} savable={isChanged} onSave={() => void change.set('bandSets', value)} saveLabel="保存并重新定级" />
    </Panel>
  );
}
