/** By what the page cuts its figures: areas or schools by how deep it has drilled, or a kind of schools. */
import { Select } from 'antd';
import { DIMENSIONS, type DimensionId } from '../../shared/indicators';
import { drillLevel, type PageFilter, usePageFilter } from '../address';

const KINDS: readonly DimensionId[] = ['stage', 'schoolType', 'urbanRural', 'ownership'];

/** What was chosen, where it makes sense; else the next step down. @param deepest what a page cuts by below the county */
export function cutOf(filter: PageFilter, deepest: DimensionId = 'school'): DimensionId {
  const { cut } = filter;
  if (cut !== null && (KINDS.includes(cut) || cut === 'county' || (cut === 'school' && deepest === 'school'))) return cut;
  return drillLevel(filter) === 'city' ? 'county' : deepest;
}

/** One school that was gone into is cut no further; one that was only chosen among others is. */
export function isCut(filter: PageFilter): boolean {
  return drillLevel(filter) !== 'school' || filter.cut !== null;
}

export function CutChoice({ deepest = 'school' }: { readonly deepest?: DimensionId }) {
  const [filter, change] = usePageFilter();
  if (!isCut(filter)) return null;
  const below = drillLevel(filter) === 'city' ? 'county' : deepest;
  const options = [...new Set([cutOf(filter, deepest), below, ...KINDS])].map((id) => ({ value: id, label: `按${DIMENSIONS[id].label}` }));
  return (
    <label className="cut-choice">
      分组
      <Select
        size="small"
        value={cutOf(filter, deepest)}
        options={options}
        onChange={(cut: DimensionId) => change({ cut: cut === below ? null : cut })}
        data-testid="cut-choice"
        aria-label="分组"
      />
    </label>
  );
}
