/** 筛选 of a question over indicators: school years, 口径, and the values that are kept of dimensions. */
import { Button, Popover, Select } from 'antd';
import { AREA_BASES, AREA_BASIS_IDS, type AreaBasis, areasOf } from '../../../../shared/area-basis';
import { DIMENSIONS, type DimensionId } from '../../../../shared/indicators';
import { filterWords } from '../../../../shared/filter-words';
import { COUNTIES, countyLabel } from '../../../../shared/regions';
import { schoolYearLabel } from '../../../../shared/school-year';
import { switchesTurned } from '../../../../shared/scope';
import { DIMENSION_LABELS, filteredBy, type IndicatorVisualQuery } from '../../../../shared/visual-query';
import { ScopeFields } from '../../../components/scope-switches';
import { useDataSummary } from '../../../data-summary';
import { useCall } from '../../../engine-client';
import { useRiskScheme } from '../../../settings';
import type { Dragged } from './drag';
import { FilterChip } from './filter-chip';
import { Shelf } from './shelf';

export interface IndicatorFiltersProps {
  readonly query: IndicatorVisualQuery;
  readonly editing: string | null;
  readonly onEdit: (dimension: string | null) => void;
  readonly onChange: (query: IndicatorVisualQuery) => void;
}

const bases = AREA_BASIS_IDS.map((id) => ({ value: id, label: AREA_BASES[id].label }));

function useValues(dimension: DimensionId, query: IndicatorVisualQuery): readonly { readonly value: string; readonly label: string }[] {
  const { result: summary } = useDataSummary();
  const scheme = useRiskScheme();
  const schoolYear = query.schoolYears.at(-1) ?? summary?.defaultSchoolYear ?? null;
  const { result } = useCall('data.schools', dimension === 'school' && schoolYear !== null ? { schoolYear, areaBasis: query.areaBasis } : null);
  switch (dimension) {
    case 'county':
      return (schoolYear === null ? COUNTIES : areasOf(query.areaBasis, schoolYear)).map(({ code }) => ({ value: code, label: countyLabel(code) }));
    case 'school':
      return (result?.schools ?? []).map(({ school, name, county }) => ({ value: school, label: `${name}（${countyLabel(county)}）` }));
    case 'riskLevel':
      return scheme.levels.map(({ level, label }) => ({ value: level, label }));
    default:
      return (DIMENSIONS[dimension].values ?? []).map(({ id, label }) => ({ value: id, label }));
  }
}

function ValuesEditor({ dimension, query, onChange }: { readonly dimension: DimensionId; readonly query: IndicatorVisualQuery; readonly onChange: (values: readonly string[]) => void }) {
  const options = useValues(dimension, query);
  return (
    <Select mode="multiple" allowClear autoFocus value={[...(query.where[dimension] ?? [])]} options={[...options]} onChange={onChange} placeholder={`全部${DIMENSION_LABELS[dimension]}`} optionFilterProp="label" aria-label={DIMENSION_LABELS[dimension]} data-testid={`filter-values-${dimension}`} className="visual-filter-values" />
  );
}

export function IndicatorFilters({ query, editing, onEdit, onChange }: IndicatorFiltersProps) {
  const { result: summary } = useDataSummary();
  const severalYears = query.rows.includes('schoolYear') || query.columns.includes('schoolYear');
  const years = (summary?.schoolYears ?? []).map(({ schoolYear }) => ({ value: schoolYear, label: schoolYearLabel(schoolYear) }));
  const keep = (dimension: DimensionId, values: readonly string[]): void => {
    const others = Object.fromEntries(Object.entries(query.where).filter(([id]) => id !== dimension));
    onChange({ ...query, where: values.length === 0 ? others : { ...others, [dimension]: values } });
  };
  const filtered = filteredBy(query.where);
  const open = editing !== null && editing !== 'schoolYear' && !filtered.includes(editing as DimensionId) ? [editing as DimensionId] : [];
  const turned = switchesTurned(query.scope).length;
  const drop = ({ key }: Dragged): void => onEdit(key);
  return (
    <Shelf id="filters" label="筛选" hint="" empty={false} takes={({ kind, key }) => kind === 'group' && key !== 'schoolYear'} onDrop={drop}>
      <Select
        size="small"
        {...(severalYears ? { mode: 'multiple' as const, maxTagCount: 'responsive' as const } : {})}
        value={severalYears ? [...query.schoolYears] : (query.schoolYears[0] ?? summary?.defaultSchoolYear ?? null)}
        options={years}
        onChange={(chosen: string | string[] | null) => onChange({ ...query, schoolYears: chosen === null ? [] : [chosen].flat() })}
        placeholder={summary?.defaultSchoolYear == null ? '暂无数据' : schoolYearLabel(summary.defaultSchoolYear)}
        className={severalYears ? 'visual-years' : 'visual-year'}
        aria-label="学年"
        data-testid="visual-school-years"
      />
      <Select size="small" value={query.areaBasis} options={bases} onChange={(areaBasis: AreaBasis) => onChange({ ...query, areaBasis })} popupMatchSelectWidth={false} aria-label="县区口径" data-testid="visual-area-basis" />
      <Popover trigger="click" placement="bottomLeft" content={<ScopeFields scope={query.scope} onChange={(scope) => onChange({ ...query, scope })} />}>
        <Button size="small" data-testid="visual-scope">
          统计口径{turned === 0 ? '' : `（${turned} 项已改）`}
        </Button>
      </Popover>
      {[...filtered, ...open].map((dimension) => (
        <FilterChip
          key={dimension}
          id={dimension}
          label={DIMENSION_LABELS[dimension]}
          text={filterWords({ [dimension]: query.where[dimension] }) || `${DIMENSION_LABELS[dimension]}：全部`}
          open={editing === dimension}
          onOpen={(shown) => onEdit(shown ? dimension : null)}
          onRemove={() => {
            onEdit(null);
            keep(dimension, []);
          }}
        >
          <ValuesEditor dimension={dimension} query={query} onChange={(values) => keep(dimension, values)} />
        </FilterChip>
      ))}
      {query.asOf !== null && (
        <span className="visual-chip visual-chip-filter">
          <span className="visual-chip-name">目标日期：{query.asOf}</span>
          <button type="button" className="visual-chip-remove" aria-label="移除目标日期" onClick={() => onChange({ ...query, asOf: null })}>
            ×
          </button>
        </span>
      )}
    </Shelf>
  );
}
