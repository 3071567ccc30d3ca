/** Runs of columns with one number each: answers to questions, scores of subscales. */
import type { DatasetDefinition } from '../../../../shared/datasets';
import type { DatasetDictionary } from './dictionary';
import type { HeaderCell } from './header-cells';
import { headerKey, matchHeader } from './header-match';
import { itemOf } from './item-headers';
import { scoreEnding, subscaleNamed, withoutScoreEnding } from './subscale-names';
import type { MappedSeries } from './types';

type Entry = MappedSeries['entries'][number];

/** Fewer questions or subscales in a row are columns that happen to be numbered or to share a name. */
const FEWEST_ITEMS = 5;
const FEWEST_SUBSCALES = 3;

export function mapSeries(dictionary: DatasetDictionary, cells: readonly HeaderCell[]): MappedSeries[] {
  const { dataset } = dictionary;
  if (dataset.series === undefined) return [];
  const found = new Map([['items', itemEntries(dictionary, cells)], ['subscales', subscaleEntries(dataset, cells)]]);
  return dataset.series.flatMap((series) => {
    const entries = found.get(series.id) ?? [];
    return entries.length === 0 ? [] : [{ series, entries }];
  });
}

interface Numbered {
  readonly cell: HeaderCell;
  readonly number: number;
  readonly label: string;
}

function itemEntries(dictionary: DatasetDictionary, cells: readonly HeaderCell[]): Entry[] {
  const runs: Numbered[][] = [];
  for (const cell of cells) {
    const item = itemOf(cell.leaf);
    // 2、您的性别 is a numbered question of a survey, but a column of its own.
    if (item === undefined || (item.wording !== '' && matchHeader(dictionary, headerKey(item.wording), []) !== undefined)) continue;
    const label = [...cell.parents.slice(-1), item.prefix].join('·');
    const run = runs.at(-1);
    const last = run?.at(-1);
    if (run !== undefined && last !== undefined && last.label === label && item.number === last.number + 1) run.push({ cell, number: item.number, label });
    else runs.push([{ cell, number: item.number, label }]);
  }
  const long = runs.filter((run) => run.length >= FEWEST_ITEMS);
  const numbers = long.flatMap((run) => run.map(({ number }) => number));
  const ambiguous = new Set(numbers).size < numbers.length;
  return long.flatMap((run, index) =>
    run.map(({ cell, number }) => ({ measure: ambiguous ? `${cell.parents.at(-1) ?? index + 1}·${number}` : String(number), sheetColumn: cell.sheetColumn, header: cell.path })),
  );
}

function subscaleEntries(dataset: DatasetDefinition, cells: readonly HeaderCell[]): Entry[] {
  const named = cells.map((cell) => subscaleNamed(cell.key));
  const perScale = new Map<string, Set<string>>();
  for (const each of named.flatMap((found) => found ?? [])) perScale.set(each.scale, (perScale.get(each.scale) ?? new Set()).add(each.name));
  const [scale, names] = [...perScale].reduce<readonly [string, ReadonlySet<string>]>((best, each) => (each[1].size > best[1].size ? each : best), ['', new Set()]);
  if (names.size < FEWEST_SUBSCALES) return [];
  const own = new Set(dataset.columns.flatMap(({ label, synonyms }) => [label, ...synonyms]).map(headerKey));
  const first = named.findIndex((found) => found !== undefined);
  const last = named.findLastIndex((found) => found !== undefined);
  const seen = new Set<string>();
  return cells.flatMap((cell, index) => {
    const standard = named[index]?.find((each) => each.scale === scale) ?? named[index]?.at(0);
    // A vendor's own subscale stands among those that are known: it has a score, and is no total.
    const isAmong = index > first && index < last && scoreEnding.test(cell.key) && !own.has(cell.key) && !/总|效度|测谎|掩饰/.test(cell.key);
    const measure = standard?.name ?? (isAmong ? withoutScoreEnding(cell.key) : undefined);
    if (measure === undefined || seen.has(measure)) return [];
    seen.add(measure);
    return [{ measure, sheetColumn: cell.sheetColumn, header: cell.path }];
  });
}
