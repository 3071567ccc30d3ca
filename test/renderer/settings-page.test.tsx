// @vitest-environment happy-dom
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { failure, success } from '../../shared/contract';
import { closeApp, openApp } from './support/app';
import { fakeHost, settingStates } from './support/fake-engine';

afterEach(closeApp);

const field = (id: string): HTMLInputElement => {
  const input = screen.getByTestId(`setting-${id}`).querySelector('input');
  if (input === null) throw new Error(`no field of ${id}`);
  return input;
};

it('saves what was changed, and nothing before the click', async () => {
  const host = fakeHost({ 'settings.set': () => success({ settings: settingStates({ unit: '曹县教育局' }) }) });
  openApp(host, '/settings');
  await screen.findByTestId('setting-unit');
  expect(screen.getByTestId('setting-save-unit').hasAttribute('disabled')).toBe(true);
  fireEvent.change(field('unit'), { target: { value: '曹县教育局' } });
  expect(host.requestsOf('settings.set')).toEqual([]);
  fireEvent.click(screen.getByTestId('setting-save-unit'));
  await waitFor(() => expect(host.requestsOf('settings.set')).toEqual([{ setting: 'unit', value: '曹县教育局', note: '' }]));
  // Everything on screen is asked for again.
  await waitFor(() => expect(host.requestsOf('settings.get').length).toBe(2));
});

it('tells why a value was refused, and offers the default only where another one is in force', async () => {
  const host = fakeHost({
    'settings.get': () => success({ settings: settingStates({ minimumValidResults: 20 }) }),
    'settings.set': () => failure('BAD_REQUEST', '“隐私保护人数门槛”没有保存：不得低于 5 人。'),
  });
  openApp(host, '/settings');
  await screen.findByTestId('setting-minimumValidResults');
  expect(screen.queryByTestId('setting-reset-unit')).toBeNull();
  expect(screen.getByTestId('setting-reset-minimumValidResults')).toBeDefined();
  expect(screen.getByTestId('setting-minimumValidResults').textContent).toContain('第 1 版，2026-03-01 09:30 由 wang 改动');
  fireEvent.change(field('minimumValidResults'), { target: { value: '3' } });
  fireEvent.click(screen.getByTestId('setting-save-minimumValidResults'));
  expect(await screen.findByText('“隐私保护人数门槛”没有保存：不得低于 5 人。')).toBeDefined();
});
