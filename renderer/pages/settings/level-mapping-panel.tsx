/** What 一级 means in the files of this workspace, and in those of header layouts of which a person has said otherwise. */
import { Button, Radio, Table } from 'antd';
import { useState } from 'react';
import { LEVEL_NUMBERINGS, type LevelMapping, NUMBERING_LABELS } from '../../../shared/risk';
import { Panel } from '../../components/panel';
import { useSettings } from '../../settings';
import { useChangeSetting } from '../../use-change-setting';
import { SettingFooter } from './setting-footer';

type Layout = LevelMapping['layouts'][number];

export function LevelMappingPanel() {
  const state = useSettings()?.riskLevelMapping;
  const change = useChangeSetting();
  const [draft, setDraft] = useState<{ readonly version: number; readonly value: LevelMapping } | null>(null);
  if (state === undefined) return null;
  const value = draft?.version === state.version ? draft.value : state.value;
  const edit = (part: Partial<LevelMapping>) => setDraft({ version: state.version, value: { ...value, ...part } });
  return (
    <Panel title={state.label}>
      <p className="settings-explanation">{state.explanation}</p>
      <div className="settings-choice" data-testid="setting-riskLevelMapping">
        <Radio.Group value={value.preset} optionType="button" onChange={({ target }) => edit({ preset: target.value as LevelMapping['preset'] })} options={LEVEL_NUMBERINGS.map((numbering) => ({ value: numbering, label: NUMBERING_LABELS[numbering] }))} />
        {value.layouts.length > 0 && (
          <Table<Layout>
            size="small"
            rowKey="layoutKey"
            pagination={{ pageSize: 10, showSizeChanger: false, hideOnSinglePage: true }}
            dataSource={[...value.layouts]}
            columns={[
              { title: '与这个文件同样表头的', dataIndex: 'example', ellipsis: true },
              { title: '含义', dataIndex: 'numbering', width: 120, render: (numbering: Layout['numbering']) => NUMBERING_LABELS[numbering] },
              { title: '操作', key: 'forget', width: 88, render: (_, { layoutKey }) => <Button type="link" size="small" onClick={() => edit({ layouts: value.layouts.filter((layout) => layout.layoutKey !== layoutKey) })}>取消约定</Button> },
            ]}
          />
        )}
      </div>
      <SettingFooter setting="riskLevelMapping" change={change} savable={JSON.stringify(value) !== JSON.stringify(state.value)} onSave={() => void change.set('riskLevelMapping', value)} />
    </Panel>
  );
}
