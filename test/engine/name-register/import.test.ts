/** Names in an import with keys: encrypted in the reading thread, to the right school, and nowhere in clear. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { Decrypter } from 'age-encryption';
import { describe, expect, it } from 'vitest';
import type { SealedNames } from '../../../electron/engine/ingest/prepare/prepared';
import { csvRows } from '../../../electron/engine/name-register/csv-line';
import { newEngine, newDesk, PASSPHRASE, type TestDesk, valueOf } from '../support/engine';
import { csv } from '../support/spreadsheets';
import { FIRST, NAMES, newSchool, PUPILS, results, type School, SECOND, withDirectory, YEAR } from './support';

interface Stored extends Omit<SealedNames, 'content'> {
  readonly batch: number;
  readonly content: Uint8Array;
}

/** What the closed workspace holds. */
async function stored(desk: TestDesk): Promise<readonly Stored[]> {
  valueOf(await desk.engine.call('workspace.close', {}));
  const instance = await DuckDBInstance.create(desk.workspacePath, { access_mode: 'READ_ONLY' });
  const connection = await instance.connect();
  try {
    const found = await connection.runAndReadAll('SELECT batch, school, fingerprint, entries, content FROM name_register ORDER BY batch, school, part');
    return found.getRowObjects().map((row) => ({ batch: Number(row['batch']), school: String(row['school']), fingerprint: String(row['fingerprint']), entries: Number(row['entries']), content: (row['content'] as unknown as { bytes: Uint8Array }).bytes }));
  } finally {
    connection.closeSync();
    instance.closeSync();
    valueOf(await desk.engine.call('workspace.open', { path: desk.workspacePath, passphrase: PASSPHRASE }));
  }
}

async function opened(content: Uint8Array, { identity }: School): Promise<readonly (readonly string[])[]> {
  const decrypter = new Decrypter();
  decrypter.addIdentity(identity);
  return csvRows(await decrypter.decrypt(content, 'text'));
}

async function deskWithKeys(): Promise<{ readonly desk: TestDesk; readonly first: School; readonly second: School }> {
  const desk = await newDesk();
  const [first, second] = [await newSchool(), await newSchool()];
  await withDirectory(desk);
  await desk.call('register.setKey', { school: FIRST, publicKey: first.recipient });
  await desk.call('register.setKey', { school: SECOND, publicKey: second.recipient });
  return { desk, first, second };
}

describe('an import with keys', () => {
  it('keeps the names of each school for that school alone, and of schools without a key none', async () => {
    const { desk, first, second } = await deskWithKeys();
    await desk.import(desk.write('测评.csv', results(PUPILS)));
    const parts = await stored(desk);
    expect(parts.map(({ school, entries }) => [school, entries])).toEqual([[FIRST, 2], [SECOND, 1]]);
    const [one, two] = parts.map(({ content }) => content);
    const rows = await opened(one!, first);
    expect(rows.map(([, ...person]) => person)).toEqual([[NAMES[0], '女', '七年级', '3班', '0001'], [NAMES[1], '女', '七年级', '3班', '0002']]);
    for (const [code] of rows) expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){2}[0-9A-HJKMNP-TV-Z]{4}$/);
    expect((await opened(two!, second))[0]?.[1]).toBe(NAMES[2]);
    await expect(opened(one!, second)).rejects.toThrow();
    await expect(opened(two!, await newSchool())).rejects.toThrow();
  });

  it('leaves no name and no number in clear: not in the file, its log of changes, temporary files or what is printed', async () => {
    const { desk } = await deskWithKeys();
    const printed: string[] = [];
    const write = process.stderr.write.bind(process.stderr);
    process.stderr.write = (text) => printed.push(String(text)) > 0;
    try {
      await desk.call('import.stage', { sources: [{ kind: 'path', path: desk.write('测评.csv', results(PUPILS)) }] });
      // Staged: the log of changes still holds what was written last.
      expect(traces(desk, [...NAMES, 'S20250001'])).toEqual([]);
      await desk.call('import.commit', {});
      expect(traces(desk, [...NAMES, 'S20250001'])).toEqual([]);
    } finally {
      process.stderr.write = write;
    }
    expect(printed.join('')).not.toMatch(new RegExp(NAMES.join('|')));
    await stored(desk);
    expect(traces(desk, [...NAMES, 'S20250001'])).toEqual([]);
    // The search finds what is there.
    expect(traces(desk, ['曹县第一中学'])).not.toEqual([]);
  });

  it('does nothing for those who do not use it', async () => {
    const desk = await newDesk();
    await withDirectory(desk);
    await desk.import(desk.write('测评.csv', results(PUPILS)));
    expect(await stored(desk)).toEqual([]);
  });

  it('counts a file only once, and takes the names away with the batch, the discarded import and the deleted year', async () => {
    const { desk } = await deskWithKeys();
    const file = desk.write('测评.csv', results(PUPILS));
    const report = await desk.import(file);
    expect((await desk.import(file)).totals).toMatchObject({ unchanged: 1 });
    expect(await stored(desk)).toHaveLength(2);
    await desk.call('import.undo', { batchId: report.files[0]?.batch ?? 0 });
    expect(await stored(desk)).toEqual([]);
    await desk.call('import.stage', { sources: [{ kind: 'path', path: file }] });
    expect(await stored(desk)).toHaveLength(2);
    await desk.call('import.discard', {});
    expect(await stored(desk)).toEqual([]);
    await desk.import(file);
    expect((await desk.call('workspace.verify', {})).whole).toBe(true);
    await desk.call('retention.delete', { schoolYear: YEAR, scope: 'pupils', confirmation: `删除${YEAR}` });
    expect(await stored(desk)).toEqual([]);
  });

  it('encrypts to the new key after a change, and tells what only the old one opens', async () => {
    const { desk, first } = await deskWithKeys();
    await desk.import(desk.write('测评.csv', results(PUPILS)));
    const renewed = await newSchool();
    await desk.call('register.setKey', { school: FIRST, publicKey: renewed.recipient });
    await desk.import(desk.write('补报.csv', results([['曹县第一中学', NAMES[3], 'S9', '正常']])));
    expect((await desk.call('register.keys', {})).keys[0]).toMatchObject({ school: FIRST, batches: 1, entries: 1, olderBatches: 1 });
    const parts = (await stored(desk)).filter(({ school }) => school === FIRST);
    await expect(opened(parts[0]!.content, renewed)).rejects.toThrow();
    expect(await opened(parts[0]!.content, first)).toHaveLength(2);
    expect((await opened(parts[1]!.content, renewed))[0]?.[1]).toBe(NAMES[3]);
  });

  it('gives a pupil the same code in every file, and no names of a school that could be another', async () => {
    const { desk, first } = await deskWithKeys();
    await desk.call('register.setKey', { school: '3137000003', publicKey: (await newSchool()).recipient });
    await desk.import(
      desk.write('测评.csv', results([PUPILS[0], ['实验中学', NAMES[3], 'S5', '正常']])),
      desk.write('台账.csv', csv([['2025-2026学年重点关注学生跟进台账'], ['学校名称', '姓名', '学号', '年级', '筛查日期', '访谈日期'], ['曹县第一中学', NAMES[0], 'S20250001', '七年级', '2025-10-16', '2025-10-30']])),
    );
    const parts = await stored(desk);
    // 实验中学 without a county is one of two.
    expect(parts.map(({ school }) => school)).toEqual([FIRST, FIRST]);
    const codes = await Promise.all(parts.map(async ({ content }) => (await opened(content, first))[0]?.[0]));
    expect(codes[0]).toBe(codes[1]);
  });

  it('goes by the directory of the year: a name that another school bore before is not taken for this one', async () => {
    const { desk } = await deskWithKeys();
    const first = [['曹县第一中学', NAMES[0], 'S1', '正常']] as const;
    await desk.import(desk.write('往年测评.csv', results(first, 2023)));
    expect(await stored(desk)).toEqual([]);
    const directory = [['2023—2024学年学校名录'], ['县区', '学校名称', '学校标识码', '学校类别', '在校生数'], ['曹县', '曹县第一中学', '3137000009', '初中', 700], ['曹县', '曹县老城中学', FIRST, '初中', 900]];
    await desk.import(desk.write('往年名录.csv', csv(directory)));
    await desk.import(desk.write('往年补报.csv', results([...first, ['曹县老城中学', NAMES[1], 'S3', '正常']], 2023)));
    expect((await stored(desk)).map(({ school, entries }) => [school, entries])).toEqual([[FIRST, 1]]);
  });

  it('is in backups and in what is salvaged', async () => {
    const { desk } = await deskWithKeys();
    await desk.import(desk.write('测评.csv', results(PUPILS)));
    const target = join(desk.folder, '抢救.yuxin');
    const backup = await desk.call('backup.make', {});
    expect(backup.checked).toBe(true);
    valueOf(await desk.engine.call('workspace.close', {}));
    const engine = newEngine();
    valueOf(await engine.call('workspace.salvage', { path: desk.workspacePath, passphrase: PASSPHRASE, target }));
    valueOf(await engine.call('workspace.open', { path: target, passphrase: PASSPHRASE }));
    expect(valueOf(await engine.call('register.keys', {})).keys).toMatchObject([{ school: FIRST, entries: 2 }, { school: SECOND, entries: 1 }]);
  });
});

/** Files beside the workspace, the spreadsheets left out, that hold one of the texts. */
function traces(desk: TestDesk, texts: readonly string[]): readonly string[] {
  const files = readdirSync(desk.folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile() && !entry.name.endsWith('.csv')).map((entry) => join(entry.parentPath, entry.name));
  return files.filter((file) => {
    const bytes = readFileSync(file);
    return texts.some((text) => bytes.includes(text));
  });
}
