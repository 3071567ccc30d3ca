/** What a printed page says about itself: whose it is, what it shows, how it was narrowed and when. Not seen on screens. */
import { AUDIENCES } from '../../shared/audience';
import { countyLabel } from '../../shared/regions';
import { DIMENSIONS } from '../../shared/indicators';
import { schoolYearLabel } from '../../shared/school-year';
import { type FilterId, filtersInForce, type PageFilter, usePageFilter } from '../address';
import { useDataSummary } from '../data-summary';
import { useSettings } from '../settings';
import { usePrintedAt } from './use-printing';

function nameOf(filter: FilterId, value: string): string {
  if (filter === 'county') return countyLabel(value);
  return DIMENSIONS[filter].values?.find(({ id }) => id === value)?.label ?? value;
}

/** 县区：曹县、单县；学段：初中. A single school is named by the path on the page. */
export function filterWords(filter: PageFilter): readonly string[] {
  return filtersInForce(filter)
    .filter((name) => name !== 'school')
    .map((name) => `${DIMENSIONS[name].label}：${filter[name].map((value) => nameOf(name, value)).join('、')}`);
}

export function PrintHeader({ title }: { readonly title: string }) {
  const [filter] = usePageFilter();
  const { result } = useDataSummary();
  const unit = useSettings()?.unit.value ?? '';
  const printedAt = usePrintedAt();
  const year = filter.schoolYear ?? result?.defaultSchoolYear ?? null;
  const narrowed = filterWords(filter);
  return (
    <header className="print-header" aria-hidden>
      <p className="print-unit">{unit}</p>
      <p className="print-title">{title}</p>
      <p>{[...(year === null ? [] : [`学年：${schoolYearLabel(year)}`]), ...(narrowed.length === 0 ? ['未筛选'] : narrowed), `打印时间：${printedAt}`].join('　')}</p>
      <p className="print-remark">筛查结果不作为诊断依据。供{AUDIENCES.internal.label}使用，人数过少的数字不显示。</p>
    </header>
  );
}
