/** The same report for those inside, for those above and for everybody: each further out is told no more, and is told so. */
import { expect, it } from 'vitest';
import { AUDIENCE_IDS, type AudienceId } from '../../../shared/audience';
import { deskWithSample } from './sample-desk';

it('hides from those further out all that is hidden from those further in, and more by a higher threshold', async () => {
  const desk = await deskWithSample(5);
  await desk.call('settings.set', { setting: 'upwardMinimum', value: 60, note: '' });
  await desk.call('settings.set', { setting: 'openMinimum', value: 100, note: '' });
  const hiddenFor = async (madeFor: AudienceId) => {
    const { id, sections } = await desk.call('report.preview', { kind: 'annual', parameters: { schoolYear: '2025-2026', madeFor } });
    const tables = sections.flatMap((section) => (section.kind === 'table' ? [section] : []));
    const hidden = tables.flatMap(({ name, rows }) => rows.flatMap((row, line) => row.flatMap(({ kind }, column) => (kind === 'suppressed' ? [`${name} ${line} ${column}`] : []))));
    return { id, hidden: new Set(hidden), notes: tables.map(({ notes }) => notes.at(-1)) };
  };
  const [internal, upward, open] = await Promise.all(AUDIENCE_IDS.map(hiddenFor));
  if (internal === undefined || upward === undefined || open === undefined) throw new Error('three audiences');
  expect(internal.hidden.size).toBeGreaterThan(0);
  expect(upward.hidden.size).toBeGreaterThan(internal.hidden.size);
  expect(open.hidden.size).toBeGreaterThan(upward.hidden.size);
  expect([...internal.hidden].filter((cell) => !upward.hidden.has(cell))).toEqual([]);
  expect([...upward.hidden].filter((cell) => !open.hidden.has(cell))).toEqual([]);
  expect(new Set([internal.id, upward.id, open.id]).size).toBe(3);
  for (const note of internal.notes) expect(note).toContain('供内部使用');
  for (const note of upward.notes) expect(note).toMatch(/供上报使用.*门槛为 60 人/);
  for (const note of open.notes) expect(note).toMatch(/供公开使用.*门槛为 100 人/);
});

it('takes a threshold further out that is lower for the higher one of those further in', async () => {
  const desk = await deskWithSample(5);
  await desk.call('settings.set', { setting: 'minimumValidResults', value: 30, note: '' });
  const { sections } = await desk.call('report.preview', { kind: 'counties', parameters: { schoolYear: '2025-2026' } });
  expect(sections.flatMap((section) => (section.kind === 'table' ? section.notes : [])).join()).toMatch(/供上报使用.*门槛为 30 人/);
});
