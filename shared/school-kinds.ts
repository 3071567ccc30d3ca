/** 城乡 and 办学性质 of schools, as the directory states them; a school of which it does not say is 未注明, never left out. */
import { getDataset } from './datasets';

export const NOT_STATED = { id: 'unknown', label: '未注明' } as const;

export interface Kind {
  readonly id: string;
  readonly label: string;
}

function kindsOf(column: string): readonly Kind[] {
  const choices = getDataset('schools').columns.find(({ id }) => id === column)?.choices ?? [];
  return [...choices.map(({ value, label }) => ({ id: value, label })), NOT_STATED];
}

/** 城区, 镇区, 乡村, 未注明. */
export const URBAN_RURAL = kindsOf('urbanRural');
/** 公办, 民办, 未注明. */
export const OWNERSHIPS = kindsOf('ownership');

/** @param text id or Chinese name */
export function findKind(kinds: readonly Kind[], text: string): Kind | undefined {
  return kinds.find(({ id, label }) => id === text || label === text);
}
