/** What is held in clear in a reading thread is bounded, and every name comes out once. */
import { Decrypter } from 'age-encryption';
import { expect, it } from 'vitest';
import { NameCollector } from '../../../electron/engine/ingest/prepare/name-collector';
import type { SealedNames } from '../../../electron/engine/ingest/prepare/prepared';
import { referenceOf } from '../../../electron/engine/ingest/prepare/school-reference';
import type { SchoolKeys } from '../../../electron/engine/ingest/prepare/school-keys';
import { csvRows } from '../../../electron/engine/name-register/csv-line';
import { PupilCodes } from '../../../electron/engine/name-register/pupil-code';
import { newSchool, YEAR } from './support';

const MOST_CHARACTERS = 500;
const PUPILS = 60;

it('seals the largest school when it holds too much, and the rest in the end', async () => {
  const schools = [await newSchool(), await newSchool()];
  const keys: SchoolKeys = { keys: schools.map(({ recipient }, place) => ({ school: `s${place}`, recipient, fingerprint: '' })), matched: new Map(), byCode: new Map([['s0', 0], ['s1', 1]]), byName: new Map() };
  const collector = new NameCollector(keys, new PupilCodes(new Uint8Array(32)), YEAR, MOST_CHARACTERS);
  const sealed: SealedNames[] = [];
  for (let pupil = 0; pupil < PUPILS; pupil++) {
    const record = new Map<string, string>([['name', `=名"${pupil},`], ['studentNumber', `S2025${pupil}`]]);
    const school = referenceOf(`s${pupil % 3 === 0 ? 1 : 0}`, null, null);
    // A row for every answer names the pupil again.
    for (let answer = 0; answer < 3; answer++) collector.add(record, { school, subject: BigInt(pupil), rowKey: null }, 7);
    for await (const part of collector.overfull()) sealed.push(part);
  }
  expect(sealed.length).toBeGreaterThan(2);
  expect(sealed[0]?.school).toBe('s0');
  for await (const part of collector.rest()) sealed.push(part);
  const names: string[] = [];
  for (const { school, content, entries } of sealed) {
    const decrypter = new Decrypter();
    decrypter.addIdentity(schools[school === 's0' ? 0 : 1]!.identity);
    const rows = csvRows(await decrypter.decrypt(content, 'text'));
    expect(rows).toHaveLength(entries);
    expect(rows.reduce((sum, row) => sum + row.join(',').length, 0)).toBeLessThan(2 * MOST_CHARACTERS);
    names.push(...rows.map((row) => row[1] ?? ''));
  }
  expect(names.sort()).toEqual(Array.from({ length: PUPILS }, (_, pupil) => `'=名"${pupil},`).sort());
});
