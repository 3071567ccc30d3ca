import { Input, InputNumber } from 'antd';
import { Panel } from '../../components/panel';
import { SettingRow } from './setting-row';

const longestName = 200;
const longestNumber = 20;
const MINIMUMS = ['minimumValidResults', 'upwardMinimum', 'openMinimum'] as const;

export function GeneralPanel() {
  return (
    <Panel title="单位与隐私保护">
      <SettingRow<string> setting="unit" field={(value, change, label) => <Input value={value} maxLength={longestName} aria-label={label} onChange={(event) => change(event.target.value)} />} />
      <SettingRow<string> setting="preparedBy" field={(value, change, label) => <Input value={value} maxLength={longestName} aria-label={label} placeholder="可留空，打印后手填" onChange={(event) => change(event.target.value)} />} />
      <SettingRow<string> setting="hotlineNumber" field={(value, change, label) => <Input value={value} maxLength={longestNumber} aria-label={label} onChange={(event) => change(event.target.value)} />} />
      {MINIMUMS.map((setting) => (
        <SettingRow<number> key={setting} setting={setting} field={(value, change, label) => <InputNumber value={value} aria-label={label} precision={0} suffix="人" onChange={(next) => change(next ?? value)} />} />
      ))}
    </Panel>
  );
}
