// @vitest-environment happy-dom
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { failure, success } from '../../shared/contract';
import { DEFAULT_RISK_RULES } from '../../shared/risk-rules';
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

it('offers the way back from a change, and puts back what was in force before', async () => {
  const host = fakeHost({
    'settings.get': () => success({ settings: settingStates({ unit: '单县教育局' }) }),
    'settings.set': ({ value }) => success({ settings: settingStates({ unit: String(value) }) }),
  });
  openApp(host, '/settings');
  await screen.findByTestId('setting-unit');
  fireEvent.change(field('unit'), { target: { value: '曹县教育局' } });
  fireEvent.click(screen.getByTestId('setting-save-unit'));
  fireEvent.click(await screen.findByTestId('setting-undo'));
  await waitFor(() => expect(host.requestsOf('settings.set').map(({ value }) => value)).toEqual(['曹县教育局', '单县教育局']));
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

it('offers own names and colours, and keeps back what cannot be told apart', async () => {
  const host = fakeHost({ 'settings.set': () => success({ settings: settingStates({ riskLabels: { preset: 'firstMildest' } }) }) });
  openApp(host, '/settings?settings=riskLabels');
  const panel = await screen.findByTestId('setting-riskLabels');
  expect(screen.getByTestId('risk-labels-preview').textContent).toContain('危机（一级）');
  fireEvent.click(within(panel).getByText('本单位自定'));
  const name = await within(panel).findByLabelText('重度，危机干预的名称');
  fireEvent.change(name, { target: { value: '正常' } });
  expect((await screen.findByTestId('risk-labels-problems')).textContent).toContain('“正常”用了两次');
  expect(screen.getByTestId('setting-save-riskLabels').hasAttribute('disabled')).toBe(true);
  fireEvent.click(within(panel).getByText('一级最轻'));
  expect(screen.getByTestId('risk-labels-preview').textContent).toContain('危机（三级）');
  fireEvent.click(screen.getByTestId('setting-save-riskLabels'));
  await waitFor(() => expect(host.requestsOf('settings.set')).toEqual([{ setting: 'riskLabels', value: { preset: 'firstMildest' }, note: '' }]));
});

it('shows who would move before rules are saved, and hides the answer when the fields say something else', async () => {
  const moves = { schoolYear: '2025-2026', minimum: 10, persons: 500, moved: 40, cells: [{ before: '0', after: '0', persons: 460 }, { before: '2', after: '3', persons: null }] };
  const host = fakeHost({ 'settings.preview': () => success(moves), 'settings.set': () => success({ settings: settingStates() }) });
  openApp(host, '/settings?settings=riskRules');
  const panel = await screen.findByTestId('setting-riskRules');
  expect(screen.getByTestId('setting-preview-riskRules').hasAttribute('disabled')).toBe(true);
  fireEvent.click(within(panel).getByText('即为危机'));
  fireEvent.click(screen.getByTestId('setting-preview-riskRules'));
  expect((await screen.findByTestId('setting-preview-text-riskRules')).textContent).toContain('40 人的等级会变动');
  expect(within(panel).getByText('不显示')).toBeDefined();
  fireEvent.change(within(panel).getByLabelText('心理健康诊断测验总分重度划界'), { target: { value: '70' } });
  expect(screen.queryByTestId('setting-preview-text-riskRules')).toBeNull();
  fireEvent.change(within(panel).getByLabelText('改动原因'), { target: { value: '专家组意见' } });
  fireEvent.click(screen.getByTestId('setting-save-riskRules'));
  await waitFor(() => expect(host.requestsOf('settings.set')).toEqual([{ setting: 'riskRules', value: { ...DEFAULT_RISK_RULES, criticalLevel: 3, cuts: [{ scale: 'MHT', score: 'total', step: 'severe', from: 70 }] }, note: '专家组意见' }]));
});

it('chooses bands of a scale', async () => {
  const host = fakeHost({ 'settings.set': () => success({ settings: settingStates() }) });
  openApp(host, '/settings?settings=bandSets');
  const panel = await screen.findByTestId('setting-bandSets');
  fireEvent.click(within(panel).getByText(/国内五级/));
  fireEvent.click(screen.getByTestId('setting-save-bandSets'));
  await waitFor(() => expect(host.requestsOf('settings.set')).toEqual([{ setting: 'bandSets', value: { 'GAD-7': 'chinese' }, note: '' }]));
});

it('reads boundaries from a file, tells what is missing before anything is kept, and refuses what is no map', async () => {
  const host = fakeHost({ 'settings.set': () => success({ settings: settingStates() }) });
  openApp(host, '/settings?settings=map');
  const chooser = await screen.findByTestId('boundaries-file');
  const save = screen.getByTestId('setting-save-countyBoundaries');
  fireEvent.change(chooser, { target: { files: [new File(['shape'], '边界.json')] } });
  expect((await screen.findByTestId('boundaries-problem')).textContent).toContain('不是 GeoJSON');
  expect(save.hasAttribute('disabled')).toBe(true);
  const ring = [[115, 34.5], [115.5, 34.5], [115.5, 35], [115, 35], [115, 34.5]];
  fireEvent.change(chooser, { target: { files: [new File([JSON.stringify({ type: 'FeatureCollection', features: [{ type: 'Feature', properties: { name: '曹县' }, geometry: { type: 'Polygon', coordinates: [ring] } }] })], '边界.json')] } });
  expect((await screen.findByTestId('boundaries-read')).textContent).toContain('“边界.json”中有 1 个县区的边界，保存后使用。缺少：牡丹区、定陶区');
  expect(host.requestsOf('settings.set')).toEqual([]);
  fireEvent.click(save);
  await waitFor(() => expect(host.requestsOf('settings.set')).toEqual([{ setting: 'countyBoundaries', value: { fileName: '边界.json', areas: [{ code: '371721', rings: [ring] }] }, note: '' }]));
});
