/** The collection: open, rename, remove. */
import { App, Button, Input, Popconfirm, Space, Table, type TableColumnsType, Tag } from 'antd';
import { useState } from 'react';
import type { Outcome } from '../../../../shared/contract';
import { parameterLabel } from '../../../../shared/query-parameters';
import { SAVED_KINDS, type SavedQuery } from '../../../../shared/saved-queries';
import { Panel } from '../../../components/panel';
import { useEngine } from '../../../engine-client';
import { localTime } from '../../../local-time';
import { RenameDialog } from './rename-dialog';

interface SavedListProps {
  readonly queries: readonly SavedQuery[];
  readonly onOpen: (query: SavedQuery) => void;
  readonly onChanged: () => void;
}

export function SavedList({ queries, onOpen, onChanged }: SavedListProps) {
  const engine = useEngine();
  const { message } = App.useApp();
  const [words, setWords] = useState('');
  const [renamed, setRenamed] = useState<SavedQuery | null>(null);
  const told = (outcome: Outcome<unknown>, done: string) => {
    if (outcome.ok) void message.success(done);
    else void message.error(outcome.error.message, 8);
    onChanged();
    return outcome.ok;
  };
  const columns: TableColumnsType<SavedQuery> = [
    { key: 'name', title: '名称', width: 220, render: (_, query) => <Button type="link" size="small" className="saved-open" onClick={() => onOpen(query)}>{query.name}</Button> },
    { key: 'kind', title: '类型', width: 90, render: (_, { kind }) => <Tag>{SAVED_KINDS[kind]}</Tag> },
    { key: 'description', title: '说明', ellipsis: true, render: (_, { description }) => description || '—' },
    { key: 'parameters', title: '参数', width: 220, ellipsis: true, render: (_, query) => (query.kind === 'sql' && query.definition.parameters.map(parameterLabel).join('、')) || '—' },
    { key: 'saved', title: '保存', width: 190, render: (_, { savedAt, savedBy }) => `${localTime(savedAt)} ${savedBy}` },
    {
      key: 'actions', title: '操作', width: 130,
      render: (_, query) => (
        <Space size={0}>
          <Button type="link" size="small" onClick={() => setRenamed(query)} data-testid={`saved-rename-${query.name}`}>改名</Button>
          <Popconfirm title={`删除收藏“${query.name}”？`} description="操作记录里仍留有它的内容。" okText="删除" cancelText="取消" onConfirm={() => void engine.call('query.forget', { id: query.id }).then((outcome) => told(outcome, `已删除“${query.name}”。`))}>
            <Button type="link" size="small" danger data-testid={`saved-forget-${query.name}`}>删除</Button>
          </Popconfirm>
        </Space>
      ),
    },
  ];
  const shown = queries.filter(({ name, description }) => `${name} ${description}`.toLowerCase().includes(words.toLowerCase()));
  return (
    <Panel title="收藏" unscoped extra={<Input size="small" allowClear className="saved-find" placeholder="找名称或说明" aria-label="找收藏" value={words} onChange={({ target }) => setWords(target.value)} />}>
      <Table<SavedQuery>
        size="small" rowKey="id" columns={columns} dataSource={[...shown]} data-testid="saved-list"
        pagination={{ pageSize: 10, hideOnSinglePage: true, size: 'small' }}
        locale={{ emptyText: <span className="query-none">{words === '' ? '还没有收藏。写好一条查询后点“保存”。' : '没有找到。'}</span> }}
      />
      {renamed !== null && (
        <RenameDialog
          query={renamed}
          onClose={() => setRenamed(null)}
          onSave={async (name, description) => {
            const about = { id: renamed.id, name, description };
            const done = told(await engine.call('query.save', renamed.kind === 'sql' ? { ...about, kind: 'sql', definition: renamed.definition } : { ...about, kind: 'visual', definition: renamed.definition }), '已改好。');
            if (done) setRenamed(null);
          }}
        />
      )}
    </Panel>
  );
}
