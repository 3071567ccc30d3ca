import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { homeFolder } from '../../electron/hosts/home-folder';
import { listWorkspaces, pathForNewWorkspace, rememberingWorkspaces } from '../../electron/hosts/known-workspaces';
import { smallEngine } from '../contract/support/small-engine';

let folder: string;
let home: string;
let recentFile: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'workspaces-'));
  home = join(folder, '文档/育心数据台');
  recentFile = join(folder, 'profile/recent.json');
});
afterEach(() => rm(folder, { recursive: true }));

describe('the default folder', () => {
  it.each([
    [['serve', '--home', '/a'], { YUXIN_HOME: '/b' }, '/a'],
    [['serve', '--home=/a b'], {}, '/a b'],
    [[], { YUXIN_HOME: '/b' }, '/b'],
    [['--home'], {}, '/文档/育心数据台'],
    [[], {}, '/文档/育心数据台'],
  ])('%j %j', (argv, environment, expected) => {
    expect(homeFolder(argv, environment, '/文档')).toBe(expected);
  });
});

describe('a path for a new workspace', () => {
  it.each([
    ['菏泽市 2025-2026', '菏泽市 2025-2026'],
    ['../../etc/passwd', 'etcpasswd'],
    ['C:\\数据\\市', 'C数据市'],
    ['a\u0000b\nc', 'abc'],
    ['表.yuxin', '表'],
    ['.hidden. ', 'hidden'],
    ['', '心理健康数据'],
    ['...', '心理健康数据'],
    ['con', '心理健康数据'],
    ['长'.repeat(300), '长'.repeat(60)],
  ])('%j', async (name, expected) => {
    expect(await pathForNewWorkspace(home, name)).toBe(join(home, `${expected}.yuxin`));
  });

  it('is never one that is taken', async () => {
    await writeFile(await pathForNewWorkspace(home, '市'), '');
    await writeFile(await pathForNewWorkspace(home, '市'), '');
    expect(await pathForNewWorkspace(home, '市')).toBe(join(home, '市 (3).yuxin'));
  });
});

describe('known workspaces', () => {
  it('are none before the first', async () => {
    expect(await listWorkspaces(home, recentFile)).toEqual([]);
  });

  it('are those of the folder and those opened elsewhere, each once, newest first, without missing ones', async () => {
    await mkdir(home, { recursive: true });
    const elsewhere = join(folder, '另存.yuxin');
    const inHome = join(home, '市.yuxin');
    for (const [path, seconds] of [[elsewhere, 2000], [inHome, 1000]] as const) {
      await writeFile(path, '');
      await utimes(path, seconds, seconds);
    }
    await writeFile(join(home, '别的.xlsx'), '');
    await mkdir(join(home, '文件夹.yuxin'));
    const engine = rememberingWorkspaces(smallEngine(), recentFile);
    for (const path of [elsewhere, inHome, inHome, join(folder, '没有.yuxin')]) await engine.call('workspace.open', { path, passphrase: 'x' });
    expect(await listWorkspaces(home, recentFile)).toEqual([
      { path: elsewhere, name: '另存', modified: '1970-01-01T00:33:20.000Z' },
      { path: inHome, name: '市', modified: '1970-01-01T00:16:40.000Z' },
    ]);
  });

  it('survive a damaged list, and a profile that cannot be written to does not stop an opening', async () => {
    await mkdir(join(folder, 'profile'));
    await writeFile(recentFile, '{"not": "a list"');
    expect(await listWorkspaces(home, recentFile)).toEqual([]);
    const unwritable = rememberingWorkspaces(smallEngine(), join(recentFile, 'below-a-file.json'));
    expect(await unwritable.call('workspace.open', { path: '/x.yuxin', passphrase: 'x' })).toMatchObject({ ok: true });
  });
});
