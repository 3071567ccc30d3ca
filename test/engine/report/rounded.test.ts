/** Reports whose counts of pupils are rounded: by the setting of those they are made for, in every cell, and with less hidden besides. */
import { expect, it } from 'vitest';
import type { AudienceId } from '../../../shared/audience';
import type { PreviewSection } from '../../../shared/contract';
import { deskWithSample } from '../privacy/sample-desk';
import type { TestDesk } from '../support/engine';

const SCHOOL_YEAR = '2025-2026';
const ROUNDING = 50;
const MINUTES = 60_000;
type PreviewTable = Extract<PreviewSection, { readonly kind: 'table' }>;

/** Columns of 表2 that count pupils; levels the lightest first. */
const PUPILS = { toAssess: 3, assessed: 4, valid: 6, levels: [13, 11, 9, 7], invalid: 15 } as const;
const BY_THEMSELVES: ReadonlySet<number> = new Set([PUPILS.toAssess, PUPILS.assessed, PUPILS.valid, PUPILS.levels[3]]);

async function annual(desk: TestDesk, madeFor: AudienceId): Promise<{ readonly id: string; readonly tables: readonly PreviewTable[] }> {
  const { id, sections } = await desk.call('report.preview', { kind: 'annual', parameters: { schoolYear: SCHOOL_YEAR, madeFor } });
  return { id, tables: sections.flatMap((section) => (section.kind === 'table' ? [section] : [])) };
}

const tableNamed = (tables: readonly PreviewTable[], start: string): PreviewTable => {
  const found = tables.find(({ name }) => name.startsWith(start));
  if (found === undefined) throw new Error(`no table ${start}`);
  return found;
};
const numberIn = (text: string | undefined): number => Number(text?.replaceAll(',', ''));
const hiddenIn = (tables: readonly PreviewTable[]): number => tables.flatMap(({ rows }) => rows.flat()).filter(({ kind }) => kind === 'suppressed').length;

it('rounds every count of pupils, has shares of the rounded ones, hides less, and says so', async () => {
  const desk = await deskWithSample(5);
  for (const [setting, value] of [['minimumValidResults', 5], ['upwardMinimum', 5], ['openMinimum', 30]] as const) await desk.call('settings.set', { setting, value, note: '' });
  const before = await annual(desk, 'open');
  await desk.call('settings.set', { setting: 'openRounding', value: ROUNDING, note: '' });
  const { id, tables } = await annual(desk, 'open');
  expect(id).not.toBe(before.id);
  expect(hiddenIn(before.tables)).toBeGreaterThan(hiddenIn(tables));
  expect(tables.flatMap(({ broken }) => broken)).toEqual([]);

  const assessment = tableNamed(tables, '表2');
  const exact = tableNamed((await annual(desk, 'internal')).tables, '表2');
  let compared = 0;
  for (const row of assessment.rows) {
    const of = (column: number): number | null => (row[column]?.kind === 'figure' ? numberIn(row[column].text) : null);
    for (const column of [PUPILS.toAssess, PUPILS.assessed, PUPILS.valid, ...PUPILS.levels, PUPILS.invalid]) {
      const told = of(column);
      if (told === null) continue;
      expect(told % ROUNDING).toBe(0);
      const own = exact.rows.find((other) => other[0]?.text === row[0]?.text)?.[column];
      // Lighter levels are what the others leave, so that levels add up.
      if (own?.kind !== 'figure' || !BY_THEMSELVES.has(column)) continue;
      expect([row[0]?.text, column, own.text, told, Math.abs(numberIn(own.text) - told) <= ROUNDING / 2]).toEqual([row[0]?.text, column, own.text, told, true]);
      compared++;
    }
    const [valid, ...levels] = [PUPILS.valid, ...PUPILS.levels].map(of);
    if (valid === null || valid === undefined || levels.some((level) => level === null)) continue;
    expect(levels.reduce<number>((sum, level) => sum + (level ?? 0), 0)).toBe(valid);
  }
  expect(compared).toBeGreaterThan(20);
  for (const { notes } of tables) expect(notes.join('')).toMatch(new RegExp(`四舍五入到 ${ROUNDING} 的倍数（不足 ${ROUNDING / 2} 人的记为 0）`));
  expect(assessment.notes.join('')).toContain('“0”表示为零或取整为零');
  // Each rounded by itself: no note takes the difference for teachers of two counties.
  expect(assessment.notes.join('')).not.toMatch(/第[3-9]栏的全市合计按全市单独计算/);
}, 2 * MINUTES);

it('says in the text of a circular how pupils are counted', async () => {
  const desk = await deskWithSample(5);
  await desk.call('settings.set', { setting: 'upwardRounding', value: ROUNDING, note: '' });
  const { sections } = await desk.call('report.preview', { kind: 'assessmentLetter', parameters: { schoolYear: SCHOOL_YEAR } });
  const text = sections.flatMap((section) => (section.kind === 'text' ? section.lines : [])).join('');
  expect(text).toContain(`学生人数四舍五入到${ROUNDING}的倍数。`);
  expect(numberIn(/全市有效结果(\d+)人/.exec(text)?.[1]) % ROUNDING).toBe(0);
}, 2 * MINUTES);

it('rounds for those further out as for those further in, and pages not at all', async () => {
  const desk = await deskWithSample(5);
  await desk.call('settings.set', { setting: 'upwardRounding', value: 50, note: '' });
  await desk.call('settings.set', { setting: 'openRounding', value: 5, note: '' });
  for (const madeFor of ['upward', 'open'] as const) expect(tableNamed((await annual(desk, madeFor)).tables, '表2').notes.join('')).toContain('四舍五入到 50 的倍数');
  const figures = await desk.figures({ indicators: ['assessedStudents'], by: ['county'], where: {}, schoolYear: SCHOOL_YEAR });
  expect(figures.some(({ value }) => typeof value === 'number' && value % 5 !== 0)).toBe(true);
}, 2 * MINUTES);
