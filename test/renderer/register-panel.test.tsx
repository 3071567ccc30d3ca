// @vitest-environment happy-dom
/** 学校名册公钥 on the settings page: keys in and out, and the hand-over to schools. */
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { failure, success } from '../../shared/contract';
import type { SchoolKey } from '../../shared/name-register';
import { closeApp, openApp } from './support/app';
import { type Answers, fakeHost } from './support/fake-engine';

const key: SchoolKey = { school: 's1', schoolName: '曹县第一中学', county: '371721', recipient: 'age1x', fingerprint: '0123 4567 89ab cdef', addedAt: '2026-03-01 09:30:00', addedBy: '王芳', batches: 2, entries: 1234, olderBatches: 1 };
const answers: Answers = { 'register.keys': () => success({ keys: [key] }), 'register.setKey': () => success({ keys: [key] }), 'register.removeKey': () => success({ keys: [] }) };

function panel(more: Answers = {}, shell: Parameters<typeof fakeHost>[1] = {}) {
  const host = fakeHost({ ...answers, ...more }, shell);
  openApp(host, '/settings?settings=register');
  return host;
}

afterEach(closeApp);

describe('学校名册公钥', () => {
  it('says that nothing is kept where no key was handed in', async () => {
    panel({ 'register.keys': () => success({ keys: [] }) });
    await screen.findByText('没有录入公钥：导入时不保存任何学生的姓名。');
    expect(screen.getByTestId<HTMLButtonElement>('register-hand-over').disabled).toBe(true);
  });

  it('shows fingerprint, time, person and what is kept, and names only an earlier key opens', async () => {
    panel();
    const table = await screen.findByTestId('register-keys');
    for (const part of ['曹县第一中学', '0123 4567 89ab cdef', '2026-03-01 王芳', '2 个批次，1,234 行', '旧公钥 1 个批次']) expect(table.textContent).toContain(part);
  });

  it('replaces the key of the chosen school, and says why one is not taken', async () => {
    const host = panel({ 'register.setKey': () => failure('BAD_REQUEST', '公钥不对：应以 age1 开头。') });
    fireEvent.click(await screen.findByTestId('register-replace-s1'));
    const set = screen.getByTestId<HTMLButtonElement>('register-set');
    expect(set.disabled).toBe(true);
    fireEvent.change(screen.getByTestId('register-public-key'), { target: { value: 'age1abc' } });
    await waitFor(() => expect(set.disabled).toBe(false));
    fireEvent.click(set);
    await screen.findByText('公钥不对：应以 age1 开头。');
    expect(host.requestsOf('register.setKey')).toEqual([{ school: 's1', publicKey: 'age1abc' }]);
    // What was typed is still there to be mended.
    expect(screen.getByTestId<HTMLInputElement>('register-public-key').value).toBe('age1abc');
  });

  it('removes a key after saying that the names go with it', async () => {
    const host = panel();
    fireEvent.click(await screen.findByTestId('register-remove-s1'));
    await screen.findByText(/为该校保存的名册一并删除/);
    fireEvent.click(screen.getByText('移除', { selector: '.ant-popconfirm-buttons *' }));
    await waitFor(() => expect(host.requestsOf('register.removeKey')).toEqual([{ school: 's1' }]));
  });

  it('takes a list and tells the rows that were left out', async () => {
    const host = panel({
      'upload.append': () => success({ uploadId: 'u1', bytes: 3 }),
      'upload.discard': () => success({ discarded: 1 }),
      'register.importKeys': () => success({ keys: [key], imported: { added: 1, replaced: 0, unchanged: 0, problems: [{ row: 3, school: '某校', message: '学校名录里没有“某校”。' }] } }),
    });
    const button = await screen.findByTestId('register-import');
    const input = button.closest('.ant-upload')?.querySelector('input');
    fireEvent.change(input!, { target: { files: [new File(['abc'], '公钥.csv')] } });
    expect((await screen.findByTestId('register-imported')).textContent).toContain('录入 1 个公钥，更换 0 个，未变 0 个，未录入 1 行');
    await screen.findByText('学校名录里没有“某校”。');
    expect(host.requestsOf('register.importKeys')).toEqual([{ source: { kind: 'upload', uploadId: 'u1' } }]);
  });
});

describe('交给学校', () => {
  it('asks for a reason before a list goes with the names, and tells where the files are', async () => {
    const host = panel({ 'register.handOver': () => success({ schoolYear: '2025-2026', written: 1, skipped: [{ county: '曹县', school: '第二中学', reason: '没有名册。' }], folder: '/选的/学校名册', archive: null }) }, { chooseFolder: async () => ['/选的'] });
    const go = await screen.findByTestId<HTMLButtonElement>('register-hand-over');
    await waitFor(() => expect(go.disabled).toBe(false));
    fireEvent.click(screen.getByTestId('register-list'));
    await waitFor(() => expect(go.disabled).toBe(true));
    fireEvent.change(screen.getByTestId('register-reason'), { target: { value: '核对跟进情况' } });
    await waitFor(() => expect(go.disabled).toBe(false));
    fireEvent.click(go);
    expect((await screen.findByTestId('register-finished')).textContent).toBe('2025—2026学年：写入 1 份，1 所没有生成。文件在“/选的/学校名册”。');
    await screen.findByText('没有名册。');
    expect(host.requestsOf('register.handOver')).toEqual([{ schoolYear: '2025-2026', followUpList: true, reason: '核对跟进情况', to: { kind: 'folder', folder: '/选的' } }]);
  });

  it('hands an archive to the browser where no folder can be chosen', async () => {
    const host = panel({ 'register.handOver': () => success({ schoolYear: '2025-2026', written: 1, skipped: [], folder: null, archive: { fileName: '学校名册.zip', bytes: new Uint8Array(3) } }) });
    const go = await screen.findByTestId<HTMLButtonElement>('register-hand-over');
    await waitFor(() => expect(go.disabled).toBe(false));
    fireEvent.click(go);
    await screen.findByTestId('register-finished');
    expect(host.saved).toEqual(['学校名册.zip']);
    expect(host.requestsOf('register.handOver')).toEqual([{ schoolYear: '2025-2026', followUpList: false, reason: '', to: { kind: 'archive' } }]);
  });
});
