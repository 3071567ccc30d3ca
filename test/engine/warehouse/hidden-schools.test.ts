import { DuckDBInstance } from '@duckdb/node-api';
import { expect, it } from 'vitest';
import { HIDDEN_SCHOOLS, hiddenSchoolKey, toldSchools } from '../../../electron/engine/warehouse/hidden-schools';
import { randomOf } from '../support/random';

const MINIMUM = 10;

/**
 * @param hidden keys of schools that pages keep back; null: the connection was told nothing
 * @param places pupils by school of one county and stage @returns of each whether it is told
 */
async function toldBeside(hidden: readonly string[] | null, ...places: readonly (readonly (number | null)[])[]): Promise<boolean[][]> {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  try {
    if (hidden !== null) await connection.run(`SET VARIABLE ${HIDDEN_SCHOOLS} = CAST([${hidden.map((key) => `'${key}'`).join()}] AS VARCHAR[])`);
    const values = places.flatMap((pupils, place) => pupils.map((count, school) => `('2025', 'c${place}', 's', ${place}, ${school}, ${count ?? 'NULL::INTEGER'})`));
    const found = (await connection.runAndReadAll(`WITH t(schoolYear, county, stage, place, school, valid) AS (VALUES ${values.join()}) SELECT place, ${toldSchools('valid', 'valid', MINIMUM)} AS told FROM t ORDER BY place, school`)).getRowsJson();
    return places.map((_, place) => found.flatMap(([own, is]) => (Number(own) === place ? [is === true] : [])));
  } finally {
    connection.closeSync();
  }
}

const told = (...places: readonly (readonly (number | null)[])[]): Promise<boolean[][]> => toldBeside([], ...places);

it('tells a connection nothing that does not know what pages keep back', async () => {
  expect(await toldBeside(null, [40, 12])).toEqual([[false, false]]);
});

it('hides what pages keep back of results, and of results alone', async () => {
  expect(await toldBeside([hiddenSchoolKey('valid', '2025', '1'), hiddenSchoolKey('cases', '2025', '0')], [40, 12])).toEqual([[true, false]]);
});

it('tells all schools of a place without small ones, and nobody of none', async () => {
  expect(await told([40, 12, 10], [null, 20])).toEqual([[true, true, true], [false, true]]);
});

it('hides with a small school as many as leave the largest of them in doubt', async () => {
  // 12 alone would know the 4; with 11 and 12 hidden, whoever is 12 is left with 15.
  expect(await told([4, 11, 12, 30])).toEqual([[false, false, false, true]]);
  expect(await told([4, 40])).toEqual([[false, false]]);
});

it('leaves those hidden of a place without their largest as many as the threshold, unless all are hidden', async () => {
  const random = randomOf(7);
  const places = Array.from({ length: 400 }, () => Array.from({ length: 1 + Math.floor(random() * 7) }, () => 1 + Math.floor(random() ** 2 * 60)));
  const found = await told(...places);
  places.forEach((pupils, place) => {
    const isTold = found[place] ?? [];
    const hidden = pupils.filter((_, school) => isTold[school] === false).sort((a, b) => a - b);
    pupils.forEach((count, school) => expect(count >= MINIMUM || isTold[school] === false).toBe(true));
    if (hidden.length === 0 || hidden.length === pupils.length) return;
    expect([pupils, hidden.slice(0, -1).reduce((sum, count) => sum + count, 0) >= MINIMUM]).toEqual([pupils, true]);
  });
});
