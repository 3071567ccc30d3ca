/** 学年, 口径, 县区, 学段 and more: the same filters on every page, kept in the address. */
import { Button, Select } from 'antd';
import { AREA_BASES, AREA_BASIS_IDS, type AreaBasis, areasOf } from '../../shared/area-basis';
import { COUNTIES, countyLabel, UNDETERMINED_COUNTY } from '../../shared/regions';
import { DIMENSIONS } from '../../shared/indicators';
import { schoolYearLabel } from '../../shared/school-year';
import { filtersInForce, NO_FILTERS, usePageFilter } from '../address';
import { useDataSummary } from '../data-summary';
import { MoreFilters } from './more-filters';
import { ScopeSwitches } from './scope-switches';

const bases = AREA_BASIS_IDS.map((id) => ({ value: id, label: AREA_BASES[id].label, title: AREA_BASES[id].definition }));

/** Areas of the year, and what is chosen already, so that a filter never shows a bare code. */
function areaOptions(basis: AreaBasis, schoolYear: string | null, chosen: readonly string[]): readonly { readonly value: string; readonly label: string }[] {
  const listed = schoolYear === null ? COUNTIES : areasOf(basis, schoolYear);
  const codes = new Set([...listed.map(({ code }) => code), ...(basis === 'administrative' ? [UNDETERMINED_COUNTY.code] : []), ...chosen]);
  return [...codes].map((code) => ({ value: code, label: countyLabel(code) }));
}
const stages = (DIMENSIONS.stage.values ?? []).map(({ id, label }) => ({ value: id, label }));

export function FilterBar() {
  const [filter, change] = usePageFilter();
  const { result: summary } = useDataSummary();
  const years = (summary?.schoolYears ?? []).map((year) => ({ value: year.schoolYear, label: schoolYearLabel(year.schoolYear) }));
  const narrowed = filtersInForce(filter).length > 0 || filter.asOf !== null || filter.level !== null;
  return (
    <div className="filter-bar" role="search" aria-label="筛选">
      <label>
        学年
        <Select
          value={filter.schoolYear ?? summary?.defaultSchoolYear ?? null}
          options={years}
          onChange={(schoolYear: string) => change({ schoolYear })}
          className="filter-year"
          placeholder="暂无数据"
          data-testid="filter-school-year"
          aria-label="学年"
        />
      </label>
      <label>
        口径
        <Select
          value={filter.areaBasis}
          options={bases}
          onChange={(areaBasis: AreaBasis) => change({ areaBasis, county: [], school: [] })}
          className="filter-basis"
          data-testid="filter-area-basis"
          aria-label="县区口径"
        />
      </label>
      <label>
        县区
        <Select
          mode="multiple"
          allowClear
          value={[...filter.county]}
          options={[...areaOptions(filter.areaBasis, filter.schoolYear ?? summary?.defaultSchoolYear ?? null, filter.county)]}
          onChange={(county: string[]) => change({ county })}
          className="filter-county"
          maxTagCount="responsive"
          placeholder="全部县区"
          optionFilterProp="label"
          data-testid="filter-county"
          aria-label="县区"
        />
      </label>
      <label>
        学段
        <Select
          mode="multiple"
          allowClear
          value={[...filter.stage]}
          options={stages}
          onChange={(stage: string[]) => change({ stage })}
          className="filter-stage"
          maxTagCount="responsive"
          placeholder="全部学段"
          optionFilterProp="label"
          data-testid="filter-stage"
          aria-label="学段"
        />
      </label>
      <MoreFilters />
      <ScopeSwitches />
      <Button disabled={!narrowed} onClick={() => change({ ...NO_FILTERS, asOf: null, level: null })} data-testid="filter-clear">
        清除筛选
      </Button>
    </div>
  );
}
