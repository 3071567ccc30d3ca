/** What every killed piece of work starts from: a workspace with two batches, a backup from when it had one, and the same workspace of the version before. */
import { copyFileSync, cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EngineApi, Method, RequestOf, ResultOf } from '../../../shared/contract';
import { makeOlder } from '../../engine/support/older-workspace';
import type { Work } from './work';

export const PASSPHRASE = '断电保护-测试口令';
export const FILES = 6;
export const ROWS = 400;
const WORKSPACE = '工作区.yuxin';
const COLUMNS = '学校名称,姓名,学号,年级,测评时间,总分,预警等级';

export interface Stage {
  /** Sets everything up anew for one piece of work. @returns path of the workspace */
  set(work: Work): string;
  readonly folder: string;
  readonly files: readonly string[];
  /** Of the state with one batch, in the folder that is set up. */
  backup(): string;
  remove(): void;
}

export async function ask<M extends Method>(engine: EngineApi, method: M, request: RequestOf<M>): Promise<ResultOf<M>> {
  const outcome = await engine.call(method, request);
  if (!outcome.ok) throw new Error(`${method}: ${outcome.error.code} ${outcome.error.message} ${JSON.stringify(outcome.error.details)}`);
  return outcome.value;
}

function results(school: number): string {
  const rows = Array.from({ length: ROWS }, (_, row) => `曹县第一中学,赵测${school}之${row},S${school * ROWS + row},七年级,2025-10-16,${row % 60},正常`);
  return [COLUMNS, ...rows].join('\n');
}

export async function makeStage(engine: EngineApi): Promise<Stage> {
  const root = mkdtempSync(join(tmpdir(), 'yuxin-kill-'));
  const [prepared, incoming, folder] = ['prepared', 'incoming', 'stage'].map((name) => join(root, name)) as [string, string, string];
  for (const each of [prepared, incoming, folder]) mkdirSync(each);
  const files = Array.from({ length: FILES }, (_, index) => join(incoming, `新到${index}.csv`));
  for (const [index, file] of files.entries()) writeFileSync(file, results(index + 1));
  const first = join(root, '名录.csv');
  writeFileSync(first, '县区,学校名称,学校标识码,学校类别,在校生数\n曹县,曹县第一中学,3137000001,初中,1200\n');
  const second = join(root, '测评.csv');
  writeFileSync(second, results(0));
  const path = join(prepared, WORKSPACE);
  await ask(engine, 'workspace.create', { path, passphrase: PASSPHRASE });
  await ask(engine, 'import.run', { sources: [{ kind: 'path', path: first }] });
  await ask(engine, 'backup.make', {});
  await ask(engine, 'import.run', { sources: [{ kind: 'path', path: second }] });
  await ask(engine, 'workspace.close', {});
  const older = join(root, 'older.yuxin');
  await makeOlder(path, older);
  return {
    folder,
    files,
    set: (work) => {
      rmSync(folder, { recursive: true, force: true });
      cpSync(prepared, folder, { recursive: true });
      const workspace = join(folder, WORKSPACE);
      if (work === 'migration') copyFileSync(older, workspace);
      return workspace;
    },
    backup: () => {
      const [found] = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.yuxin.age'));
      if (found === undefined) throw new Error('no backup on the stage');
      return join(folder, found);
    },
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}
