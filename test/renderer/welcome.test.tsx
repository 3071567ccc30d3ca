// @vitest-environment happy-dom
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { passphraseProblem, repeatProblem } from '../../renderer/pages/welcome/passphrase';
import { failure, success } from '../../shared/contract';
import { DEFAULT_PREFERENCES, type Preferences } from '../../shared/preferences';
import { closeApp, openApp } from './support/app';
import { fakeHost, type Answers } from './support/fake-engine';

const CLOSED = { open: false, locked: false, path: null, name: null, auditIntact: true, auditProblem: null, operator: '王芳', hasRecoveryCode: true } as const;

function welcome(answers: Answers = {}, shell: Parameters<typeof fakeHost>[1] = {}) {
  const host = fakeHost({ 'workspace.status': () => success(CLOSED), ...answers }, shell);
  openApp(host, '/');
  return host;
}

function type(testId: string, text: string): void {
  fireEvent.change(screen.getByTestId(testId), { target: { value: text } });
}

async function createWith(name: string, passphrase: string, repeat: string): Promise<void> {
  await screen.findByTestId('new-workspace-name');
  type('new-workspace-name', name);
  type('new-workspace-passphrase', passphrase);
  type('new-workspace-passphrase-repeat', repeat);
  fireEvent.click(screen.getByTestId('new-workspace-create'));
}

describe('rules of a new passphrase', () => {
  it('counts characters, not UTF-16 units, and wants eight', () => {
    expect(passphraseProblem('1234567')).toBe('口令至少 8 个字符');
    expect(passphraseProblem('𠮷𠮷𠮷𠮷')).toBe('口令至少 8 个字符');
    expect(passphraseProblem('菏泽教育数据台帐')).toBeNull();
  });

  it('refuses spaces at the ends, which nobody sees and everybody forgets', () => {
    expect(passphraseProblem('12345678 ')).toBe('口令首尾不能有空格');
  });

  it('wants the same twice', () => {
    expect(repeatProblem('12345678', '')).toBe('请再输入一遍口令');
    expect(repeatProblem('12345678', '12345679')).toBe('两次输入的口令不一致');
    expect(repeatProblem('12345678', '12345678')).toBeNull();
  });
});

describe('the welcome page', () => {
  afterEach(closeApp);

  it('stands at once when no engine has been started, and asks it nothing', () => {
    const host = fakeHost({ 'workspace.status': () => success(CLOSED) });
    openApp(host, '/', true);
    screen.getByTestId('new-workspace-name');
    expect(host.calls).toEqual([]);
  });

  it('takes the writer to what is wrong first, and tells what is wrong by the field', async () => {
    welcome();
    await createWith('甲:乙', 'xinli-2025', 'xinli-2026');
    const name = screen.getByTestId('new-workspace-name');
    await waitFor(() => expect(document.activeElement).toBe(name));
    expect(name.getAttribute('aria-invalid')).toBe('true');
    expect(document.getElementById(name.getAttribute('aria-describedby') ?? '')?.textContent).toContain('名称中不能有');
    type('new-workspace-name', '甲乙');
    expect(name.getAttribute('aria-invalid')).toBe('false');
    expect(screen.getByTestId('new-workspace-passphrase-repeat').getAttribute('aria-invalid')).toBe('true');
  });

  it('shows a passphrase when asked to, and hides it again', async () => {
    welcome();
    const field = await screen.findByTestId<HTMLInputElement>('open-workspace-passphrase');
    const eye = screen.getByRole('button', { name: '显示口令' });
    expect(field.type).toBe('password');
    fireEvent.click(eye);
    expect(field.type).toBe('text');
    fireEvent.click(eye);
    expect(field.type).toBe('password');
  });

  it('creates a workspace at the host’s path and enters it', async () => {
    const host = welcome();
    await createWith('菏泽2025', 'xinli-2025', 'xinli-2025');
    await screen.findByTestId('workspace-name');
    expect(host.requestsOf('workspace.create')).toEqual([{ path: '/data/菏泽2025.yuxin', passphrase: 'xinli-2025', operator: '' }]);
  });

  it('does not ask the engine while the form has a mistake', async () => {
    const host = welcome();
    await createWith('菏泽2025', 'short', 'other');
    await screen.findByText('口令至少 8 个字符');
    await screen.findByText('两次输入的口令不一致');
    expect(host.requestsOf('workspace.create')).toEqual([]);
  });

  it('says that the recovery code must be kept', async () => {
    welcome();
    await screen.findByText(/忘记口令时只有它能打开工作区/);
  });

  it('offers who has worked on this computer, and remembers who comes', async () => {
    const written: Preferences[] = [];
    const host = fakeHost({ 'workspace.status': () => success(CLOSED) }, {
      writePreferences: async (preferences) => {
        written.push(preferences);
        return preferences;
      },
    });
    openApp(host, '/', false, { ...DEFAULT_PREFERENCES, operators: ['王芳', '李建国'] });
    await screen.findByTestId('open-workspace-item-菏泽市');
    const field = screen.getByTestId<HTMLInputElement>('open-workspace-operator');
    expect(field.value).toBe('王芳');
    expect([...document.querySelectorAll<HTMLOptionElement>(`datalist[id="${field.getAttribute('list') ?? ''}"] option`)].map(({ value }) => value)).toEqual(['王芳', '李建国']);
    type('open-workspace-operator', ' 张敏 ');
    type('open-workspace-passphrase', 'right-one');
    fireEvent.click(screen.getByTestId('open-workspace-open'));
    await screen.findByTestId('workspace-name');
    expect(host.requestsOf('workspace.open')).toMatchObject([{ operator: '张敏' }]);
    expect(written.at(-1)?.operators).toEqual(['张敏', '王芳', '李建国']);
  });

  it('opens with the recovery code and a new passphrase when the old one is forgotten', async () => {
    const host = welcome({ 'workspace.recover': ({ code, path }) => (code === 'right' ? success({ ...CLOSED, open: true, path, name: '菏泽市', notices: [] }) : failure('WRONG_PASSPHRASE', '恢复码的第 2 组不对，请对照纸面检查。')) });
    fireEvent.click(await screen.findByTestId('open-workspace-forgotten'));
    type('recover-passphrase', 'xinli-2026');
    type('recover-passphrase-repeat', 'xinli-2026');
    fireEvent.click(screen.getByTestId('recover-go'));
    await screen.findByText('请输入恢复码');
    type('recover-code', 'wrong');
    fireEvent.click(screen.getByTestId('recover-go'));
    await screen.findByText(/第 2 组不对/);
    type('recover-code', 'right');
    fireEvent.click(screen.getByTestId('recover-go'));
    await screen.findByTestId('workspace-name');
    expect(host.requestsOf('workspace.recover').at(-1)).toEqual({ path: '/data/菏泽市.yuxin', code: 'right', passphrase: 'xinli-2026', operator: '' });
  });

  it('shows why a workspace does not open, and opens with the right passphrase', async () => {
    const host = welcome({
      'workspace.open': ({ path, passphrase }) =>
        passphrase === 'right-one' ? success({ open: true, locked: false, path, name: '菏泽市', auditIntact: true, auditProblem: null, operator: '王芳', hasRecoveryCode: true, notices: [] }) : failure('WRONG_PASSPHRASE', '口令不正确，请重新输入。'),
    });
    await screen.findByTestId('open-workspace-item-菏泽市');
    type('open-workspace-passphrase', 'wrong-one');
    fireEvent.click(screen.getByTestId('open-workspace-open'));
    await screen.findByText('口令不正确，请重新输入。');
    type('open-workspace-passphrase', 'right-one');
    fireEvent.click(screen.getByTestId('open-workspace-open'));
    await waitFor(() => expect(screen.getByTestId('workspace-name').textContent).toBe('菏泽市'));
    expect(host.requestsOf('workspace.open').map((request) => request.path)).toEqual(['/data/菏泽市.yuxin', '/data/菏泽市.yuxin']);
  });

  it('warns on every page when the chain of the audit log is broken', async () => {
    openApp(fakeHost({ 'workspace.status': () => success({ open: true, locked: false, path: '/data/a.yuxin', name: 'a', auditIntact: false, auditProblem: '操作记录第 3 条的内容在写入后被改动过。', operator: '王芳', hasRecoveryCode: true }) }), '/import');
    await screen.findByText(/操作记录不完整.*第 3 条/);
  });

  it('comes back here and says so when the engine had to be started anew', async () => {
    let restarted = false;
    let tell: () => void = () => undefined;
    const host = fakeHost({ 'workspace.status': () => success(restarted ? CLOSED : { open: true, locked: false, path: '/data/a.yuxin', name: 'a', auditIntact: true, auditProblem: null, operator: '王芳', hasRecoveryCode: true }) });
    openApp({ ...host, onReconnect: (listener) => { tell = listener; } }, '/import');
    await screen.findByTestId('workspace-name');
    restarted = true;
    tell();
    await screen.findByTestId('welcome');
    await screen.findByText(/数据引擎意外停止，已重新启动/);
  });

  it('tries the sample: workspace, sample files, import, overview', async () => {
    const host = welcome({
      'sample.upload': () => success({ uploads: [{ uploadId: 'u1', name: '名录.xlsx' }] }),
      'import.run': () => success({ files: [], totals: { files: 1, loaded: 1, unchanged: 0, failed: 0, rowsRead: 1, rowsLoaded: 1, rowsRejected: 0, rowsSkipped: 0, rowsReplacing: 0, issues: 0 } }),
      'indicator.query': () => failure('NO_DATA', '没有数据。'),
    });
    fireEvent.click(await screen.findByTestId('try-sample'));
    await screen.findByTestId('workspace-name');
    expect(host.requestsOf('workspace.create')[0]?.path).toMatch(/^\/data\/示例工作区-\d{8}-\d{6}\.yuxin$/);
    expect(host.requestsOf('import.run')).toEqual([{ sources: [{ kind: 'upload', uploadId: 'u1' }] }]);
    expect(window.location.hash).toBe('#/overview');
  });

  it('leaves no half sample open when it fails', async () => {
    const host = welcome({ 'sample.upload': () => failure('INTERNAL', '生成示例数据失败。') });
    fireEvent.click(await screen.findByTestId('try-sample'));
    await screen.findByText('生成示例数据失败。');
    expect(host.requestsOf('workspace.close')).toHaveLength(1);
    expect(screen.queryByTestId('workspace-name')).toBeNull();
  });
});
