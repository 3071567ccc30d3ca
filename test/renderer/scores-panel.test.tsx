// @vitest-environment happy-dom
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { success } from '../../shared/contract';
import type { GroupReliability, PlausibilityHint, ScaleQuality, ScaleScores } from '../../shared/scale-quality';
import { closeApp, openApp } from './support/app';
import { indicatorResult } from './support/arrow-rows';
import { fakeHost } from './support/fake-engine';

afterEach(closeApp);

const points = [5, 10, 25, 50, 75, 90, 95].map((percent) => ({ percent, score: percent === 5 || percent === 95 ? null : percent / 5 }));
const SCORES: ScaleScores = {
  schoolYear: '2025-2026',
  scale: 'SCARED',
  label: '儿童焦虑性情绪障碍筛查表',
  source: 'reported',
  persons: 150,
  minimum: 10,
  percentiles: [
    { stage: null, gender: null, label: '全部', persons: 150, points },
    { stage: 'junior', gender: 'male', label: '初中 · 男', persons: null, points: points.map(({ percent }) => ({ percent, score: null })) },
  ],
  means: [{ gender: 'male', group: '全国 12 城市 8–16 岁学生自评', normPersons: 774, normMean: 14.4, normStandardDeviation: 10.5, source: '某文（摘要）', persons: 80, mean: 16.4, standardDeviation: 9, difference: 2, low: -0.1, high: 4.1, cohensD: 0.19 }],
  shares: [{ from: 23, group: '长沙市一所小学', published: 0.2478, publishedPersons: 565, source: '某文', remark: '一所学校的结果', share: null, low: null, high: null, effectSize: null }],
};
const QUALITY: ScaleQuality = {
  schoolYear: '2025-2026', scale: 'PHQ-9', label: '患者健康问卷抑郁量表', source: 'Kroenke', bandSets: [], suppressed: false, minimum: 10, persons: 200, valid: 200, invalidReasons: [],
  notices: [{ id: 'outsideGrade', label: '年级不在量表适用范围内', persons: 31 }], levels: [], rules: [], scores: [], items: [], itemsReason: '', reliabilityPersons: 200, sampled: false, comparison: null,
};
const GROUPS: readonly GroupReliability[] = [
  { id: 'all', label: '全部', score: '总分', complete: 200, alpha: 0.853, omega: 0.861, standardError: 1.72, reason: '' },
  { id: 'senior', label: '高中', score: '总分', complete: null, alpha: null, omega: null, standardError: null, reason: '完整作答少于 50 份，或为防推算，不显示。' },
];
const HINTS: readonly PlausibilityHint[] = [
  { kind: 'county', id: '371721', label: '曹县', county: '371721', valid: 900, hint: 'many' },
  { kind: 'school', id: 's1', label: '曹县第一中学', county: '371721', valid: 300, hint: 'none' },
];

const host = (scores: ScaleScores, hints = HINTS) =>
  fakeHost({
    'indicator.query': () => success(indicatorResult([], [])),
    'scale.list': () => success({ schoolYear: '2025-2026', scales: [{ scale: 'PHQ-9', label: '患者健康问卷抑郁量表', persons: 200 }], reported: [{ scale: 'SCARED', label: '儿童焦虑性情绪障碍筛查表', persons: 150 }] }),
    'scale.quality': () => success(QUALITY),
    'scale.reliability': ({ by }) => success({ schoolYear: '2025-2026', scale: 'PHQ-9', label: '', by, groups: GROUPS, sampled: false }),
    'scale.scores': () => success(scores),
    'scale.plausibility': () => success({ schoolYear: '2025-2026', hints }),
  });

it('shows percentiles, published figures with source, and places to look at; what is kept back is not told', async () => {
  openApp(host(SCORES), '/assessment');
  const panel = within(await screen.findByRole('region', { name: '得分对照' }));
  expect((await panel.findByTestId('scores-headline')).textContent).toBe('儿童焦虑性情绪障碍筛查表：150 人有总分，为上报的总分（可能含平台换算的分数，请核对）。');
  expect(panel.getByRole('row', { name: /^全部/ }).textContent).toBe('全部150不显示25101518不显示');
  expect(panel.getByRole('row', { name: /^初中/ }).textContent).toBe(`初中 · 男${'不显示'.repeat(8)}`);
  fireEvent.click(panel.getByRole('tab', { name: '与公布数据对照' }));
  expect((await panel.findByRole('row', { name: /12 城市/ })).textContent).toBe('全国 12 城市 8–16 岁学生自评（n=774）男14.40 ± 10.5016.40 ± 9.002.00（-0.10 至 4.10）0.19某文（摘要）');
  expect(panel.getByRole('row', { name: /长沙/ }).textContent).toContain('≥2324.8%不显示—');
  fireEvent.click(panel.getByRole('tab', { name: '请核对（2）' }));
  expect((await panel.findByRole('row', { name: /第一中学/ })).textContent).toBe('曹县曹县第一中学300最重的两级没有一人');
  expect(panel.getByRole('row', { name: /全县区/ }).textContent).toContain('最重的两级超过 40%');
  expect(panel.getByText(/只请核对数据，不是对学校的评价/)).toBeTruthy();
});

it('offers scales with reported totals beside those with answers, and says where nothing was published', async () => {
  const fake = host({ ...SCORES, means: [], shares: [] }, []);
  openApp(fake, '/assessment');
  const panel = within(await screen.findByRole('region', { name: '得分对照' }));
  await panel.findByTestId('scores-headline');
  expect(fake.requestsOf('scale.scores').map(({ scale }) => scale)).toEqual(['PHQ-9']);
  fireEvent.mouseDown(panel.getByRole('combobox'));
  fireEvent.click(await screen.findByTitle('儿童焦虑性情绪障碍筛查表（150 人）'));
  await waitFor(() => expect(fake.requestsOf('scale.scores').map(({ scale }) => scale)).toEqual(['PHQ-9', 'SCARED']));
  fireEvent.click(panel.getByRole('tab', { name: '与公布数据对照' }));
  expect(await panel.findByText('这个量表没有可查证的公布数据，只看百分位。')).toBeTruthy();
  fireEvent.click(panel.getByRole('tab', { name: '请核对' }));
  expect(await panel.findByText('没有请核对的县区和学校')).toBeTruthy();
});

it('warns of grades that the scale was not made for, and tells reliability by the grouping asked for', async () => {
  const fake = host(SCORES);
  openApp(fake, '/assessment');
  expect((await screen.findByTestId('scale-outside-grades')).textContent).toContain('有 31 名学生的年级不在本量表适用范围内');
  const panel = within(screen.getByRole('region', { name: '量表质量' }));
  fireEvent.click(panel.getByRole('tab', { name: '分组信度' }));
  expect((await panel.findByRole('row', { name: /^全部/ })).textContent).toBe('全部总分2000.8530.8611.72');
  expect(panel.getByRole('row', { name: /^高中/ }).textContent).toContain('不显示———完整作答少于 50 份');
  fireEvent.click(panel.getByText('按年级段'));
  await waitFor(() => expect(fake.requestsOf('scale.reliability').map(({ by }) => by)).toEqual(['county', 'gradeBand']));
});
