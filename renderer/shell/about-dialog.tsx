/** What the program is and runs on, as text that can be copied into a message to whoever helps. */
import { App, Button, Input, Modal } from 'antd';
import type { AppInfo } from '../../shared/contract';
import { useCall, useShell } from '../engine-client';
import { LicenceList } from './licence-list';

function browserName(): string {
  const found = /(Edg|Firefox|Chrome)\/([\d.]+)/.exec(navigator.userAgent);
  return found === null ? navigator.userAgent : `${found[1] === 'Edg' ? 'Edge' : found[1] ?? ''} ${found[2] ?? ''}`;
}

function linesOf(info: AppInfo, versions: Readonly<Record<string, string>> | undefined): readonly string[] {
  return [
    `育心数据台 ${info.version}`,
    ...(versions === undefined ? [`浏览器：${browserName()}`] : Object.entries(versions).map(([name, version]) => `${name}：${version}`)),
    `Node.js：${info.nodeVersion.replace(/^v/, '')}`,
    `DuckDB：${info.duckdbVersion.replace(/^v/, '')}`,
    `工作区格式：第 ${info.schemaVersion} 版`,
    `操作系统：${info.platform}`,
    '许可：MIT；所用组件的许可见下面的“开源许可”',
    '本程序不连接任何网络，数据只在这台电脑上。',
  ];
}

export function AboutDialog({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) {
  const shell = useShell();
  const { message } = App.useApp();
  const { result } = useCall('app.info', open ? {} : null);
  const lines = result === null ? [] : linesOf(result, shell.versions);

  // The page has no permission to write to the clipboard by itself; what is selected may be copied.
  const copy = () => {
    const field = document.querySelector<HTMLTextAreaElement>('.about-text');
    field?.select();
    if (document.execCommand('copy')) void message.success('已复制。');
  };

  return (
    <Modal open={open} onCancel={onClose} title="关于育心数据台" width={520} destroyOnHidden footer={<Button type="primary" onClick={copy} data-testid="about-copy">复制这些信息</Button>}>
      <Input.TextArea className="about-text" aria-label="版本信息" readOnly autoSize value={lines.join('\n')} data-testid="about-text" />
      <LicenceList />
    </Modal>
  );
}
