/** A scale from the rows of a worksheet, laid out as sheet-layout.ts describes. */
import type { ScaleDefinition } from '../../../../shared/scales';
import { type CustomScale, parseCustomScale } from './custom-scale';
import { BAND_COLUMNS, type Block, type Cell, ITEM_COLUMNS, readBlocks, type Setting, SETTING_NAMES, type SheetBlocks, type SheetRow } from './sheet-layout';

const yes = new Set(['是', '√', '✓', '1', 'Y', 'YES', 'TRUE', 'R', '反向', '反']);
const no = new Set(['', '否', '×', '0', 'N', 'NO', 'FALSE', '正向', '正', '-', '—']);
const severities: ReadonlyMap<string, number> = new Map([['0', 0], ['1', 1], ['2', 2], ['3', 3], ['正常', 0], ['无', 0], ['轻度', 1], ['轻', 1], ['中度', 2], ['中', 2], ['重度', 3], ['重', 3]]);
const forms: ReadonlyMap<string, 'sum' | 'mean' | null> = new Map([['', 'sum'], ['求和', 'sum'], ['总和', 'sum'], ['均分', 'mean'], ['平均', 'mean'], ['不计', null], ['无', null]]);
const directions: ReadonlyMap<string, string> = new Map([['', 'higherIsWorse'], ['越高越差', 'higherIsWorse'], ['得分越高越差', 'higherIsWorse'], ['越低越差', 'lowerIsWorse'], ['得分越低越差', 'lowerIsWorse']]);

interface Reading {
  readonly problems: string[];
}

/**
 * @param rows cells of one worksheet, the first row first.
 * @param others scales whose names may not be used again.
 */
export function parseScaleSheet(rows: readonly (readonly Cell[])[], others?: readonly ScaleDefinition[]): CustomScale {
  const blocks = readBlocks(rows);
  const reading: Reading = { problems: [...blocks.problems] };
  const dropped = otherColumns(blocks.items);
  const input = inputOf(blocks, reading);
  if (reading.problems.length > 0 || input === null) return { ok: false, problems: reading.problems, dropped };
  return { ...parseCustomScale(input, others), dropped };
}

/** Columns beside those of the key, in which something is written: the wording of questions, mostly. */
function otherColumns(block: Block | null): readonly string[] {
  if (block === null) return [];
  const known = new Set<string>(Object.values(ITEM_COLUMNS));
  return [...block.columns].filter(([header, column]) => header !== '' && !known.has(header) && block.rows.some(({ cells }) => (cells[column] ?? '') !== '')).map(([header]) => header);
}

function inputOf(blocks: SheetBlocks, reading: Reading): Record<string, unknown> | null {
  const { problems } = reading;
  if (blocks.items === null) {
    problems.push('没有找到以“题号”开头的题目表。');
    return null;
  }
  const required: readonly Setting[] = ['id', 'label', 'minimum', 'maximum', 'licence', 'source'];
  for (const name of required) {
    if ((blocks.settings.get(name)?.value ?? '') === '') problems.push(`设置项“${SETTING_NAMES[name][0]}”：不能缺少。`);
  }
  const settings = settingsReader(blocks, reading);
  const items = readItems(blocks.items, reading);
  const bandsOf = readBands(blocks.bands, reading);
  const totalForm = settings.word('totalForm', forms, '求和、均分或不计');
  const subscaleForm = settings.word('subscaleForm', forms, '求和或均分') ?? 'sum';
  const invalidFrom = settings.number('invalidFrom');
  if (items.lies.length > 0 && invalidFrom === undefined) problems.push('设置项“效度作废分”：题目表标出了效度题，不能缺少。');
  const subscales = [...items.subscales].map(([name, own]) => ({ name, items: own, form: subscaleForm, bands: bandsOf.get(name) ?? [] }));
  for (const name of bandsOf.keys()) {
    if (name !== '总分' && !items.subscales.has(name)) problems.push(`分级表：没有“${name}”这个得分，应为“总分”或题目表中的维度。`);
  }
  if (totalForm === null && bandsOf.has('总分')) problems.push('分级表：总分设为不计，不应有分级。');
  const invalidAbove = settings.number('invalidAbove');
  const optional = { version: settings.text('version'), ages: settings.range('ages'), grades: settings.range('grades') };
  return {
    id: settings.text('id'),
    label: settings.text('label'),
    aliases: (settings.text('aliases') ?? '').split(/[、，,；;]/).map((name) => name.trim()).filter((name) => name !== ''),
    ...Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== undefined)),
    items: items.count,
    coding: { minimum: settings.number('minimum'), maximum: settings.number('maximum') },
    direction: settings.word('direction', directions, '越高越差或越低越差'),
    reverse: items.reverse,
    total: totalForm === null ? null : { form: totalForm ?? 'sum', bands: bandsOf.get('总分') ?? [] },
    subscales,
    overlapping: items.overlapping,
    lieScale: items.lies.length === 0 ? null : { items: items.lies, invalidFrom },
    critical: items.critical,
    ...(invalidAbove === undefined ? {} : { missing: { invalidAbove, replaceUpTo: settings.number('replaceUpTo') ?? 0 } }),
    licence: settings.text('licence'),
    source: settings.text('source'),
  };
}

function settingsReader({ settings }: SheetBlocks, { problems }: Reading) {
  const text = (name: Setting): string | undefined => settings.get(name)?.value || undefined;
  const complain = (name: Setting, what: string): undefined => void problems.push(`第 ${settings.get(name)?.row ?? 0} 行：“${SETTING_NAMES[name][0]}”${what}。`);
  return {
    text,
    number(name: Setting): number | undefined {
      const value = text(name);
      if (value === undefined) return undefined;
      return Number.isFinite(Number(value)) ? Number(value) : complain(name, `应为数字，不是“${value}”`);
    },
    range(name: Setting): readonly [number, number] | undefined {
      const value = text(name);
      if (value === undefined) return undefined;
      const match = /^(\d+)\s*[-–—~至]\s*(\d+)$/.exec(value);
      return match === null ? complain(name, `应写成 11-17，不是“${value}”`) : [Number(match[1]), Number(match[2])];
    },
    word<T>(name: Setting, words: ReadonlyMap<string, T>, allowed: string): T | undefined {
      const value = text(name) ?? '';
      return words.has(value) ? words.get(value) : complain(name, `只能是${allowed}，不是“${value}”`);
    },
  };
}

interface Items {
  readonly count: number;
  readonly reverse: readonly number[];
  readonly lies: readonly number[];
  readonly subscales: ReadonlyMap<string, readonly number[]>;
  readonly overlapping: boolean;
  readonly critical: readonly { readonly item: number; readonly from: number | undefined; readonly kind: string }[];
}

function reader(block: Block): (row: SheetRow, column: string) => string {
  return ({ cells }, column) => cells[block.columns.get(column) ?? -1] ?? '';
}

function flag(row: SheetRow, column: string, value: string, { problems }: Reading): boolean {
  const bare = value.toUpperCase();
  if (!yes.has(bare) && !no.has(bare)) problems.push(`第 ${row.number} 行：“${column}”只能填是或留空，不是“${value}”。`);
  return yes.has(bare);
}

function readItems(block: Block, reading: Reading): Items {
  const cell = reader(block);
  const { problems } = reading;
  const seen = new Set<number>();
  const reverse: number[] = [];
  const lies: number[] = [];
  const subscales = new Map<string, number[]>();
  const critical: { item: number; from: number | undefined; kind: string }[] = [];
  let overlapping = false;
  for (const row of block.rows) {
    const text = cell(row, ITEM_COLUMNS.item);
    const item = Number(text);
    if (!Number.isInteger(item) || item < 1) {
      problems.push(`第 ${row.number} 行：题号“${text}”不是正整数。`);
      continue;
    }
    if (seen.has(item)) problems.push(`第 ${row.number} 行：题号 ${item} 重复。`);
    seen.add(item);
    if (flag(row, ITEM_COLUMNS.reverse, cell(row, ITEM_COLUMNS.reverse), reading)) reverse.push(item);
    const names = cell(row, ITEM_COLUMNS.subscale).split(/[、，,；;]/).map((name) => name.trim()).filter((name) => name !== '');
    if (names.length > 1) overlapping = true;
    for (const name of names) subscales.set(name, [...(subscales.get(name) ?? []), item]);
    if (flag(row, ITEM_COLUMNS.lie, cell(row, ITEM_COLUMNS.lie), reading)) lies.push(item);
    const kind = cell(row, ITEM_COLUMNS.critical);
    const from = cell(row, ITEM_COLUMNS.from);
    if (kind === '') continue;
    if (from === '' || !Number.isFinite(Number(from))) problems.push(`第 ${row.number} 行：危机题须在“触发值”填数字。`);
    critical.push({ item, from: Number(from), kind });
  }
  if (block.rows.length === 0) problems.push('题目表：没有题目。');
  const count = seen.size === 0 ? 0 : Math.max(...seen);
  const absent = Array.from({ length: Math.min(count, 1000) }, (_, index) => index + 1).filter((item) => !seen.has(item));
  if (absent.length > 0) problems.push(`题目表：缺少题号 ${absent.join('、')}。`);
  return { count, reverse, lies, subscales, overlapping, critical };
}

function readBands(block: Block | null, { problems }: Reading): ReadonlyMap<string, readonly Record<string, unknown>[]> {
  const bands = new Map<string, Record<string, unknown>[]>();
  if (block === null) return bands;
  const cell = reader(block);
  for (const row of block.rows) {
    const number = (column: string): number => {
      const text = cell(row, column);
      if (text === '' || !Number.isFinite(Number(text))) problems.push(`第 ${row.number} 行：“${column}”应为数字，不是“${text}”。`);
      return Number(text);
    };
    const severity = severities.get(cell(row, BAND_COLUMNS.severity));
    if (severity === undefined) problems.push(`第 ${row.number} 行：“严重程度”只能是正常、轻度、中度、重度或 0–3。`);
    const level = cell(row, BAND_COLUMNS.level);
    const name = cell(row, BAND_COLUMNS.score);
    const band = { from: number(BAND_COLUMNS.from), to: number(BAND_COLUMNS.to), label: cell(row, BAND_COLUMNS.label), severity, ...(level === '' ? {} : { level: Number(level) }) };
    bands.set(name, [...(bands.get(name) ?? []), band]);
  }
  return bands;
}
