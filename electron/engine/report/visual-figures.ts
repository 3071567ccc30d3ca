/** Figures of indicators in the table of a question put together by hand. */
import { AREA_BASES } from '../../../shared/area-basis';
import { dayLabel } from '../../../shared/as-of';
import { filterWords } from '../../../shared/filter-words';
import { formatChange, SUPPRESSED_TEXT } from '../../../shared/format';
import { findIndicator, type IndicatorUnit, targetsAsOf, UNIT_LABELS } from '../../../shared/indicators';
import { schoolYearLabel } from '../../../shared/school-year';
import { type IndicatorVisualQuery, titleOfFigures } from '../../../shared/visual-query';
import { tableOfFigures } from '../../../shared/visual-table';
import type { VisualFigure, VisualFigures } from '../query/visual/figures';
import { cellOf } from './figures';
import type { FigureFormat, ReportCell, ReportModel } from './model';
import { type FormIssuer, scopeNotes } from './official-form';
import { visualReport } from './visual';

const FORMATS: Partial<Record<IndicatorUnit, FigureFormat>> = { share: 'percent', person: 'integer', school: 'integer', times: 'integer', personTimes: 'integer' };

export interface VisualFiguresInput extends FormIssuer {
  readonly query: IndicatorVisualQuery;
  readonly schoolYears: readonly string[];
  readonly asOf: string;
  readonly answer: VisualFigures;
}

const unitOf = (indicator: string): IndicatorUnit | undefined => findIndicator(indicator)?.unit;

export function visualFiguresReport(input: VisualFiguresInput): ReportModel {
  const { query, answer, schoolYears } = input;
  const table = tableOfFigures(
    query,
    answer.figures.map((own) => ({ part: own.part, schoolYear: own.schoolYear, indicator: own.figure.indicator, keys: own.figure.group, labels: own.figure.labels, figure: own })),
  );
  const where = filterWords(query.where);
  return visualReport<VisualFigure>({
    unit: input.unit,
    preparedBy: input.preparedBy,
    issuedOn: input.issuedOn,
    title: titleOfFigures(query),
    center: [schoolYears.map(schoolYearLabel).join('、'), AREA_BASES[query.areaBasis].label].join('  '),
    table,
    measureLabel: (id) => {
      const definition = findIndicator(id);
      return definition === undefined ? id : `${definition.label}（${UNIT_LABELS[definition.unit]}）`;
    },
    cellOf: (cell, column) => (cell === undefined ? { kind: 'text', text: '' } : cellOf(cell.figure, 'value', FORMATS[unitOf(column.measure) ?? 'share'] ?? 'decimal')),
    beside: answer.comparison === null ? [] : [{ label: '较上学年', cellOf: (cell, column) => changeCell(cell, unitOf(column.measure)) }],
    notes: [
      ...scopeNotes({ areaBasis: query.areaBasis, scope: query.scope, where }),
      ...query.indicators.map((id) => definitionNote(id, input.asOf)),
      ...[answer.scopeNote, answer.comparison?.note ?? '', answer.privacyNote].filter((note) => note !== ''),
    ],
  });
}

function changeCell(cell: VisualFigure | undefined, unit: IndicatorUnit | undefined): ReportCell {
  if (cell === undefined || unit === undefined) return { kind: 'text', text: '' };
  const { compared } = cell;
  if (compared?.difference != null) return { kind: 'text', text: formatChange(compared.difference, unit) };
  return compared?.earlier?.suppressed === true ? { kind: 'text', text: `上学年${SUPPRESSED_TEXT}` } : { kind: 'missing' };
}

function definitionNote(id: string, asOf: string): string {
  const definition = findIndicator(id);
  if (definition === undefined) return '';
  const targets = targetsAsOf(definition, asOf).filter(({ state }) => state !== 'notYet').map(({ label }) => label);
  return `${definition.label}：${definition.definition}算式：${definition.formula}。${targets.length === 0 ? '' : `${targets.join('、')}（按${dayLabel(asOf)}有效的文件）。`}`;
}
