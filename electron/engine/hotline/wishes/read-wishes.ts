/** The wish form read back: what each volunteer cannot, would rather not, and would like to do. */
import { EngineFailure } from '../../../../shared/contract';
import type { RotaPerson } from '../../../../shared/rota';
import type { FormRow } from '../../ingest/prepare/small-form';
import type { BlockedTime, Wish } from '../types';
import { parseWishes, type WishFrame, type WishTime } from './wish-dates';

/** Headers of the form, as form.ts writes them. */
export const WISH_COLUMNS = { county: '县区', school: '学校', name: '姓名', blocked: '不能值班', unwanted: '尽量不值班', wanted: '希望值班', onlyShifts: '只值这些班次', maximum: '每月最多班数' } as const;
type WishColumn = keyof typeof WISH_COLUMNS;

export interface PersonWishes {
  readonly blocked: readonly BlockedTime[];
  readonly wishes: readonly Wish[];
  readonly onlyShifts?: readonly string[];
  readonly monthlyMaximum?: number;
}

const FORM_END = '单位负责人：';
const MOST_TOLD = 8;
const own: readonly WishColumn[] = ['blocked', 'unwanted', 'wanted', 'onlyShifts', 'maximum'];
const columnName = (index: number): string => String.fromCharCode(65 + index);

/**
 * By id of the person; people without an entry are not in it.
 * @throws EngineFailure BAD_REQUEST naming every cell that cannot be read (the first of them in the message)
 */
export function readWishes(rows: readonly FormRow[], people: readonly RotaPerson[], frame: WishFrame): ReadonlyMap<string, PersonWishes> {
  const header = rows.find(({ cells }) => cells.includes(WISH_COLUMNS.name) && cells.includes(WISH_COLUMNS.blocked));
  if (header === undefined) throw new EngineFailure('BAD_REQUEST', `这个文件不是值班意愿表：没有找到“${WISH_COLUMNS.name}”和“${WISH_COLUMNS.blocked}”两列。请用本页下载的意愿表填写。`);
  const columns = Object.fromEntries((Object.keys(WISH_COLUMNS) as WishColumn[]).map((id) => [id, header.cells.indexOf(WISH_COLUMNS[id])])) as Record<WishColumn, number>;
  const found = new Map<string, PersonWishes>();
  const problems: string[] = [];
  for (const { row, cells } of rows) {
    const cell = (id: WishColumn): string => (columns[id] < 0 ? '' : (cells[columns[id]] ?? '').trim());
    // Below the table stand signatures and notes.
    if (row > header.row && cells.some((text) => text.startsWith(FORM_END))) break;
    // Rows of totals and codes have nothing in these columns.
    if (row <= header.row || own.every((id) => cell(id) === '') || cells.join('').startsWith('甲乙丙')) continue;
    const at = (id: WishColumn, problem: string): number => problems.push(`${columnName(columns[id])}${row}：${problem}`);
    const person = personOf(people, cell('name'), cell('school'));
    if (typeof person === 'string') {
      at('name', person);
      continue;
    }
    if (found.has(person.id)) {
      at('name', `“${person.name}”填了两行，请合并`);
      continue;
    }
    const timesOf = (id: WishColumn): readonly WishTime[] => {
      const parsed = parseWishes(cell(id), frame);
      if ('times' in parsed) return parsed.times;
      at(id, parsed.problem);
      return [];
    };
    const wish = (kind: Wish['kind']) => (time: WishTime): Wish => ({ kind, ...time });
    const onlyShifts = shiftsOf(cell('onlyShifts'), frame);
    if (typeof onlyShifts === 'string') at('onlyShifts', onlyShifts);
    const maximum = cell('maximum');
    if (maximum !== '' && !/^\d{1,2}$/.test(maximum)) at('maximum', `“${maximum}”不是班数，请写整数`);
    found.set(person.id, {
      blocked: timesOf('blocked'),
      wishes: [...timesOf('unwanted').map(wish('unwanted')), ...timesOf('wanted').map(wish('wanted'))],
      ...(typeof onlyShifts === 'string' || onlyShifts.length === 0 ? {} : { onlyShifts }),
      ...(maximum === '' ? {} : { monthlyMaximum: Number(maximum) }),
    });
  }
  if (problems.length > 0) {
    const more = problems.length > MOST_TOLD ? `；等 ${problems.length} 处` : '';
    throw new EngineFailure('BAD_REQUEST', `值班意愿表有 ${problems.length} 处要改，没有排班：${problems.slice(0, MOST_TOLD).join('；')}${more}。`, { problems: problems.join('\n') });
  }
  return found;
}

function personOf(people: readonly RotaPerson[], name: string, school: string): RotaPerson | string {
  if (name === '') return '填了意愿而没有写姓名';
  const named = people.filter((person) => person.name === name && (school === '' || person.school === school));
  if (named.length > 1) return `有 ${named.length} 位“${name}”，请写明学校`;
  return named[0] ?? `“${name}”${school === '' ? '' : `（${school}）`}不在本学年的热线志愿者名单中`;
}

function shiftsOf(text: string, { shifts }: WishFrame): readonly string[] | string {
  const ids: string[] = [];
  for (const label of text.normalize('NFKC').split(/[、,;\s]+/).filter((part) => part !== '')) {
    const shift = shifts.find((each) => each.label === label);
    if (shift === undefined) return `没有“${label}”这个班次，可写：${shifts.map((each) => each.label).join('、')}`;
    ids.push(shift.id);
  }
  return ids;
}
