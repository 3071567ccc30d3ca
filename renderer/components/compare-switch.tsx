/** 与上学年比较: kept in the address, so that it goes along from page to page. */
import { Checkbox, Tooltip } from 'antd';
import { previousSchoolYear, schoolYearLabel } from '../../shared/school-year';
import { usePageFilter } from '../address';
import { useDataSummary } from '../data-summary';

export function CompareSwitch() {
  const [filter, change] = usePageFilter();
  const { result: summary } = useDataSummary();
  const schoolYear = filter.schoolYear ?? summary?.defaultSchoolYear ?? null;
  if (schoolYear === null) return null;
  const previous = previousSchoolYear(schoolYear);
  const known = summary?.schoolYears.some((year) => year.schoolYear === previous) === true;
  return (
    <Tooltip title={known ? `与${schoolYearLabel(previous)}比较` : `还没有导入${schoolYearLabel(previous)}的数据`}>
      <Checkbox checked={filter.compare && known} disabled={!known} onChange={({ target }) => change({ compare: target.checked })} data-testid="compare-previous">
        与上学年比较
      </Checkbox>
    </Tooltip>
  );
}
