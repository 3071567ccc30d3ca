/** 对照县区: the same figure of another county beside, under the same filters. */
import { Select } from 'antd';
import { areasOf } from '../../shared/area-basis';
import { formatChange, formatFigure } from '../../shared/format';
import type { IndicatorDefinition } from '../../shared/indicators';
import { countyLabel } from '../../shared/regions';
import { type PageFilter, usePageFilter } from '../address';
import { useDataSummary } from '../data-summary';
import type { IndicatorRow } from '../indicator-table';
import { useIndicators } from '../use-indicators';

export function BesideChoice() {
  const [filter, change] = usePageFilter();
  const { result: summary } = useDataSummary();
  const schoolYear = filter.schoolYear ?? summary?.defaultSchoolYear ?? null;
  if (schoolYear === null) return null;
  const options = areasOf(filter.areaBasis, schoolYear)
    .filter(({ code }) => !(filter.county.length === 1 && filter.county[0] === code))
    .map(({ code }) => ({ value: code, label: countyLabel(code) }));
  return (
    <label className="beside-choice">
      对照县区
      <Select
        allowClear
        size="small"
        value={filter.beside}
        options={options}
        onChange={(beside: string | undefined) => change({ beside: beside ?? null })}
        placeholder="不对照"
        className="beside-county"
        data-testid="compare-county"
        aria-label="对照县区"
      />
    </label>
  );
}

export interface BesideFigureProps {
  readonly indicator: IndicatorDefinition;
  /** The figure that it stands beside. */
  readonly row: IndicatorRow;
  readonly filter: PageFilter;
  /** Code. */
  readonly county: string;
}

/** The difference is told, never which county is the better one: pupils' results are no ranking. */
export function BesideFigure({ indicator, row, filter, county }: BesideFigureProps) {
  const asked = indicator.dimensions.includes('county');
  const { rows } = useIndicators([indicator.id], [], { ...filter, county: [county], school: [], compare: false }, asked);
  const other = rows?.find(({ keys }) => keys.riskLevel === row.keys.riskLevel);
  if (other === undefined) return null;
  const scale = indicator.unit === 'share' ? 100 : 1;
  const difference = row.value === null || other.value === null ? null : (row.value - other.value) * scale;
  return (
    <div className="figure-card-change" data-testid={`beside-${indicator.id}`}>
      <span>
        {countyLabel(county)} {formatFigure(other, indicator.unit)}
      </span>
      {difference !== null && <span>相差 {formatChange(difference, indicator.unit)}</span>}
    </div>
  );
}
