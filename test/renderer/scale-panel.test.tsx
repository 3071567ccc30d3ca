// @vitest-environment happy-dom
import { fireEvent, screen, within } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { success } from '../../shared/contract';
import { DEFAULT_RISK_RULES } from '../../shared/risk-rules';
import type { LevelSource, ScaleQuality } from '../../shared/scale-quality';
import { closeApp, openApp } from './support/app';
import { indicatorResult } from './support/arrow-rows';
import { fakeHost, settingStates } from './support/fake-engine';

const QUALITY: ScaleQuality = {
  schoolYear: '2025-2026',
  scale: 'CES-D',
  label: '流调中心抑郁量表',
  source: 'Radloff, 1977',
  bandSets: ['16分为界'],
  suppressed: false,
  minimum: 10,
  persons: 400,
  valid: 380,
  invalidReasons: [{ id: 'flat', label: '几乎全选同一选项', persons: 20 }],
  notices: [{ id: 'hurried', label: '作答偏快，请留意', persons: null }],
  levels: [
    { level: '0', persons: 300, share: 300 / 380, low: 0.745, high: 0.827 },
    { level: '3', persons: null, share: null, low: null, high: null },
  ],
  rules: [{ id: 'V1', label: '作答无效，待复测', persons: 20 }],
  scores: [{ id: 'total', name: '总分', role: 'total', items: 20, complete: 371, mean: 12.345, standardDeviation: 6, median: 11, alpha: 0.912, omega: null, reason: '单因子模型没有收敛。', bins: [{ from: 0, to: 2, persons: 380, severity: 0 }, { from: 3, to: 5, persons: null, severity: 1 }] }],
  items: [{ item: 4, subscale: '', reversed: true, hidden: false, mean: 1, standardDeviation: 0.5, itemTotalCorrelation: 0.4, alphaIfDeleted: 0.9, floor: 0.25, ceiling: 0.1 }, { item: 9, subscale: '', reversed: false, hidden: true, mean: null, standardDeviation: null, itemTotalCorrelation: null, alphaIfDeleted: null, floor: null, ceiling: null }],
  itemsReason: '',
  reliabilityPersons: 371,
  sampled: false,
  comparison: { persons: 100, agreement: 0.83, cells: [{ reported: '0', recomputed: '0', persons: 83 }, { reported: '0', recomputed: '2', persons: null }] },
};

const host = (quality: ScaleQuality, scales = 1) =>
  fakeHost({
    'indicator.query': () => success(indicatorResult([], [])),
    'scale.list': () => success({ schoolYear: '2025-2026', scales: [{ scale: 'CES-D', label: '流调中心抑郁量表', persons: 400 }].slice(0, scales), reported: [] }),
    'scale.quality': () => success(quality),
  });

afterEach(closeApp);

it('shows reliability, levels with intervals, rules and the comparison; small counts are not told', async () => {
  openApp(host(QUALITY), '/assessment');
  expect((await screen.findByTestId('scale-headline')).textContent).toBe('流调中心抑郁量表：400 人作答，有效 380 人。分级标准：16分为界。');
  const panel = within(screen.getByRole('region', { name: '量表质量' }));
  expect(panel.getByRole('row', { name: /总分/ }).textContent).toContain('0.912');
  expect(panel.getByText('少于 10 人或为防推算而不显示')).toBeTruthy();
  expect(panel.getByText(/全部题目都作答的 371 份/)).toBeTruthy();
  fireEvent.click(panel.getByRole('tab', { name: '各题' }));
  expect((await panel.findByRole('row', { name: /^9 / })).textContent).toBe('9不显示不显示不显示不显示不显示不显示');
  fireEvent.click(panel.getByRole('tab', { name: '等级与规则' }));
  expect((await panel.findByRole('row', { name: /正常/ })).textContent).toContain('74.5%—82.7%');
  expect(panel.getByRole('row', { name: /危机/ }).textContent).toContain('不显示');
  fireEvent.click(panel.getByRole('tab', { name: '与上报等级比较' }));
  expect(await panel.findByText('100 名学生两者都有，等级一致的占 83.0%。')).toBeTruthy();
});

it('says in words why there are no figures of questions, of a score, or of a comparison', async () => {
  const [score] = QUALITY.scores;
  const reason = '完整作答少于 10 份，不计算信度。';
  const scores = score === undefined ? [] : [{ ...score, complete: null, mean: null, standardDeviation: null, median: null, alpha: null, bins: [], reason }];
  openApp(host({ ...QUALITY, persons: null, reliabilityPersons: null, scores, items: [], itemsReason: '完整作答少于 10 份，不显示各题情况。', comparison: { persons: null, agreement: null, cells: [] } }), '/assessment');
  expect((await screen.findByTestId('scale-headline')).textContent).toContain('不显示 人作答，有效 380 人');
  const panel = within(screen.getByRole('region', { name: '量表质量' }));
  expect(panel.getByText(/全部题目都作答的少于 10 份/)).toBeTruthy();
  expect(panel.queryByTestId('chart-score-histogram')).toBeNull();
  expect(panel.getAllByText(reason).length).toBe(2);
  fireEvent.click(panel.getByRole('tab', { name: '各题' }));
  expect(await panel.findByText('完整作答少于 10 份，不显示各题情况。')).toBeTruthy();
  fireEvent.click(panel.getByRole('tab', { name: '与上报等级比较' }));
  expect(await panel.findByText(/都有的学生过少/)).toBeTruthy();
});

it('says that too few answered, or that no answers are there', async () => {
  openApp(host({ ...QUALITY, suppressed: true }), '/assessment');
  expect((await screen.findByTestId('scale-suppressed')).textContent).toContain('少于 10 人');
  await closeApp();
  openApp(host(QUALITY, 0), '/assessment');
  expect(await screen.findByText(/本学年没有导入测评原始作答/)).toBeTruthy();
});

it('shows which files the levels come from, in the words of the workspace, with rules only where answers were scored', async () => {
  const sources: readonly LevelSource[] = [
    { batch: 3, fileName: '答卷.csv', scale: 'PHQ-9', kind: 'scored', persons: 400, levels: [300, 60, 40, 0, 0, 0], rules: [{ id: 'C1', label: '危机题阳性，至少为重点关注', persons: 25 }] },
    { batch: 4, fileName: '平台.xlsx', scale: '', kind: 'reported', persons: 114, levels: [80, null, null, 0, 0, 0], rules: null },
  ];
  openApp(
    fakeHost({
      'indicator.query': () => success(indicatorResult([], [])),
      'scale.list': () => success({ schoolYear: '2025-2026', scales: [], reported: [] }),
      'risk.sources': () => success({ schoolYear: '2025-2026', sources }),
      'settings.get': () => success({ settings: settingStates({ riskLabels: { preset: 'firstMildest' }, riskRules: { ...DEFAULT_RISK_RULES, highSubscales: 4 } }) }),
    }),
    '/assessment',
  );
  const panel = within(await screen.findByRole('region', { name: '等级来自哪些文件' }));
  expect((await panel.findByRole('row', { name: /答卷/ })).textContent).toContain('C1 危机题阳性，至少为重点关注：25 人');
  expect(panel.getByRole('row', { name: /平台\.xlsx/ }).textContent).toContain('不显示');
  expect(panel.getAllByText('危机（三级）').length).toBeGreaterThan(0);
  const note = screen.getByTestId('level-note').textContent ?? '';
  expect(note).toContain('等级口径（一级最轻）');
  expect(note).toContain('定级规则：第 1 版（2026-03-01）');
});
