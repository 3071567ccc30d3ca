/** Rows of a documented view, grouped, in the table of a question put together by hand. */
import type { QueryView } from '../../../shared/query-views';
import { conditionWords, HIDDEN_FIELD, isWholeFigure, measureLabel, measuresOf, titleOfRows, type ViewField } from '../../../shared/visual-sql';
import type { FieldMeasure, FieldVisualQuery } from '../../../shared/visual-query';
import { type FieldCell, type FieldRows, tableOfRows } from '../../../shared/visual-table';
import type { ReportCell, ReportModel } from './model';
import type { FormIssuer } from './official-form';
import { visualReport } from './visual';

export interface VisualRowsInput extends FormIssuer {
  readonly query: FieldVisualQuery;
  readonly view: QueryView;
  readonly fields: readonly ViewField[];
  readonly answers: readonly FieldRows[];
  readonly minimumValidResults: number;
}

export function visualRowsReport({ query, view, fields, answers, minimumValidResults, ...issuer }: VisualRowsInput): ReportModel {
  const measures = measuresOf(query);
  const measureOf = (id: string): FieldMeasure => measures[Number(id)] ?? { aggregate: 'count' };
  const conditions = query.where.map((condition) => conditionWords(condition, fields));
  return visualReport<FieldCell>({
    ...issuer,
    title: titleOfRows(query, view.label, fields),
    center: view.label,
    table: tableOfRows(query, fields, answers),
    measureLabel: (id) => {
      const measure = measureOf(id);
      return measureLabel(measure, measure.aggregate === 'count' ? undefined : fields.find(({ name }) => name === measure.field));
    },
    cellOf: (cell, column) => cellOf(cell, measureOf(column.measure)),
    beside: [],
    notes: [
      `来源：${view.label}，一行是${view.row}。`,
      ...(conditions.length === 0 ? [] : [`只含：${conditions.join('；')}。`]),
      ...(fields.some(({ name }) => name === HIDDEN_FIELD) ? [`为保护学生隐私，人数少于 ${minimumValidResults} 的学校不提供人数（标为“样本过小”），也不计入合计、平均等。`] : []),
      ...(cutShort(query, answers) ? [`只取前 ${query.limit} 组。`] : []),
    ],
  });
}

function cellOf(cell: FieldCell | undefined, measure: FieldMeasure): ReportCell {
  if (cell === undefined) return { kind: 'text', text: '' };
  if (cell.suppressed) return { kind: 'suppressed' };
  return cell.value === null ? { kind: 'missing' } : { kind: 'figure', value: cell.value, format: isWholeFigure(cell.value, measure) ? 'integer' : 'decimal' };
}

function cutShort({ limit }: FieldVisualQuery, answers: readonly FieldRows[]): boolean {
  return answers.some(({ statement, rows }) => statement.part === 'cell' && rows.length === limit);
}
