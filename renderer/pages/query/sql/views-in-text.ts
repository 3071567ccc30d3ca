import type { QuerySchema } from '../../../../shared/contract';

type View = QuerySchema['views'][number];

/** Views that the text names; all of them while it names none. */
export function viewsIn(text: string, views: readonly View[]): readonly View[] {
  const found = views.filter(({ name }) => new RegExp(`(?<![\\p{L}\\p{N}_.])${name}(?![\\p{L}\\p{N}_])`, 'iu').test(text));
  return found.length === 0 ? views : found;
}

/** What the columns of the views that a query names are called, by their names. */
export function columnLabels(sql: string, views: readonly View[]): Readonly<Record<string, string>> {
  return Object.fromEntries(viewsIn(sql, views).flatMap(({ columns }) => columns.map(({ name, label }) => [name, label])));
}
