/** Themes of the catalogue as tables: counties down, the indicators of a theme across. */
import { AREA_BASES, type AreaBasis } from '../../../shared/area-basis';
import { findIndicator, type IndicatorDefinition, type IndicatorTheme, INDICATORS, mainTarget, THEME_LABELS, UNIT_LABELS } from '../../../shared/indicators';
import { schoolYearLabel } from '../../../shared/school-year';
import { type Scope, scopeWords } from '../../../shared/scope';
import type { ReleasedFigures } from '../privacy/released';
import { listedCounties } from './counties';
import { cellOf, FigureIndex, totalCell } from './figures';
import { hiddenNotes } from './hidden-note';
import type { ReportCell, ReportModel, ReportTable } from './model';
import { codeRow, type FormIssuer, formFrame, label } from './official-form';
import { formatOfUnit } from './unit-format';

export interface ThemesInput extends FormIssuer {
  readonly title: string;
  readonly schoolYear: string;
  readonly areaBasis: AreaBasis;
  readonly scope: Scope;
  readonly scopeNote: string;
  /** ISO date */
  readonly asOf: string;
  readonly themes: readonly IndicatorTheme[];
  /** Of the city and by county. */
  readonly figures: readonly ReleasedFigures[];
}

/** Indicators of a theme that tell counties apart. */
export function indicatorsOfThemes(themes: readonly IndicatorTheme[]): readonly IndicatorDefinition[] {
  return INDICATORS.filter(({ theme, dimensions, numerator }) => themes.includes(theme) && dimensions.includes('county') && numerator.alwaysBy === undefined);
}

export function themesReport(input: ThemesInput): ReportModel {
  const index = new FigureIndex(...input.figures);
  return {
    title: input.title,
    fileName: `${input.schoolYear}学年${input.title}.xlsx`,
    sections: input.themes.map((theme) => themeTable(input, index, theme)),
  };
}

function themeTable(input: ThemesInput, index: FigureIndex, theme: IndicatorTheme): ReportTable {
  const indicators = indicatorsOfThemes([theme]);
  const year = schoolYearLabel(input.schoolYear);
  const rowOf = (group: Readonly<Record<string, string>>): ReportCell[] => indicators.map(({ id, unit }) => cellOf(index.find(id, group), 'value', formatOfUnit(unit)));
  const counties = listedCounties(index);
  const rows = counties.map(({ code }) => rowOf({ county: code }));
  const totals = rowOf({}).map((cell, column) => (formatOfUnit(indicators[column]?.unit ?? 'share') === 'integer' ? totalCell(cell, rows.flatMap((row) => row[column] ?? [])).cell : cell));
  const units = [...new Set(indicators.map(({ unit }) => UNIT_LABELS[unit]))].join('、');
  return {
    ...formFrame(input, year, units),
    name: THEME_LABELS[theme],
    title: `${year}${THEME_LABELS[theme]}统计表`,
    columns: [{ header: ['县区', '县区'], width: 14 }, ...indicators.map((indicator) => ({ header: [indicator.label, UNIT_LABELS[indicator.unit]], width: 13, ...targetOfIndicator(indicator, input.asOf) }))],
    codeRow: codeRow(1, indicators.length),
    totals: [label('全市合计'), ...totals],
    rows: counties.map((county, position) => [label(county.label), ...(rows[position] ?? [])]),
    notes: [
      ...indicators.map((indicator, position) => `第${position + 1}栏：${indicator.definition}${targetWords(indicator, input.asOf)}`),
      `县区按${AREA_BASES[input.areaBasis].label}。口径：${scopeWords(input.scope)}。${input.scopeNote}“—”表示未上报或不能计算，“0”表示确为零；标色并加粗的为未达到目标。`,
      ...hiddenNotes(input.figures),
    ],
  };
}

export function targetOfIndicator(indicator: IndicatorDefinition, asOf: string): { readonly target?: { readonly value: number; readonly atLeast: boolean } } {
  const target = mainTarget(indicator, asOf);
  return target === undefined || indicator.direction === 'neutral' ? {} : { target: { value: target.target.value, atLeast: indicator.direction === 'higher' } };
}

export function targetWords(indicator: IndicatorDefinition, asOf: string): string {
  const target = mainTarget(indicator, asOf);
  return target === undefined ? '' : `${target.label}。`;
}

export function indicatorOf(id: string): IndicatorDefinition {
  const found = findIndicator(id);
  if (found === undefined) throw new Error(`no indicator ${id}`);
  return found;
}
