import { Input, InputNumber, Select } from 'antd';
import { ROUNDING_BASES, type Rounding, roundingWords } from '../../../shared/audience';
import { Panel } from '../../components/panel';
import { SettingRow } from './setting-row';

const longestName = 200;
const longestNumber = 20;
const MINIMUMS = ['minimumValidResults', 'upwardMinimum', 'openMinimum'] as const;
const ROUNDINGS = ['upwardRounding', 'openRounding'] as const;
const roundings: readonly Rounding[] = [null, ...ROUNDING_BASES];
const roundingOptions = roundings.map((rounding, place) => ({ value: place, label: roundingWords(rounding) }));

export function GeneralPanel() {
  return (
    <Panel title="单位与隐私保护">
      <SettingRow<string> setting="unit" field={(value, change, label) => <Input value={value} maxLength={longestName} aria-label={label} onChange={(event) => change(event.target.value)} />} />
      <SettingRow<string> setting="preparedBy" field={(value, change, label) => <Input value={value} maxLength={longestName} aria-label={label} placeholder="可留空，打印后手填" onChange={(event) => change(event.target.value)} />} />
      <SettingRow<string> setting="hotlineNumber" field={(value, change, label) => <Input value={value} maxLength={longestNumber} aria-label={label} onChange={(event) => change(event.target.value)} />} />
      {MINIMUMS.map((setting) => (
        <SettingRow<number> key={setting} setting={setting} field={(value, change, label) => <InputNumber value={value} aria-label={label} precision={0} suffix="人" onChange={(next) => change(next ?? value)} />} />
      ))}
      {ROUNDINGS.map((setting) => (
        <SettingRow<Rounding> key={setting} setting={setting} field={(value, change, label) => <Select value={roundings.indexOf(value)} options={roundingOptions} aria-label={label} onChange={(place) => change(roundings[place] ?? null)} />} />
      ))}
    </Panel>
  );
}
