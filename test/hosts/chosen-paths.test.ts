import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { ChosenPaths, onlyChosenPaths } from '../../electron/hosts/chosen-paths';
import { type EngineApi, success } from '../../shared/contract';

const home = '/chosen/home';

describe('what was chosen', () => {
  const chosen = new ChosenPaths();
  chosen.add({ use: 'read', path: join(home, '上报') });
  chosen.add({ use: 'write', path: join(home, '市.yuxin') });

  it.each([
    ['read', '上报', true],
    ['read', '上报/曹县/名录.xlsx', true],
    ['read', '上报/../市.yuxin', true],
    ['write', '市.yuxin', true],
    ['write', '上报/新.yuxin', false],
    ['read', '上报二/名录.xlsx', false],
    ['read', '上报/../秘密.xlsx', false],
    ['read', '上报/../../etc/passwd', false],
    ['read', '.', false],
    ['read', '市.yuxin.bak', false],
    ['read', '上报/a\0/../../../b', false],
  ] as const)('%s %s: %s', (use, path, admitted) => {
    expect(chosen.admits(use, `${home}/${path}`)).toBe(admitted);
  });

  it('goes by the folder of the process for a path that is not whole, like the engine', () => {
    expect(chosen.admits('read', '上报/名录.xlsx')).toBe(false);
  });

  it('keeps leave to write when the same path is chosen for reading', () => {
    chosen.add({ use: 'read', path: join(home, '市.yuxin') });
    expect(chosen.admits('write', join(home, '市.yuxin'))).toBe(true);
  });
});

describe('the engine of a page', () => {
  let calls: string[];
  let guarded: EngineApi;
  beforeEach(() => {
    calls = [];
    const engine: EngineApi = {
      call: async (method) => {
        calls.push(method);
        return success(method === 'watch.list' ? { folders: [{ folder: '/watched', available: true, newFiles: [], knownFiles: 0 }] } : {}) as never;
      },
      close: async () => undefined,
    };
    const chosen = new ChosenPaths();
    chosen.add({ use: 'read', path: '/chosen' });
    chosen.add({ use: 'write', path: '/backups' });
    guarded = onlyChosenPaths(engine, chosen);
  });

  it('refuses a request when any of its paths was not chosen, in Chinese, before the engine hears of it', async () => {
    const refused = await guarded.call('import.run', { sources: [{ kind: 'path', path: '/chosen/a.xlsx' }, { kind: 'path', path: '/etc/passwd' }] });
    expect(refused).toMatchObject({ ok: false, error: { code: 'NOT_CHOSEN', message: expect.stringMatching(/选择或拖入/) as string } });
    expect(await guarded.call('workspace.create', { path: '/chosen/new.yuxin', passphrase: 'x' })).toMatchObject({ ok: false, error: { code: 'NOT_CHOSEN' } });
    expect(await guarded.call('sample.write', { folder: '/chosen/sample' })).toMatchObject({ ok: false });
    expect(calls).toEqual([]);
  });

  it('passes on what was chosen and what names no path', async () => {
    expect(await guarded.call('import.run', { sources: [{ kind: 'path', path: '/chosen/a.xlsx', root: '/chosen' }] })).toMatchObject({ ok: true });
    expect(await guarded.call('app.info', {})).toMatchObject({ ok: true });
    expect(calls).toEqual(['import.run', 'app.info']);
  });

  it('lets a setting name only a folder that was chosen for writing, and always none', async () => {
    const set = (value: unknown) => guarded.call('settings.set', { setting: 'backupFolder', value, note: '' });
    expect(await set('/etc')).toMatchObject({ ok: false, error: { code: 'NOT_CHOSEN' } });
    // For reading only: the spreadsheets of a stick.
    expect(await set('/chosen')).toMatchObject({ ok: false, error: { code: 'NOT_CHOSEN' } });
    expect(await set('/backups/../etc')).toMatchObject({ ok: false, error: { code: 'NOT_CHOSEN' } });
    expect(calls).toEqual([]);
    expect(await set('/backups/2026')).toMatchObject({ ok: true });
    expect(await set('')).toMatchObject({ ok: true });
    expect(await guarded.call('settings.reset', { setting: 'backupFolder', note: '' })).toMatchObject({ ok: true });
    expect(calls).toEqual(['settings.set', 'settings.set', 'settings.reset']);
  });

  it('lets the folders be read that the open workspace watches, and no others', async () => {
    const request = { sources: [{ kind: 'path' as const, path: '/watched/new.xlsx' }] };
    expect(await guarded.call('import.inspect', request)).toMatchObject({ ok: false });
    await guarded.call('watch.list', {});
    expect(await guarded.call('import.inspect', request)).toMatchObject({ ok: true });
  });
});
