/** By what the page cuts its figures: areas or schools by how deep it has drilled, or a kind of schools. */
import { Select } from 'antd';
import { DIMENSIONS, type DimensionId } from '../../shared/indicators';
import { drillLevel, type PageFilter, usePageFilter } from '../address';

const KINDS: readonly DimensionId[] = ['stage', 'schoolType', 'urbanRural', 'ownership'];

/** What was chosen, where it makes sense; else the next step down. @param deepest what a page cuts by below the county */
export function cutOf(filter: PageFilter, deepest: DimensionId = 'school'): DimensionId {
  const cut = filter.cut !== null && KINDS.includes(filter.cut) ? filter.cut : null;
  return cut ?? (drillLevel(filter) === 'city' ? 'county' : deepest);
}

export function CutChoice({ deepest = 'school' }: { readonly deepest?: DimensionId }) {
  const [filter, change] = usePageFilter();
  if (drillLevel(filter) === 'school') return null;
  const first = drillLevel(filter) === 'city' ? 'county' : deepest;
  const options = [...new Set([first, ...KINDS])].map((id) => ({ value: id, label: `按${DIMENSIONS[id].label}` }));
  return (
    <label className="cut-choice">
      分组
      <Select
        size="small"
        value={cutOf(filter, deepest)}
        options={options}
        onChange={(cut: DimensionId) => change({ cut: cut === first ? null : cut })}
        data-testid="cut-choice"
        aria-label="分组"
      />
    </label>
  );
}
