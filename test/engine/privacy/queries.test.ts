/** Free SQL beside pages: the views tell no school that a page keeps back, of no place all schools whose sum a page keeps back, and no group of calls that a page keeps back. */
import { tableFromIPC } from 'apache-arrow';
import { expect, it } from 'vitest';
import { deskWithSample } from './sample-desk';

const SCHOOL_YEAR = '2025-2026';
type Row = Readonly<Record<string, unknown>>;

it('are told of the schools and calls that pages tell of, and no others', async () => {
  const desk = await deskWithSample(5);
  const query = async (sql: string): Promise<readonly Row[]> => tableFromIPC((await desk.call('query.run', { sql })).rows).toArray().map((row: { toJSON(): Row }) => row.toJSON());
  const page = (by: 'school' | 'stage'): Promise<readonly Row[]> => desk.figures({ indicators: ['validResults'], by: by === 'school' ? ['school'] : ['county', 'stage'], where: {}, schoolYear: SCHOOL_YEAR });
  const hidden = (rows: readonly Row[]): readonly Row[] => rows.filter(({ suppressed }) => suppressed === true);

  const told = await query('SELECT DISTINCT school FROM main.assessment_cells WHERE NOT suppressed');
  const schools = new Set(told.map(({ school }) => school));
  const onPages = await page('school');
  expect(schools.size).toBeGreaterThan(3);
  expect(hidden(onPages).length).toBeGreaterThan(5);
  expect(hidden(onPages).filter(({ school }) => schools.has(school))).toEqual([]);

  const places = hidden(await page('stage'));
  expect(places.length).toBeGreaterThan(4);
  const keptBack = await query('SELECT DISTINCT county, stage FROM assessment_cells WHERE suppressed');
  for (const { county, stage } of places) expect(keptBack.filter((row) => row['county'] === county && row['stage'] === stage)).toHaveLength(1);

  // The form says the same once more.
  const returned = await query('SELECT DISTINCT school FROM assessment_returns WHERE NOT suppressed');
  expect(returned.length).toBeGreaterThan(0);
  expect(hidden(onPages).filter(({ school }) => returned.some((row) => row['school'] === school))).toEqual([]);

  const { rows } = await desk.call('query.profile', { sql: 'SELECT DISTINCT school FROM assessment_cells WHERE NOT suppressed', column: 0 });
  expect(rows).toBe(schools.size);

  // Calls: every group that the page keeps back, and no other one.
  const review = await desk.call('hotline.calls', { schoolYear: SCHOOL_YEAR });
  const pageCells = review.topicByLevel?.calls.flat() ?? [];
  expect((await query(`SELECT calls FROM hotline_call_topics WHERE schoolYear = '${SCHOOL_YEAR}'`)).map(({ calls }) => (typeof calls === 'bigint' ? Number(calls) : calls))).toEqual(pageCells);
  expect([pageCells.includes(null), pageCells.some((calls) => (calls ?? 0) > 0)]).toEqual([true, true]);
}, 120_000);
