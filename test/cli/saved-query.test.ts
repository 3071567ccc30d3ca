/** A query kept by the program, run from the command line with other values. */
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { newDesk, PASSPHRASE } from '../engine/support/engine';
import { csv } from '../engine/support/spreadsheets';

const root = join(import.meta.dirname, '../..');

it('takes values for parameters, of a kept query and of one written down', async () => {
  const desk = await newDesk();
  await desk.import(desk.write('2025-2026学年学校名录.csv', csv([['县区', '学校名称', '学校类别', '在校生数'], ['曹县', '甲小学', '小学', 300], ['曹县', '乙小学', '小学', 500], ['单县', '丙小学', '小学', 700]])));
  const sql = 'SELECT schoolName, students FROM schools WHERE county = :县区 AND students >= :最少 ORDER BY students';
  await desk.call('query.save', { kind: 'sql', name: '大校', definition: { sql, parameters: [{ name: '县区', type: 'county', defaultValue: '371721' }, { name: '最少', type: 'number', defaultValue: '0' }] } });
  await desk.call('workspace.close', {});
  writeFileSync(join(desk.folder, '口令.txt'), PASSPHRASE);
  const query = (...args: readonly string[]) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'scripts/yuxin.mjs'), 'query', ...args, '--format', 'csv', '--workspace', desk.workspacePath, '--passphrase-file', join(desk.folder, '口令.txt')]);
    return { status, out: stdout.toString('utf8').trim().split('\r\n'), error: stderr.toString('utf8') };
  };
  expect(query('--saved', '大校').out).toEqual(['schoolName,students', '甲小学,300', '乙小学,500']);
  expect(query('--saved', '大校', '--parameter', '最少=400').out).toEqual(['schoolName,students', '乙小学,500']);
  expect(query('--saved', '大校', '--parameter', '县区=单县').out).toEqual(['schoolName,students', '丙小学,700']);
  expect(query('SELECT schoolName FROM schools WHERE schoolName = :名称', '--parameter', '名称=丙小学').out).toEqual(['schoolName', '丙小学']);
  expect(query('SELECT schoolName FROM schools WHERE students > :n ORDER BY 1', '--parameter', 'n:数=500').out).toEqual(['schoolName', '丙小学']);
  expect(query('SELECT :v AS v', '--parameter', "v=x'; DROP TABLE school; --").out).toEqual(['v', "x'; DROP TABLE school; --"]);
  expect(query('--saved', '小校')).toMatchObject({ status: 2, error: expect.stringContaining('没有名为“小校”的 SQL 收藏。现有：大校。') as string });
  expect(query('--saved', '大校', '--parameter', '县=单县')).toMatchObject({ status: 2, error: expect.stringContaining('没有参数“县”。它的参数：县区、最少。') as string });
  expect(query('--saved', '大校', '--parameter', '最少=很多')).toMatchObject({ status: 2, error: expect.stringContaining('参数“最少”应填一个数') as string });
  expect(query('SELECT 1', '--parameter', 'n:大数=5')).toMatchObject({ status: 2, error: expect.stringContaining('没有“大数”这种类型') as string });
  expect(query('SELECT 1', '--saved', '大校').status).toBe(2);
});
