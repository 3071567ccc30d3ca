/** One school's public key, typed or pasted. */
import { Button, Input, Select } from 'antd';
import { useMemo, useState } from 'react';
import { countyLabel } from '../../../../shared/regions';
import { useCall } from '../../../engine-client';

export interface KeyFormProps {
  /** Key of the school in the directory; null: none is chosen. */
  readonly school: string | null;
  readonly onSchool: (school: string | null) => void;
  readonly busy: boolean;
  /** @returns whether the key was taken */
  readonly onSet: (school: string, publicKey: string) => Promise<boolean>;
}

export function KeyForm({ school, onSchool, busy, onSet }: KeyFormProps) {
  const { result } = useCall('data.schools', {});
  const [publicKey, setPublicKey] = useState('');
  const options = useMemo(() => (result?.schools ?? []).map(({ school: value, name, county }) => ({ value, label: `${name}（${countyLabel(county)}）` })), [result]);
  const set = async () => {
    if (school === null || !(await onSet(school, publicKey))) return;
    setPublicKey('');
    onSchool(null);
  };
  return (
    <div className="register-key-form">
      <Select
        aria-label="学校"
        showSearch={{ optionFilterProp: 'label' }}
        allowClear
        placeholder="学校（取自学校名录）"
        value={school}
        options={options}
        onChange={(value: string | undefined) => onSchool(value ?? null)}
        data-testid="register-school"
      />
      <Input aria-label="公钥" placeholder="学校报送的公钥，age1 开头" value={publicKey} maxLength={2000} autoComplete="off" onChange={({ target }) => setPublicKey(target.value)} data-testid="register-public-key" />
      <Button type="primary" loading={busy} disabled={school === null || publicKey.trim() === ''} onClick={() => void set()} data-testid="register-set">
        录入
      </Button>
    </div>
  );
}
