/** What a school is handed opens with the age program and any zip program: a school needs nothing of ours. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { unzipSync } from 'fflate';
import { FIRST, NAMES, PUPILS, results, withDirectory, YEAR } from '../engine/name-register/support';
import { newDesk } from '../engine/support/engine';

it('the age program makes the keys and opens names and list', async () => {
  const desk = await newDesk();
  const identity = join(desk.folder, '密钥.txt');
  execFileSync('age-keygen', ['-o', identity], { stdio: 'pipe' });
  const publicKey = execFileSync('age-keygen', ['-y', identity]).toString();
  await withDirectory(desk);
  await desk.call('register.setKey', { school: FIRST, publicKey });
  await desk.import(desk.write('测评.csv', results(PUPILS)));
  const { folder } = await desk.call('register.handOver', { followUpList: true, reason: '核对跟进情况', to: { kind: 'folder', folder: desk.folder } });
  const opened = join(desk.folder, '解开.zip');
  execFileSync('age', ['-d', '-i', identity, '-o', opened, join(folder ?? '', `曹县第一中学-${YEAR}学年名册.age`)]);
  const inside = join(desk.folder, '解开');
  mkdirSync(inside);
  for (const [name, bytes] of Object.entries(unzipSync(readFileSync(opened)))) writeFileSync(join(inside, name.replace('/', '-')), bytes);
  const [part] = readdirSync(inside).filter((name) => name.endsWith('.age'));
  const names = execFileSync('age', ['-d', '-i', identity, join(inside, part ?? '')]).toString();
  expect(names).toMatch(new RegExp(`^\ufeff假名编号,姓名,.*\r\n[^,]+,${NAMES[0]},女,七年级,3班,0001\r\n`));
  const code = names.split('\r\n')[1]?.split(',')[0] ?? '';
  expect(readFileSync(join(inside, '跟进名单.csv'), 'utf8')).toContain(`\r\n${code},重点关注（二级）,2025-10-16\r\n`);
  const other = join(desk.folder, '别的.txt');
  execFileSync('age-keygen', ['-o', other], { stdio: 'pipe' });
  expect(() => execFileSync('age', ['-d', '-i', other, join(inside, part ?? '')], { stdio: 'pipe' })).toThrow();
});
