/** 开源许可: every component that the program hands out, with its licence to unfold. */
import { useState } from 'react';
import { type Licence, readLicences } from '../connect/licences';
import { formatInteger } from '../../shared/format';

export function LicenceList() {
  const [found, setFound] = useState<readonly Licence[] | 'missing' | null>(null);
  const load = () => {
    if (found !== null) return;
    readLicences().then(setFound, () => setFound('missing'));
  };
  return (
    <details className="licences" onToggle={load} data-testid="about-licences">
      <summary>开源许可</summary>
      {found === 'missing' && <p>没有找到许可清单。请查看程序文件夹中的 LICENSE 文件。</p>}
      {found !== null && found !== 'missing' && (
        <>
          <p>本程序使用了 {formatInteger(found.length)} 个开源组件，许可原文如下（原文为英文）。</p>
          <ul>
            {found.map(({ name, version, licence, text }) => (
              <li key={`${name}@${version}`}>
                <details>
                  <summary>
                    {name} {version}（{licence}）
                  </summary>
                  <pre>{text === '' ? licence : text}</pre>
                </details>
              </li>
            ))}
          </ul>
        </>
      )}
    </details>
  );
}
