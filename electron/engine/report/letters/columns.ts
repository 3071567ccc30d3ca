/** Columns of attached tables, from indicators of the catalogue. */
import { findIndicator, type IndicatorUnit } from '../../../../shared/indicators';
import { schoolYearLabel } from '../../../../shared/school-year';
import type { ColumnSource } from '../annual-columns';
import { countyFiguresTable, type CountyTableDefinition, staffingTable } from '../annual-tables';
import type { FigureIndex, FigurePart } from '../figures';
import type { FigureFormat, ReportTable } from '../model';
import type { LetterInput } from './types';

const WIDTHS: Readonly<Record<FigureFormat, number>> = { integer: 10, percent: 10, decimal: 10, points: 10 };

function formatOf(unit: IndicatorUnit, part: FigurePart): FigureFormat {
  if (part !== 'value') return 'integer';
  if (unit === 'share') return 'percent';
  return unit === 'person' || unit === 'school' || unit === 'times' || unit === 'personTimes' ? 'integer' : 'decimal';
}

/** @param heads above and below; one text where the column has a head of its own. */
export function column(heads: readonly [string, string], indicator: string, part: FigurePart = 'value'): ColumnSource {
  const definition = findIndicator(indicator);
  if (definition === undefined) throw new Error(`no indicator ${indicator}`);
  const format = formatOf(definition.unit, part);
  return { header: heads, width: WIDTHS[format], indicator, part, format };
}

/** In titles: 各县区, of one county 曹县各学段. */
export function eachOf({ place: { county, name, parts } }: Pick<LetterInput, 'place'>): string {
  return `${county === null ? '' : name}各${parts.word}`;
}

/** A table by county, or by stage, as it is attached to a document: only the unit above it, and no lines for signatures below. */
export function attachedTable(input: LetterInput, index: FigureIndex, definition: CountyTableDefinition): ReportTable {
  return asAttachment(countyFiguresTable(input, index, definition), definition.unitOfMeasure);
}

/** 表1 of the annual workbook. */
export function attachedStaffingTable(input: LetterInput): ReportTable {
  return asAttachment({ ...staffingTable(input, input.index), title: `${schoolYearLabel(input.schoolYear)}${eachOf(input)}心理健康教育师资配备情况统计表` }, '所、人、%');
}

function asAttachment(table: ReportTable, unitOfMeasure: string): ReportTable {
  return { ...table, headerLine: { left: '', center: '', right: `计量单位：${unitOfMeasure}` }, footerLine: [] };
}
