// @vitest-environment happy-dom
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import type { BackupItem } from '../../shared/backups';
import { failure, success } from '../../shared/contract';
import type { ShellState } from '../../shared/shell-state';
import { closeApp, openApp } from './support/app';
import { fakeHost } from './support/fake-engine';

afterEach(closeApp);

const item = (number: number, state: BackupItem['state']): BackupItem => ({ path: `/b/${number}.yuxin.age`, fileName: `${number}.yuxin.age`, workspace: '测试', number, madeAt: `2026-03-0${number} 17:00:00`, bytes: 1_000_000, state, reason: 'closing', batches: number });
const listed = () => success({ folders: ['/b'], backups: [item(2, 'good'), item(1, 'damaged')], problems: [] });
const status = { open: true, locked: false, path: '/data/测试.yuxin', name: '测试', auditIntact: true, auditProblem: null, operator: '王芳', hasRecoveryCode: true } as const;

it('lists backups with their state, makes one, and restores only a good one with its passphrase', async () => {
  const host = fakeHost({
    'backup.list': listed,
    'backup.make': () => success({ path: '/b/3.yuxin.age', bytes: 1, checked: true, notices: ['找不到备份位置“E:”。这次改放在工作区旁边。'] }),
    'backup.restore': ({ passphrase }) =>
      passphrase === 'right' ? success({ path: status.path, keptAside: '/data/测试（恢复前 20260301-093000）.yuxin', checked: { schemaVersion: 10, batches: 2, auditEntries: 5, auditIntact: true }, status: { ...status, notices: [] } }) : failure('WRONG_PASSPHRASE', '口令打不开这份备份。'),
  });
  openApp(host, '/settings?settings=backups');
  await screen.findByText('已损坏');
  expect(screen.getByText('完好')).toBeDefined();
  fireEvent.click(screen.getByTestId('backup-make'));
  await screen.findByText(/已备份到 \/b\/3/);
  await screen.findByText(/改放在工作区旁边/);
  fireEvent.click(screen.getByTestId('backup-restore'));
  await screen.findByTestId('restore-dialog');
  const radios = await waitFor(() => {
    const found = [...screen.getByTestId('restore-dialog').querySelectorAll<HTMLInputElement>('input[type=radio]')];
    expect(found.length).toBe(2);
    return found;
  });
  expect(radios.map((radio) => radio.disabled)).toEqual([false, true]);
  expect(screen.getByTestId('restore-go').hasAttribute('disabled')).toBe(true);
  fireEvent.click(radios[0] as HTMLElement);
  fireEvent.change(screen.getByTestId('restore-passphrase'), { target: { value: 'wrong' } });
  fireEvent.click(screen.getByTestId('restore-go'));
  await screen.findByText('口令打不开这份备份。');
  fireEvent.change(screen.getByTestId('restore-passphrase'), { target: { value: 'right' } });
  fireEvent.click(screen.getByTestId('restore-go'));
  await screen.findByText(/原来的文件保留为“测试（恢复前 20260301-093000）\.yuxin”/);
  expect(host.requestsOf('backup.restore').at(-1)).toEqual({ path: '/b/2.yuxin.age', passphrase: 'right', target: '/data/测试.yuxin' });
});

it('says on closing what came of the backup', async () => {
  const described: ShellState[] = [];
  const host = fakeHost(
    { 'workspace.close': () => success({ open: false, locked: false, path: null, name: null, auditIntact: true, auditProblem: null, operator: null, hasRecoveryCode: false, backup: { problem: { code: 'DISK_FULL', message: '磁盘空间不足，没有写成。' }, lastGood: '/b/2.yuxin.age' } }) },
    { describe: (state) => void described.push(state) },
  );
  openApp(host, '/overview');
  fireEvent.click(await screen.findByTestId('workspace-close'));
  const dialog = await screen.findByTestId('unbacked-dialog');
  expect(dialog.textContent).toMatch(/备份没有做成.*磁盘空间不足.*没有丢失.*\/b\/2\.yuxin\.age.*设置—备份与恢复/);
  await screen.findByTestId('welcome');
  // A shell that is closing its window hears of the closed workspace only together with the wish to stay.
  const closed = () => described.slice(described.findLastIndex(({ workspaceOpen }) => workspaceOpen) + 1);
  expect(closed().length).toBeGreaterThan(0);
  expect(closed().every(({ holds }) => holds)).toBe(true);
  fireEvent.click(screen.getByTestId('unbacked-seen'));
  await waitFor(() => expect(described.at(-1)?.holds).toBe(false));
  expect(screen.queryByTestId('unbacked-dialog')).toBeNull();
});

it('offers what can be found of a workspace that does not open', async () => {
  const shell = { listWorkspaces: async () => [{ path: '/data/坏.yuxin', name: '坏', modified: '2026-03-01T00:00:00Z' }], pathForNewWorkspace: async (name: string) => `/data/${name}.yuxin` };
  const host = fakeHost(
    {
      'workspace.status': () => success({ open: false, locked: false, path: null, name: null, auditIntact: true, auditProblem: null, operator: null, hasRecoveryCode: false }),
      'workspace.open': () => failure('WORKSPACE_DAMAGED', '工作区文件已损坏。'),
      'workspace.examine': () => success({ path: '/data/坏.yuxin', opens: true, keyReadable: true, problem: '1 个表有读不出的部分。', tables: [{ table: 'assessment', rows: 1000, readable: 800 }, { table: 'school', rows: 3, readable: 3 }] }),
      'backup.list': listed,
      'workspace.salvage': () => success({ path: '/data/坏-抢救.yuxin', reportPath: '/data/坏-抢救-抢救报告.txt', tables: [], batchesWhole: 1, batchesMissingRows: [{ batch: 2, fileName: '测评.csv', sheet: '测评', rowsExpected: 1000, rowsSaved: 800 }], auditIntact: true }),
    },
    shell,
  );
  openApp(host, '/');
  await screen.findByTestId('open-workspace-item-坏');
  fireEvent.change(screen.getByTestId('open-workspace-passphrase'), { target: { value: 'some passphrase' } });
  fireEvent.click(screen.getByTestId('open-workspace-open'));
  fireEvent.click(await screen.findByTestId('open-workspace-damaged'));
  await screen.findByText('1 个表有读不出的部分。');
  expect(screen.getByText('200')).toBeDefined();
  expect(screen.getByText(/最近一份完好的备份：2026-03-02 17:00/)).toBeDefined();
  fireEvent.change(screen.getByTestId('salvage-passphrase'), { target: { value: 'some passphrase' } });
  fireEvent.click(screen.getByTestId('salvage-go'));
  await screen.findByText(/应有 1,000 行，读出 800 行/);
  expect(host.requestsOf('workspace.salvage')).toEqual([{ path: '/data/坏.yuxin', passphrase: 'some passphrase', target: '/data/坏-抢救.yuxin' }]);
});
