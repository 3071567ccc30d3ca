/** An answer as the page shows it, whatever it was asked of. */
import { tableFromIPC } from 'apache-arrow';
import type { VisualAnswer, VisualFigureAnswer, VisualRowAnswer } from '../../../../shared/contract';
import { dayLabel } from '../../../../shared/as-of';
import { formatFigure, formatInteger, formatPercent } from '../../../../shared/format';
import { findIndicator, UNIT_LABELS } from '../../../../shared/indicators';
import { scopeWords } from '../../../../shared/scope';
import { askedParts, type FieldVisualQuery, type IndicatorVisualQuery, type VisualPart, type VisualQuery } from '../../../../shared/visual-query';
import { formatFieldFigure, HIDDEN_FIELD, measureLabel, measuresOf } from '../../../../shared/visual-sql';
import { type FieldCell, tableOfFigures, tableOfRows, type VisualTable } from '../../../../shared/visual-table';
import { AREA_BASES } from '../../../../shared/area-basis';
import { changeTone, changeWords } from '../../../change-words';
import { decodeIndicatorRows, type IndicatorRow } from '../../../indicator-table';
import { judge } from '../../../judge';

export interface DisplayCell {
  readonly text: string;
  readonly value: number | null;
  readonly state: 'number' | 'missing' | 'suppressed';
  readonly missed: boolean;
  /** The change since last year; '' where none was asked for. */
  readonly beside: string;
  readonly tone: 'better' | 'worse' | 'plain';
}

export interface DisplayMeasure {
  readonly id: string;
  readonly label: string;
  readonly isShare: boolean;
  readonly format: (value: number) => string;
  /** Whose definition can be looked up. */
  readonly indicator: string | null;
}

export interface Display {
  readonly table: VisualTable<DisplayCell>;
  readonly measures: readonly DisplayMeasure[];
  readonly asOf: string | null;
  /** In words to print below. */
  readonly notes: readonly string[];
}

export function displayOf(query: VisualQuery, answer: VisualAnswer): Display | null {
  if (query.source === 'indicators') return answer.source === 'indicators' ? ofFigures(query, answer) : null;
  return answer.source === 'fields' ? ofRows(query, answer) : null;
}

function mapTable<A, B>(table: VisualTable<A>, map: (cell: A, measure: string) => B): VisualTable<B> {
  return { ...table, cells: table.cells.map((row) => row.map((cell, column) => (cell === undefined ? undefined : map(cell, table.columns[column]?.measure ?? '')))) };
}

function ofFigures(query: IndicatorVisualQuery, answer: VisualFigureAnswer): Display {
  const columns = tableFromIPC(answer.rows);
  const text = (name: string, row: number): string => String(columns.getChild(name)?.get(row));
  const figures = decodeIndicatorRows(answer).map((figure, row) => ({ part: text('part', row) as VisualPart, schoolYear: text('schoolYear', row), indicator: figure.indicator, keys: figure.keys, labels: figure.labels, figure }));
  // Where last year has nothing at all, the note says so once.
  const compared = figures.some(({ figure }) => figure.comparison !== null && (figure.comparison.change !== null || figure.comparison.previousSuppressed));
  return {
    table: mapTable(tableOfFigures(query, figures), (row) => figureCell(row, compared)),
    measures: query.indicators.map((id): DisplayMeasure => {
      const definition = findIndicator(id);
      const unit = definition?.unit ?? 'person';
      return { id, label: `${definition?.label ?? id}（${UNIT_LABELS[unit]}）`, isShare: unit === 'share', format: (value) => formatFigure({ value, suppressed: false }, unit), indicator: id };
    }),
    asOf: answer.asOf,
    notes: [
      `口径：${AREA_BASES[query.areaBasis].label}；${scopeWords(query.scope)}；目标按${dayLabel(answer.asOf)}有效的文件判断。${answer.scopeNote}`,
      answer.privacyNote,
      answer.comparison?.note ?? '',
      query.compare && answer.comparison === null ? '看几个学年时不再与上学年比较。' : '',
      askedParts(query).withheld,
    ].filter((note) => note !== ''),
  };
}

function figureCell(row: IndicatorRow, compared: boolean): DisplayCell {
  return {
    text: formatFigure(row, row.unit),
    value: row.value,
    state: row.suppressed ? 'suppressed' : row.value === null ? 'missing' : 'number',
    missed: judge(row) === 'missed',
    beside: compared ? changeWords(row) : '',
    tone: changeTone(row),
  };
}

function ofRows(query: FieldVisualQuery, answer: VisualRowAnswer): Display {
  const measures = measuresOf(query);
  const answers = answer.parts.map(({ statement, rows }) => {
    const table = tableFromIPC(rows);
    const columns = table.schema.fields.map((_, index) => table.getChildAt(index));
    return { statement, rows: Array.from({ length: table.numRows }, (_, row) => columns.map((column): unknown => column?.get(row))) };
  });
  const short = answer.parts.some(({ statement, rowCount }) => statement.part === 'cell' && rowCount === query.limit);
  return {
    table: mapTable<FieldCell, DisplayCell>(tableOfRows(query, answer.fields, answers), (cell, measure) => ({
      text: formatFieldFigure(cell, measures[Number(measure)] ?? { aggregate: 'count' }),
      value: cell.value,
      state: cell.suppressed ? 'suppressed' : cell.value === null ? 'missing' : 'number',
      missed: false,
      beside: '',
      tone: 'plain',
    })),
    measures: measures.map((measure, index): DisplayMeasure => ({
      id: String(index),
      label: measureLabel(measure, measure.aggregate === 'count' ? undefined : answer.fields.find(({ name }) => name === measure.field)),
      isShare: false,
      format: (value) => formatFieldFigure({ value, suppressed: false }, measure),
      indicator: null,
    })),
    asOf: null,
    notes: [
      answer.fields.some(({ name }) => name === HIDDEN_FIELD) ? '为保护学生隐私，人数过少的学校不提供人数（标为“样本过小”），也不计入合计、平均等。' : '',
      short ? `只取前 ${formatInteger(query.limit)} 组，合计按全部数据计算。` : '',
      askedParts(query).withheld,
    ].filter((note) => note !== ''),
  };
}

/** A tick of an axis. */
export function axisText({ isShare, format }: DisplayMeasure, value: number): string {
  return isShare ? formatPercent(value).replace('.00', '') : format(value).replace(/\.0$/, '');
}
