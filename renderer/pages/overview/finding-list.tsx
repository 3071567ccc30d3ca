import { CheckCircleFilled, ExclamationCircleFilled } from '@ant-design/icons';
import type { Finding } from './findings';

export function FindingList({ findings }: { readonly findings: readonly Finding[] }) {
  if (findings.length === 0) return <p className="finding-none">没有可与目标对照的数据。</p>;
  const missedFirst = [...findings].sort((one, other) => Number(one.verdict === 'met') - Number(other.verdict === 'met'));
  return (
    <ul className="findings" data-testid="findings">
      {missedFirst.map((finding) => (
        <li key={finding.indicator} className={`finding finding-${finding.verdict}`}>
          {finding.verdict === 'met' ? <CheckCircleFilled aria-label="已达标" /> : <ExclamationCircleFilled aria-label="未达标" />}
          {finding.text}
        </li>
      ))}
    </ul>
  );
}
