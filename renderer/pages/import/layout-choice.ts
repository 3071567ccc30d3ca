/** What a person says about one header layout: which dataset it is, and which column is which. */
import type { RequestOf, TableHeader } from '../../../shared/contract';
import { getDataset, type DatasetId } from '../../../shared/datasets';
import type { LayoutQuestion } from './questions';

/** How a column was told; `person` since the dialog was opened. */
export type Basis = NonNullable<TableHeader['basis']> | 'person';

export interface ColumnChoice {
  readonly columnId: string;
  readonly basis: Basis;
}

export interface LayoutChoice {
  /** Null while nothing has been said; `none`: not a table to import. */
  readonly dataset: DatasetId | 'none' | null;
  /** By position of the header; positions that are left out are not imported. */
  readonly columns: ReadonlyMap<number, ColumnChoice>;
}

export interface ColumnOption {
  readonly value: string;
  readonly label: string;
  readonly required: boolean;
  /** Many headers may be chosen for it: answers, subscales. */
  readonly repeats: boolean;
}

export function columnOptions(dataset: DatasetId): readonly ColumnOption[] {
  const { columns, series = [] } = getDataset(dataset);
  const single = columns.map(({ id, label, required = false }) => ({ value: id, label, required, repeats: false }));
  return [...single.filter((column) => column.required), ...single.filter((column) => !column.required), ...series.map(({ id, label }) => ({ value: id, label, required: false, repeats: true }))];
}

/** The guess as a first answer. */
export function firstChoice({ dataset, headers }: Pick<LayoutQuestion, 'dataset' | 'headers'>): LayoutChoice {
  const columns = headers.flatMap(({ position, columnId, basis }) => (columnId === null || basis === null ? [] : [[position, { columnId, basis }] as const]));
  return { dataset, columns: new Map(columns) };
}

/** For another dataset the guesses are of no use: only headers that are called like one of its columns are taken. */
export function chooseDataset(question: Pick<LayoutQuestion, 'dataset' | 'headers'>, dataset: DatasetId | 'none'): LayoutChoice {
  if (dataset === question.dataset) return firstChoice(question);
  if (dataset === 'none') return { dataset, columns: new Map() };
  const columns = new Map<number, ColumnChoice>();
  const taken = new Set<string>();
  const take = (names: ReadonlyMap<string, string>) => {
    for (const { position, text } of question.headers) {
      const columnId = names.get(text.replace(/\s+/g, ''));
      if (columnId === undefined || taken.has(columnId) || columns.has(position)) continue;
      taken.add(columnId);
      columns.set(position, { columnId, basis: 'header' });
    }
  };
  const catalogue = getDataset(dataset).columns;
  // The column's own name first: a synonym further left must not take its place.
  take(new Map(catalogue.map(({ id, label }) => [label, id])));
  take(new Map(catalogue.flatMap(({ id, synonyms }) => synonyms.map((name) => [name, id]))));
  return { dataset, columns };
}

/** A column can be chosen for one header only: choosing it for another moves it there. @param columnId null: not imported */
export function chooseColumn(choice: LayoutChoice, position: number, columnId: string | null): LayoutChoice {
  const repeats = choice.dataset !== null && choice.dataset !== 'none' && columnOptions(choice.dataset).some((option) => option.value === columnId && option.repeats);
  const others = [...choice.columns].filter(([at, chosen]) => at !== position && (repeats || chosen.columnId !== columnId));
  return { ...choice, columns: new Map(columnId === null ? others : [...others, [position, { columnId, basis: 'person' }]]) };
}

/** Labels of required columns that no header is chosen for. */
export function missingColumns({ dataset, columns }: LayoutChoice): readonly string[] {
  if (dataset === null || dataset === 'none') return [];
  const chosen = new Set([...columns.values()].map(({ columnId }) => columnId));
  return getDataset(dataset).columns.flatMap(({ id, label, required }) => (required === true && !chosen.has(id) ? [label] : []));
}

export type LayoutAnswer = RequestOf<'import.confirmLayout'>;

/** Null while the choice is not complete. */
export function layoutAnswer(layoutKey: string, choice: LayoutChoice): LayoutAnswer | null {
  if (choice.dataset === null || missingColumns(choice).length > 0) return null;
  if (choice.dataset === 'none') return { layoutKey, dataset: null, columns: [] };
  const columns = [...choice.columns].sort(([one], [other]) => one - other).map(([position, { columnId }]) => ({ columnId, position }));
  return columns.length === 0 ? null : { layoutKey, dataset: choice.dataset, columns };
}
