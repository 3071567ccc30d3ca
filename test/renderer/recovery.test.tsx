// @vitest-environment happy-dom
/** The recovery code: told once, in force only when somebody has shown that it is on paper. */
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { recoveryPage } from '../../renderer/recovery/recovery-page';
import { failure, success } from '../../shared/contract';
import { closeApp, openApp } from './support/app';
import { fakeHost } from './support/fake-engine';

const CODE = 'AAAA0-BBBB1-CCCC2-DDDD3-EEEE4-FFFF5-GGGG6';
const WITHOUT = { open: true, locked: false, path: '/data/测试.yuxin', name: '测试', auditIntact: true, auditProblem: null, operator: '王芳', hasRecoveryCode: false } as const;

function type(testId: string, text: string): void {
  fireEvent.change(screen.getByTestId(testId), { target: { value: text } });
}

describe('a workspace without a recovery code', () => {
  afterEach(closeApp);

  it('says so on every page, and no longer once a code is confirmed', async () => {
    const host = fakeHost({
      'workspace.status': () => success(WITHOUT),
      'recovery.make': ({ passphrase }) => (passphrase === 'right-one' ? success({ code: CODE }) : failure('WRONG_PASSPHRASE', '现在的口令不正确。')),
      'recovery.confirm': ({ code }) => (code === CODE ? success({ ...WITHOUT, hasRecoveryCode: true }) : failure('BAD_REQUEST', '输入的不是刚才生成的恢复码')),
    });
    openApp(host, '/import');
    await screen.findByTestId('recovery-offer');
    fireEvent.click(screen.getByTestId('recovery-start'));
    await screen.findByTestId('recovery-passphrase');
    type('recovery-passphrase', 'wrong');
    fireEvent.click(screen.getByTestId('recovery-make'));
    await screen.findByText('现在的口令不正确。');
    type('recovery-passphrase', 'right-one');
    fireEvent.click(screen.getByTestId('recovery-make'));
    const shown = await screen.findByTestId('recovery-code');
    expect([...shown.querySelectorAll('li')].map(({ textContent }) => textContent)).toEqual(CODE.split('-'));
    fireEvent.click(screen.getByTestId('recovery-kept'));
    await screen.findByTestId('recovery-proof');
    // What is to be proven is not in sight.
    expect(screen.queryByTestId('recovery-code')).toBeNull();
    type('recovery-proof', CODE);
    fireEvent.click(screen.getByTestId('recovery-confirm'));
    await screen.findByTestId('recovery-done');
    await waitFor(() => expect(screen.queryByTestId('recovery-offer')).toBeNull());
    // The button that began it has gone; who works by keyboard goes on in the page.
    fireEvent.click(screen.getByTestId('recovery-finish'));
    await waitFor(() => expect(screen.queryByTestId('recovery-done')).toBeNull());
    await waitFor(() => expect(document.activeElement?.tagName).toBe('H2'));
  });

  it('asks once by itself when it has just been made, and goes on asking over a change of page', async () => {
    openApp(fakeHost({ 'workspace.status': () => success({ ...WITHOUT, open: false, path: null, name: null }), 'workspace.create': () => success({ ...WITHOUT, notices: [] }), 'recovery.make': () => success({ code: CODE }) }), '/');
    await screen.findByTestId('new-workspace-name');
    type('new-workspace-name', '测试');
    type('new-workspace-passphrase', 'xinli-2026');
    type('new-workspace-passphrase-repeat', 'xinli-2026');
    fireEvent.click(screen.getByTestId('new-workspace-create'));
    await screen.findByTestId('recovery-passphrase');
    type('recovery-passphrase', 'xinli-2026');
    fireEvent.click(screen.getByTestId('nav-import'));
    await waitFor(() => expect(window.location.hash).toContain('/import'));
    fireEvent.click(screen.getByTestId('recovery-make'));
    await screen.findByTestId('recovery-code');
    fireEvent.click(document.querySelector('.ant-modal-close')!);
    await waitFor(() => expect(screen.queryByTestId('recovery-code')).toBeNull());
    fireEvent.click(screen.getByTestId('nav-query'));
    await waitFor(() => expect(window.location.hash).toContain('/query'));
    expect(screen.queryByTestId('recovery-passphrase')).toBeNull();
    screen.getByTestId('recovery-offer');
  });

  it('does not trouble who only tries the sample', async () => {
    openApp(fakeHost({ 'workspace.status': () => success({ ...WITHOUT, name: '示例工作区-20261130-090000' }) }), '/import');
    await screen.findByTestId('workspace-name');
    expect(screen.queryByTestId('recovery-offer')).toBeNull();
  });
});

describe('the sheet of paper', () => {
  it('has the groups in their order and no markup from the name of the workspace', () => {
    const page = recoveryPage('<img src=x>', CODE, '2026/11/30');
    expect(page).not.toContain('<img');
    expect([...page.matchAll(/<b>([0-9A-Z]{5})<\/b>/g)].map(([, group]) => group).join('-')).toBe(CODE);
  });
});
