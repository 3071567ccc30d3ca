/** Which dataset a header belongs to, and how sure that is. */
import type { DatasetColumn, DatasetDefinition } from '../../../../shared/datasets';
import { DICTIONARIES, type DatasetDictionary, IGNORABLE } from './dictionary';
import type { HeaderCell } from './header-cells';
import { mapColumns, type TableColumns } from './map-columns';
import { mapSeries } from './map-series';
import type { MappedColumn, MappedSeries } from './types';

export interface Judgement {
  readonly dataset: DatasetDefinition;
  readonly columns: readonly MappedColumn[];
  readonly series: readonly MappedSeries[];
  /** 0–1 */
  readonly confidence: number;
  readonly needsConfirmation: boolean;
}

/**
 * Below this a person is asked. Measured: the sample city’s files and complete official lists lie at 0.95 and above, plain forms with
 * many columns of no use here at 0.85 and above, tables made for another purpose that share words with a dataset at 0.73 and below.
 */
export const CONFIRM_BELOW = 0.78;
/** A column the dataset stands on that is surer than this needs no look. */
const KEY_COLUMN_SURE = 0.69;
/** Any kept column that is less sure than this contradicts its values. */
const COLUMN_DOUBTFUL = 0.5;
const LEAST_SCORE = 1.2;
const TITLED = 1.5;
/** A word that belongs to another form weighs more than one that belongs to this. */
const AGAINST = 1.5;
/** A table of which less is understood was made for another purpose. */
const LITTLE = 0.25;
const LITTLE_UNDERSTOOD = 0.75;
const NEARLY_TIED = 0.92;
/** Titles of forms that list schools, teachers or pupils for another purpose. */
const otherForms = /培训|来电|值班|课程开设|开课|课表|辅导室|经费|活动开展|作业|睡眠|体质|成绩单|成绩表|考勤|资助|营养餐|疫苗/;

interface Candidate {
  readonly dictionary: DatasetDictionary;
  readonly columns: readonly MappedColumn[];
  readonly series: readonly MappedSeries[];
  readonly score: number;
}

/** What the context says: for each of DICTIONARIES whether it is titled so, and whether a form of another purpose is. */
export interface Titles {
  readonly titled: readonly boolean[];
  readonly isOtherForm: boolean;
}

/** @param context titles above the table, names of sheet and file. */
export function titlesIn(context: string): Titles {
  return { titled: DICTIONARIES.map(({ dataset }) => dataset.titleWords.some((word) => context.includes(word))), isOtherForm: otherForms.test(context) };
}

/** @returns undefined when no dataset fits. */
export function judge(table: TableColumns, titles: Titles): Judgement | undefined {
  const fitting = DICTIONARIES.flatMap((dictionary, index) => candidateOf(dictionary, table, titles.titled[index] === true, titles.isOtherForm) ?? []);
  const candidates = withoutTwin(fitting).sort((a, b) => b.score - a.score);
  const [best, second] = candidates;
  if (best === undefined || best.score < LEAST_SCORE) return undefined;
  const isTied = second !== undefined && second.score >= best.score * NEARLY_TIED;
  return judgementOf(best, table.cells, isTied);
}

function candidateOf(dictionary: DatasetDictionary, table: TableColumns, isTitled: boolean, isOtherForm: boolean): Candidate | undefined {
  const { cells } = table;
  const series = mapSeries(dictionary, cells);
  const taken = new Set(series.flatMap(({ entries }) => entries.map(({ sheetColumn }) => sheetColumn)));
  const columns = mapColumns(dictionary, table, taken);
  if (!hasSignature(dictionary.dataset, columns, series)) return undefined;
  const against = cells.filter(({ key }) => dictionary.contraindications.has(key)).length;
  const titled = isTitled ? TITLED : 0;
  const otherTitle = isOtherForm && !isTitled ? TITLED : 0;
  const score = columns.reduce((sum, { confidence }) => sum + confidence, 0) + series.length + titled - otherTitle - AGAINST * against;
  return { dictionary, columns, series, score };
}

export function hasSignature(dataset: DatasetDefinition, columns: readonly MappedColumn[], series: readonly MappedSeries[]): boolean {
  const found = new Set<string>([...columns.map(({ column }) => column.id), ...series.map((each) => each.series.id)]);
  return dataset.signature.every((group) => group.some((id) => found.has(id)));
}

/** Answers with a risk level are results, unless they stand one to a row; both datasets know the same students. */
function withoutTwin(candidates: readonly Candidate[]): Candidate[] {
  const results = candidates.find(({ dictionary }) => dictionary.dataset.id === 'assessmentResults');
  const answers = candidates.find(({ dictionary }) => dictionary.dataset.id === 'assessmentAnswers');
  if (results === undefined || answers === undefined) return [...candidates];
  const isLong = answers.columns.some(({ column, basis }) => column.id === 'measure' && basis === 'header');
  return candidates.filter((candidate) => candidate !== (isLong ? results : answers));
}

function judgementOf(candidate: Candidate, cells: readonly HeaderCell[], isTied: boolean): Judgement {
  const { columns, series, dictionary } = candidate;
  const { dataset } = dictionary;
  const keys = keyColumns(dataset, columns);
  const weightOf = ({ column }: MappedColumn): number => (keys.has(column) ? 3 : column.storage === 'discard' ? 0.25 : 1);
  const weights = columns.reduce((sum, each) => sum + weightOf(each), 0);
  const mean = columns.reduce((sum, each) => sum + weightOf(each) * each.confidence, 0) / weights;
  const known = new Set([...columns.map(({ sheetColumn }) => sheetColumn), ...series.flatMap(({ entries }) => entries.map(({ sheetColumn }) => sheetColumn))]);
  const understood = cells.filter(({ sheetColumn, key }) => known.has(sheetColumn) || IGNORABLE.has(key)).length / cells.length;
  // How sure the matches are, and how much of the header was understood.
  const against = cells.filter(({ key }) => dictionary.contraindications.has(key)).length;
  const confidence = mean * (understood < LITTLE ? LITTLE_UNDERSTOOD : 0.85 + 0.15 * understood) * (isTied ? 0.75 : 1) * (against === 0 ? 1 : 0.85);
  const isDoubtful = columns.some(({ column, confidence: own }) => (keys.has(column) ? own < KEY_COLUMN_SURE : column.storage !== 'discard' && own < COLUMN_DOUBTFUL));
  const rounded = Math.round(confidence * 100) / 100;
  return { dataset, columns, series, confidence: rounded, needsConfirmation: rounded < CONFIRM_BELOW || isDoubtful };
}

/** The columns the dataset was told by: required ones, and the surest of each signature group. */
function keyColumns(dataset: DatasetDefinition, columns: readonly MappedColumn[]): ReadonlySet<DatasetColumn> {
  const keys = new Set(dataset.columns.filter(({ required }) => required));
  for (const group of dataset.signature) {
    const [surest] = columns.filter(({ column }) => group.includes(column.id)).sort((a, b) => b.confidence - a.confidence);
    if (surest !== undefined) keys.add(surest.column);
  }
  return keys;
}
