/** 需要注意: counties far from the others, reports that have not come, data that cannot be right; each leads to its page. Asked once the page's own figures are there. */
import { WarningOutlined } from '@ant-design/icons';
import { useMemo, useState } from 'react';
import { Link, useLocation } from 'react-router';
import { PLACE } from '../../../shared/indicators';
import { HINT_LABELS } from '../../../shared/scale-quality';
import { formatInteger } from '../../../shared/format';
import { drillLevel, type PageFilter, placeFilter, scopeAsked } from '../../address';
import { ErrorNotice } from '../../components/notices';
import { Panel } from '../../components/panel';
import { useCall } from '../../engine-client';
import { panelAddress } from '../../focused-panel';
import { groupRows } from '../../groups';
import { useCalm } from '../../use-calm';
import { useIndicators } from '../../use-indicators';
import { LEAST_GROUPS, LEAST_SCORE, OUTLIER_INDICATORS, outlierFindings } from './outlier-findings';
import { DAYS_AFTER, reportingFindings } from './reporting-findings';

/** More are folded away. */
const SHOWN = 4;

interface Attention {
  readonly key: string;
  readonly text: string;
  /** @param search of the address, whose filters go along */
  readonly to: (search: string) => string;
  readonly linkText: string;
}

/** The first of every kind, then the second of every kind: no kind hides the others. */
function inTurn<T>(kinds: readonly (readonly T[])[]): readonly T[] {
  const longest = Math.max(...kinds.map(({ length }) => length));
  return Array.from({ length: longest }, (_, place) => kinds.flatMap((kind) => kind.slice(place, place + 1))).flat();
}

const pageAt = (pathname: string) => (search: string) => `${pathname}${search}`;

function useAttention(filter: PageFilter, ready: boolean): { readonly items: readonly Attention[] | null; readonly error: ReturnType<typeof useIndicators>['error'] } {
  const place = { ...placeFilter(filter), areaBasis: filter.areaBasis, ...scopeAsked(filter), ...(filter.schoolYear === null ? {} : { schoolYear: filter.schoolYear }) };
  // Of one county there are no others to stand far from.
  const comparable = drillLevel(filter) === 'city';
  const byCounty = useIndicators(OUTLIER_INDICATORS, ['county'], { ...filter, compare: false }, ready && comparable);
  const reporting = useCall('check.reporting', ready ? place : null);
  const contradictions = useCall('check.contradictions', ready ? place : null);
  const hints = useCall('scale.plausibility', ready ? place : null);
  // By itself: the list of all schools is long, and the other questions change more often.
  const reports = useMemo(() => (reporting.result === null ? null : reportingFindings(reporting.result)), [reporting.result]);
  const items = useMemo(() => {
    if (reports === null || contradictions.result === null || hints.result === null || (comparable && byCounty.rows === null)) return null;
    const outliers = comparable ? outlierFindings(groupRows(byCounty.rows ?? [], 'county')) : [];
    const strange = hints.result.hints;
    return inTurn([
      outliers.map(({ indicator, group, text }): Attention => ({ key: `${indicator}-${group}`, text, to: (search) => panelAddress(indicator, search), linkText: '看图' })),
      reports.map((finding): Attention => ({ ...finding, to: pageAt('/quality'), linkText: '看名单' })),
      contradictions.result.contradictions.length === 0
        ? []
        : [{ key: 'contradictions', text: `有${formatInteger(contradictions.result.contradictions.length)}处报送内容互相矛盾。`, to: pageAt('/quality'), linkText: '看是哪些' }],
      strange.length === 0 ? [] : [{ key: 'plausibility', text: `有${formatInteger(strange.length)}个县区、学校的测评结果${[...new Set(strange.map(({ hint }) => HINT_LABELS[hint]))].join('或')}，请先核对数据再用。`, to: pageAt('/assessment'), linkText: '看是哪些' }],
    ]);
  }, [byCounty.rows, comparable, contradictions.result, hints.result, reports]);
  return { items, error: byCounty.error ?? reporting.error ?? contradictions.error ?? hints.error };
}

function Items({ items }: { readonly items: readonly Attention[] }) {
  const { search } = useLocation();
  return (
    <ul className="findings" data-testid="attention">
      {items.map(({ key, text, to, linkText }) => (
        <li key={key} className="finding finding-missed">
          <WarningOutlined aria-label="注意" />
          <span>
            {text}
            <Link to={to(search)}>{linkText}</Link>
          </span>
        </li>
      ))}
    </ul>
  );
}

export function AttentionPanel({ filter, ready }: { readonly filter: PageFilter; readonly ready: boolean }) {
  const { items, error } = useAttention(filter, useCalm(ready));
  const [all, setAll] = useState(false);
  const folded = items !== null && items.length > SHOWN && !all;
  return (
    <Panel
      title="需要注意"
      dimensions={PLACE}
      note={`离群：与各县区中位数相差过大（修正标准分超过 ${LEAST_SCORE}），至少 ${LEAST_GROUPS} 个县区可比；不比较学生测评结果。晚报：比九成学校都报到的那一天晚 ${DAYS_AFTER} 天以上，按导入日期。`}
    >
      <div className="attention">
        {error !== null && <ErrorNotice error={error} />}
        {items === null && error === null && <p className="finding-none">正在核对……</p>}
        {items?.length === 0 && <p className="finding-none">没有发现需要注意的情况。</p>}
        {items !== null && items.length > 0 && <Items items={folded ? items.slice(0, SHOWN) : items} />}
        {folded && (
          <button type="button" className="group-link" onClick={() => setAll(true)}>
            还有 {items.length - SHOWN} 条
          </button>
        )}
      </div>
    </Panel>
  );
}
