import { DownloadOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { DATASETS } from '../../../shared/datasets';
import { Panel } from '../../components/panel';
import { useEngine } from '../../engine-client';
import { useSave } from '../../use-save';

/** Blank forms to send out: what comes back filled in asks no questions. */
export function BlankTemplates() {
  const engine = useEngine();
  const { saving, save } = useSave();
  return (
    <Panel title="空白模板">
      <p className="side-note">发给学校填写，收回后可直接导入，不会再有提问。</p>
      <div className="template-buttons">
        {DATASETS.map(({ id, label, description }) => (
          <Button key={id} size="small" icon={<DownloadOutlined />} title={description} disabled={saving} onClick={() => void save(() => engine.call('template.make', { dataset: id }))} data-testid={`template-${id}`}>
            {label}
          </Button>
        ))}
      </div>
    </Panel>
  );
}
