/** The whole result as a file, made by the engine: not only what has been fetched for the screen. */
import { Button, Dropdown } from 'antd';
import type { RequestOf } from '../../shared/contract';
import { useEngine } from '../engine-client';
import { useSave } from '../use-save';

const FORMS = [
  { key: 'xlsx', label: 'Excel 工作簿（含“口径与来源”）', request: { format: 'xlsx' } },
  { key: 'csv', label: 'CSV（UTF-8，Excel、WPS 可直接打开）', request: { format: 'csv' } },
  { key: 'gb18030', label: 'CSV（GB18030，供旧软件使用）', request: { format: 'csv', encoding: 'gb18030' } },
  { key: 'parquet', label: 'Parquet（供数据软件使用）', request: { format: 'parquet' } },
] as const;

export function ExportMenu({ request }: { readonly request: Omit<RequestOf<'query.export'>, 'format' | 'encoding'> }) {
  const engine = useEngine();
  const { saving, save } = useSave();
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: FORMS.map(({ key, label }) => ({ key, label })),
        onClick: ({ key }) => {
          const form = FORMS.find((each) => each.key === key);
          if (form !== undefined) void save(() => engine.call('query.export', { ...request, ...form.request }));
        },
      }}
    >
      <Button size="small" loading={saving} data-testid="grid-export">
        导出全部结果 ▾
      </Button>
    </Dropdown>
  );
}
