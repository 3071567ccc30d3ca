/** Filters in force that the path to the place does not tell, each to be taken off by one click. */
import { Tag } from 'antd';
import { dayLabel } from '../../shared/as-of';
import { DIMENSIONS, findDimensionValue } from '../../shared/indicators';
import { shownLevel } from '../../shared/risk-labels';
import { type FilterId, filtersInForce, usePageFilter } from '../address';
import { useRiskScheme } from '../settings';
import './filter-chips.css';

/** The path names these. */
const IN_PATH: readonly FilterId[] = ['county', 'school', 'grade'];

export function FilterChips() {
  const [filter, change] = usePageFilter();
  const scheme = useRiskScheme();
  const shown = filtersInForce(filter).filter((name) => !IN_PATH.includes(name));
  if (shown.length === 0 && filter.asOf === null && filter.level === null) return null;
  const level = filter.level === null ? '' : shownLevel(scheme, filter.level).label;
  return (
    <span className="filter-chips" role="group" aria-label="已用筛选">
      {shown.map((name) => {
        const words = `${DIMENSIONS[name].label}：${filter[name].map((value) => findDimensionValue(name, value)?.label ?? value).join('、')}`;
        return (
          <Tag key={name} closable={{ 'aria-label': `去掉筛选：${words}` }} onClose={() => change({ [name]: [] })} data-testid={`chip-${name}`}>
            {words}
          </Tag>
        );
      })}
      {filter.asOf !== null && (
        <Tag closable={{ 'aria-label': '目标日期改回默认' }} onClose={() => change({ asOf: null })} data-testid="chip-as-of">
          目标按{dayLabel(filter.asOf)}
        </Tag>
      )}
      {filter.level !== null && (
        <Tag closable={{ 'aria-label': `不再突出：${level}` }} onClose={() => change({ level: null })} title="各图突出这一等级，并按它的占比由高到低排列；不改变统计范围" data-testid="chip-level">
          突出：{level}
        </Tag>
      )}
    </span>
  );
}
