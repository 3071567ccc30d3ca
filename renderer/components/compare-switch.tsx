/** 与上学年比较: kept in the address, so that it goes along from page to page. */
import { Checkbox, Tooltip } from 'antd';
import { schoolYearLabel } from '../../shared/school-year';
import { usePageFilter } from '../address';
import { useComparing } from '../use-comparing';

export function CompareSwitch() {
  const [filter, change] = usePageFilter();
  const { previous, known, on } = useComparing(filter);
  if (previous === null) return null;
  return (
    <Tooltip title={known ? `与${schoolYearLabel(previous)}比较` : `还没有导入${schoolYearLabel(previous)}的数据`}>
      <Checkbox checked={on} disabled={!known} onChange={({ target }) => change({ compare: target.checked })} data-testid="compare-previous">
        与上学年比较
      </Checkbox>
    </Tooltip>
  );
}
