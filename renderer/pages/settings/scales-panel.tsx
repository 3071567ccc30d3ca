/** The questionnaires that answers can be scored by: the bureau's own, which it defines here, and the built-in ones. */
import { Alert, Button, Popconfirm, Upload } from 'antd';
import type { OwnScale } from '../../../shared/own-scales';
import { ErrorNotice } from '../../components/notices';
import { Panel } from '../../components/panel';
import { useCall, useEngine } from '../../engine-client';
import { useSave } from '../../use-save';
import { DefinitionReview } from './definition-review';
import { ScaleTable } from './scale-table';
import { useDefinition } from './use-definition';

export function ScalesPanel() {
  const engine = useEngine();
  const { result, error } = useCall('scale.catalogue', {});
  const { saving, save } = useSave();
  const definition = useDefinition();
  const { check, busy } = definition;
  const broken = (result?.own ?? []).filter(({ scale }) => scale === null);
  return (
    <div className="scale-panels">
      <Panel
        title="本局自有量表"
        busy={busy}
        note="自有量表的记分键由使用单位负责，本程序只检查内部是否一致。保存、换版或停用后，有关的逐题作答在同一次操作中重新记分；每次改动都有版本和操作记录。题目文字受版权保护，不保存、不显示。"
        extra={
          <div className="setting-actions">
            <Button size="small" loading={saving} onClick={() => void save(() => engine.call('scale.blankDefinition', {}))} data-testid="definition-blank">
              下载量表定义表
            </Button>
            <Upload
              accept=".xlsx,.ods,.csv,.json"
              maxCount={1}
              showUploadList={false}
              disabled={busy}
              beforeUpload={(file) => {
                void definition.choose(file);
                return false;
              }}
            >
              <Button size="small" type="primary" disabled={busy} data-testid="definition-choose">
                上传填好的定义
              </Button>
            </Upload>
          </div>
        }
      >
        {error !== null && <ErrorNotice error={error} />}
        {broken.map(({ id, problems }) => (
          <Alert key={id} type="warning" showIcon title={`${id} 已不能使用：${problems.join('')}请改正后重新上传。`} />
        ))}
        {check === null ? (
          <ScaleTable
            scales={(result?.own ?? []).flatMap((own) => (own.scale === null ? [] : [{ scale: own.scale, note: <OwnNote own={own} busy={busy} onRemove={() => void definition.remove(own.id)} /> }]))}
            noteTitle="版本"
            empty="还没有自有量表。下载量表定义表填好后上传；内置量表见下。"
          />
        ) : (
          <DefinitionReview check={check} saving={busy} onSave={() => void definition.save()} onDiscard={definition.discard} />
        )}
      </Panel>
      <Panel title="内置量表" note="点开一行看得分怎样算、分级、出处和使用许可。“已核对”指与公开发表的记分键一致，不代表可以随意使用题目；施测前请取得许可。">
        <ScaleTable scales={(result?.builtIn ?? []).map((scale) => ({ scale }))} empty="正在读取" />
      </Panel>
    </div>
  );
}

function OwnNote({ own, busy, onRemove }: { readonly own: OwnScale; readonly busy: boolean; readonly onRemove: () => void }) {
  const latest = own.revisions.at(-1);
  return (
    <span className="own-scale-note" onClick={(event) => event.stopPropagation()}>
      {`第 ${latest?.revision ?? 0} 版，${latest?.savedAt ?? ''}`}
      <Popconfirm title={`停用${own.scale?.label ?? own.id}？`} description="用它记分的作答不再有得分和等级；定义留存备查，以后可以重新上传。" okText="停用" cancelText="不停用" onConfirm={onRemove}>
        <Button type="link" size="small" danger disabled={busy} data-testid={`own-scale-remove-${own.id}`}>
          停用
        </Button>
      </Popconfirm>
    </span>
  );
}
