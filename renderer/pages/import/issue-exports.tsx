import { DownOutlined } from '@ant-design/icons';
import { Button, Dropdown, Space } from 'antd';
import type { IssueFilter } from '../../../shared/contract';
import { useEngine } from '../../engine-client';
import { useSave } from '../../use-save';

/** What is listed, as one workbook, or as one per school or county to send back. */
export function IssueExports({ filter, disabled }: { readonly filter: IssueFilter; readonly disabled: boolean }) {
  const engine = useEngine();
  const { saving, save } = useSave();
  return (
    <Space.Compact>
      <Button onClick={() => void save(() => engine.call('import.issuesWorkbook', filter))} loading={saving} disabled={disabled} data-testid="issues-export">
        导出问题清单
      </Button>
      <Dropdown
        disabled={disabled || saving}
        trigger={['click']}
        menu={{
          items: [
            { key: 'school', label: '按学校分开，一校一份（压缩包）' },
            { key: 'county', label: '按县区分开，一县一份（压缩包）' },
          ],
          onClick: ({ key }) => void save(() => engine.call('import.issueWorkbooks', { ...filter, per: key === 'school' ? 'school' : 'county' })),
        }}
      >
        <Button icon={<DownOutlined />} aria-label="其他导出方式" data-testid="issues-export-more" />
      </Dropdown>
    </Space.Compact>
  );
}
