// @vitest-environment happy-dom
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { success } from '../../shared/contract';
import type { DefinitionCheck } from '../../shared/own-scales';
import { SCALES } from '../../shared/scales';
import { parseCustomScale } from '../../electron/engine/scoring';
import { closeApp, openApp } from './support/app';
import { fakeHost } from './support/fake-engine';

afterEach(closeApp);

const parsed = parseCustomScale({ id: 'HZ-SLEEP', label: '睡眠状况自评问卷', items: 6, coding: { minimum: 0, maximum: 3 }, reverse: [4], subscales: [{ name: '入睡', items: [1, 2, 3] }, { name: '白天', items: [4, 5, 6] }], licence: '本局自编', source: '本局，2025', grades: [7, 12] });
if (!parsed.ok) throw new Error(parsed.problems.join());
const { scale } = parsed;
const own = { id: scale.id, scale, revisions: [{ revision: 1, savedAt: '2025-11-03 09:12', removedAt: null }, { revision: 2, savedAt: '2025-11-04 10:00', removedAt: null }], problems: [] };
const SOUND: DefinitionCheck = {
  fileName: '睡眠.json',
  findings: [],
  dropped: ['questions'],
  scale,
  replaces: 2,
  cases: [{ id: 'lowest', label: '每题都选 0', scores: [{ name: '总分', value: 3, band: '正常' }, { name: '入睡', value: 0, band: null }], level: 'X', critical: [], remarks: ['几乎全选同一选项'] }],
};
const UNSOUND: DefinitionCheck = { fileName: '错.json', findings: ['反向题：题号 7 不在 1–6 之内。', '第 3 题同时属于“入睡”和“白天”。'], dropped: [], scale: null, replaces: null, cases: [] };

function host(check: DefinitionCheck) {
  return fakeHost({
    'scale.catalogue': () => success({ builtIn: SCALES, own: [own] }),
    'upload.append': () => success({ uploadId: 'u1', bytes: 2 }),
    'upload.discard': () => success({ discarded: 1 }),
    'scale.checkDefinition': () => success(check),
    'scale.saveDefinition': () => success({ scale: scale.id, label: scale.label, revision: 3, rescored: 2 }),
    'scale.removeDefinition': () => success({ scale: scale.id, rescored: 1 }),
  });
}

async function upload(name: string): Promise<void> {
  const input = (await screen.findByTestId('definition-choose')).closest('.ant-upload')?.querySelector('input');
  if (input == null) throw new Error('no file input');
  fireEvent.change(input, { target: { files: [new File(['{}'], name)] } });
}

it('lists every built-in scale with its status, and tells of each what an official must know', async () => {
  openApp(host(SOUND), '/settings?settings=scales');
  const panel = within(await screen.findByRole('region', { name: '内置量表' }));
  for (const { id } of SCALES) expect(await panel.findByText(id)).toBeTruthy();
  expect(panel.getByRole('row', { name: /^SDQ/ }).textContent).toContain('只收得分');
  expect(panel.getByRole('row', { name: /^PHQ-9/ }).textContent).toContain('七年级至高三');
  fireEvent.click(panel.getByRole('row', { name: /^MHT/ }));
  const details = (await panel.findByText('效度（测谎）量表：第 82、84、86、88、90、92、94、96、98、100 题，合计 7 分及以上作废')).closest('.scale-details');
  for (const text of ['学习焦虑：第 1–15 题，求和', '1=是，0=不是', '第 85 题计 1 分及以上（轻生意念）', '题目文字有版权', '小学四年级至高中（四年级至高三）', '65–90 需制定个别指导计划']) expect(details?.textContent).toContain(text);
});

it('shows what a sound definition makes of simple sheets, and keeps it only on a click', async () => {
  const fake = host(SOUND);
  openApp(fake, '/settings?settings=scales');
  expect((await screen.findByRole('row', { name: /HZ-SLEEP/ })).textContent).toContain('第 2 版，2025-11-04 10:00');
  await upload('睡眠.json');
  const review = within(await screen.findByTestId('definition-review'));
  expect(screen.getByTestId('definition-dropped').textContent).toContain('“questions”像是题目文字，已丢弃');
  expect(review.getByRole('row', { name: /每题都选 0/ }).textContent).toBe('每题都选 0总分3正常无效（待复测）；几乎全选同一选项');
  expect(fake.requestsOf('scale.saveDefinition')).toEqual([]);
  fireEvent.click(screen.getByTestId('definition-save'));
  await waitFor(() => expect(fake.requestsOf('scale.saveDefinition')).toEqual([{ source: { kind: 'upload', uploadId: 'u1' } }]));
  expect(await screen.findByText('已保存睡眠状况自评问卷第 3 版。2 份作答表已重新记分。')).toBeTruthy();
  await waitFor(() => expect(screen.queryByTestId('definition-review')).toBeNull());
  expect(fake.requestsOf('upload.discard')).toEqual([{ uploadIds: ['u1'] }]);
});

it('names every finding of an unsound definition and offers nothing to save', async () => {
  openApp(host(UNSOUND), '/settings?settings=scales');
  await upload('错.json');
  const findings = await screen.findByTestId('definition-findings');
  expect([...findings.querySelectorAll('li')].map(({ textContent }) => textContent)).toEqual(UNSOUND.findings);
  expect(screen.queryByTestId('definition-save')).toBeNull();
});

it('takes a scale of the bureau’s own out of use after a question', async () => {
  const fake = host(SOUND);
  openApp(fake, '/settings?settings=scales');
  fireEvent.click(await screen.findByTestId('own-scale-remove-HZ-SLEEP'));
  expect(fake.requestsOf('scale.removeDefinition')).toEqual([]);
  const confirm = (await screen.findByText('用它记分的作答不再有得分和等级；定义留存备查，以后可以重新上传。')).closest('.ant-popover')?.querySelector('.ant-btn-primary');
  if (confirm == null) throw new Error('no button to confirm');
  fireEvent.click(confirm);
  await waitFor(() => expect(fake.requestsOf('scale.removeDefinition')).toEqual([{ scale: 'HZ-SLEEP' }]));
});
