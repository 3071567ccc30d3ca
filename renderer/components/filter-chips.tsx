/** Filters in force that the path to the place does not tell, each to be taken off by one click. */
import { Tag } from 'antd';
import { dayLabel } from '../../shared/as-of';
import { DIMENSIONS, findDimensionValue } from '../../shared/indicators';
import { type FilterId, filtersInForce, usePageFilter } from '../address';
import './filter-chips.css';

/** The path names these. */
const IN_PATH: readonly FilterId[] = ['county', 'school', 'grade'];

export function FilterChips() {
  const [filter, change] = usePageFilter();
  const shown = filtersInForce(filter).filter((name) => !IN_PATH.includes(name));
  if (shown.length === 0 && filter.asOf === null) return null;
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
    </span>
  );
}
