/** The check of a whole workspace: finds nothing where only the program was at work, and names the first thing that others changed. */
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { IntegrityReport } from '../../../shared/contract';
import { newDesk, PASSPHRASE, type TestDesk } from '../support/engine';
import { tamper } from '../support/tampered';

async function filled(): Promise<TestDesk> {
  const desk = await newDesk();
  const { folder } = await desk.call('sample.write', { folder: join(desk.folder, '示例'), schools: 9, students: 100, seed: 3 });
  await desk.import(folder);
  return desk;
}

async function reopened(desk: TestDesk): Promise<IntegrityReport> {
  await desk.call('workspace.open', { path: desk.workspacePath, passphrase: PASSPHRASE });
  return desk.call('workspace.verify', {});
}

const problems = ({ checks }: IntegrityReport): Record<string, string> => Object.fromEntries(checks.flatMap(({ id, firstProblem }) => (firstProblem === null ? [] : [[id, firstProblem]])));

describe('the check of a workspace', { timeout: 120_000 }, () => {
  it('finds nothing in one that only the program has changed, undone imports among it, and leaves a trace', async () => {
    const desk = await filled();
    const { batches } = await desk.call('import.batches', {});
    await desk.call('import.undo', { batchId: batches[0]!.batch });
    const report = await desk.call('workspace.verify', {});
    expect(problems(report)).toEqual({});
    expect(report.whole).toBe(true);
    expect(report.checks.map(({ id }) => id)).toEqual(['log', 'batches', 'rows', 'keys', 'references', 'derived']);
    expect(report.checks.every(({ checked }) => checked > 0)).toBe(true);
    expect((await desk.call('audit.list', { actions: ['workspace.verify'] })).total).toBe(1);
    // It changes nothing of the data.
    expect(problems(await reopened(await closed(desk)))).toEqual({});
  });

  it.each([
    ['a row that was taken out', "DELETE FROM counselor WHERE rowid = (SELECT min(rowid) FROM counselor)", 'rows', /批次 \d+（.+）导入了 \d+ 行，现有 \d+ 行/],
    ['a row that came from nowhere', 'INSERT INTO training BY NAME SELECT * REPLACE (9999 AS batch) FROM training LIMIT 1', 'rows', /批次 9999，第 \d+ 行）的批次不存在/],
    ['a batch with another hash', "UPDATE batch SET sha256 = repeat('0', 64) WHERE batch = 1", 'batches', /批次 1（.+）的文件校验值/],
    ['a batch that was taken out', 'DELETE FROM batch WHERE batch = 1', 'batches', /批次 1 已导入、没有撤销/],
    ['figures that were changed', "UPDATE fact_assessment SET riskLevel = '0' WHERE riskLevel <> '0'", 'derived', /汇总表 fact_assessment /],
    ['a row that stands twice', 'INSERT INTO counselor SELECT * FROM counselor LIMIT 1', 'keys', /重复：表 counselor/],
    ['an issued file without its report', "INSERT INTO issued_file VALUES ('YX-none', 'xlsx', 'a.xlsx', 1, 'ab', now()::TIMESTAMP, 'x')", 'references', /没有对应的报告：表 issued_file，YX-none/],
    ['an entry of the log', "UPDATE audit SET operator = 'x' WHERE entry = 1", 'log', /第 1 条的内容/],
  ])('names %s', async (_, statement, check, words) => {
    const desk = await filled();
    await tamper(desk, statement);
    const report = await reopened(desk);
    expect(report.whole).toBe(false);
    expect(problems(report)[check]).toMatch(words);
  });
});

async function closed(desk: TestDesk): Promise<TestDesk> {
  await desk.call('workspace.close', {});
  return desk;
}
