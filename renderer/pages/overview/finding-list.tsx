import { CheckCircleFilled, ExclamationCircleFilled, MinusCircleFilled } from '@ant-design/icons';
import { Link, useLocation } from 'react-router';
import { panelAddress } from '../../focused-panel';
import { type ChangeFinding, LEAST_POINTS } from './change-findings';
import type { Finding } from './findings';

export function FindingList({ findings }: { readonly findings: readonly Finding[] }) {
  const { search } = useLocation();
  if (findings.length === 0) return <p className="finding-none">没有可与目标对照的数据。</p>;
  const missedFirst = [...findings].sort((one, other) => Number(one.verdict === 'met') - Number(other.verdict === 'met'));
  return (
    <ul className="findings" data-testid="findings">
      {missedFirst.map((finding) => (
        <li key={finding.indicator} className={`finding finding-${finding.verdict}`}>
          {finding.verdict === 'met' ? <CheckCircleFilled aria-label="已达标" /> : <ExclamationCircleFilled aria-label="未达标" />}
          <span>
            {finding.text}
            <Link to={panelAddress(finding.indicator, search)}>看图</Link>
          </span>
        </li>
      ))}
    </ul>
  );
}

const TONES = {
  better: { className: 'finding-met', icon: <CheckCircleFilled aria-label="向好" /> },
  worse: { className: 'finding-missed', icon: <ExclamationCircleFilled aria-label="变差" /> },
  plain: { className: 'finding-plain', icon: <MinusCircleFilled aria-label="变化" /> },
} as const;

/** @param compared anything has a figure in both years. */
export function ChangeList({ findings, compared }: { readonly findings: readonly ChangeFinding[]; readonly compared: boolean }) {
  if (!compared) return <p className="finding-none">没有两年都有的数据。</p>;
  if (findings.length === 0) return <p className="finding-none">没有超出偶然、且不少于 {LEAST_POINTS} 个百分点的变化。</p>;
  return (
    <ul className="findings" data-testid="change-findings">
      {findings.map(({ key, tone, text }) => (
        <li key={key} className={`finding ${TONES[tone].className}`}>
          {TONES[tone].icon}
          {text}
        </li>
      ))}
    </ul>
  );
}
