// @vitest-environment happy-dom
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { success } from '../../shared/contract';
import type { CallReview } from '../../shared/hotline-calls';
import { INDICATORS } from '../../shared/indicators';
import type { RotaPlan } from '../../shared/rota';
import { THEME_PAGES } from '../../renderer/pages/theme/theme-pages';
import { closeApp, openApp } from './support/app';
import { indicatorResult, type RowSpec } from './support/arrow-rows';
import { fakeHost } from './support/fake-engine';

const COUNTIES = [['371721', '曹县'], ['371722', '单县']] as const;

const SIX_MET = ['met', 'met', 'met', 'met', 'met', 'met'] as const;

const load = { label: '李静', county: '曹县', school: '曹县第一中学', shifts: 1, hours: 8, nights: 1, weekends: 0, holidays: 0 };
const ROTA: RotaPlan = {
  kind: 'rota',
  planId: 3,
  schoolYear: '2025-2026',
  period: { from: '2025-12-01', to: '2025-12-31' },
  shifts: [{ label: '夜班', time: '00:00—08:00' }],
  days: [{ date: '2025-12-01', weekday: '星期一', dayKind: '工作日', names: [['李静']] }],
  people: [{ ...load, id: '7' }],
  counties: [load],
  fairness: [{ label: '班数', minimum: 1, maximum: 1, mean: 1 }],
  statement: '班次已均分，且不可能更好；全部意愿均已满足。',
  reproducible: true,
  warnings: [],
  carriedOver: 12,
};
const IMPOSSIBLE: RotaPlan = { kind: 'infeasible', message: '已证明按现行规则排不出值班表。', conflicts: ['12月1日夜班缺 1 人次'], remedies: ['增加 1 名时间不受限的志愿者。'] };

const WAITS = { known: 100, median: 20, ninetieth: 45 };
const CALLS: CallReview = {
  schoolYear: '2025-2026',
  period: { from: '2025-11-01', to: '2025-11-30' },
  calls: 120,
  answered: 110,
  answerKnown: 118,
  waitSeconds: WAITS,
  minutes: WAITS,
  hours: [{ label: '08', calls: 120, answered: 110, answerKnown: 118, medianWait: 20 }],
  months: [{ label: '2025-11', calls: 120, answered: 110, answerKnown: 118, medianWait: null }],
  week: Array.from({ length: 7 }, (_, day) => Array.from({ length: 24 }, (__, hour) => (day === 2 && hour === 21 ? 117 : 0))),
  withoutTime: 3,
  parts: [{ id: 'topic', label: '问题类型', parts: [{ label: '情绪', calls: 100 }, { label: '家庭', calls: null }, { label: '未填写', calls: null }] }],
  topicByLevel: { topics: ['情绪', '家庭', '未填写'], levels: ['高', '未填写'], calls: [[null, null], [null, null], [0, 0]] },
  minimum: 10,
};

/** @param value of every figure; null: nothing was reported. */
function host(value: number | null) {
  return fakeHost({
    'indicator.query': ({ indicators, by = [] }) => {
      const byCounty = by.includes('county');
      const rows = indicators.flatMap((indicator) => (byCounty ? COUNTIES : [undefined]).map((place): RowSpec => ({ indicator, value, numerator: value, denominator: value === null ? null : 1, at: place === undefined ? {} : { county: place } })));
      return success(indicatorResult(byCounty ? ['county'] : [], rows));
    },
    'hotline.review': () => success({ schoolYear: '2025-2026', period: { from: '2025-11-01', to: '2025-11-30' }, duties: 90, withoutTimes: 1, findings: [], totalFindings: 3, counties: [], people: [] }),
    'hotline.calls': () => success(CALLS),
    'staffing.plan': () =>
      success({
        schoolYear: '2025-2026',
        counties: [{ county: '371721', schools: 12, meeting: 10, schoolsToReach: 2, posts: 3, postsForAll: 3, convertible: 1, unknown: 0 }],
        schools: [1, 2].map((rank) => ({ school: `s${rank}`, name: `曹县第${rank}小学`, county: '371721', stage: 'primary', classes: 12, students: 500, boarding: null, fullTime: 0, partTime: 0, required: 2, present: 0, missing: rank, convertible: 0, rank, reasons: ['没有任何心理健康教师'] })),
      }),
    'hotline.volunteers': () => success({ schoolYear: '2025-2026', people: [{ id: '7', name: '李静', county: '曹县', school: '曹县第一中学' }] }),
    'hotline.plan': ({ monthlyMaximum }) => success(monthlyMaximum === 1 ? IMPOSSIBLE : ROTA),
    'check.schools': () =>
      success({
        schoolYear: '2025-2026',
        schools: [
          { school: 's1', name: '曹县第一中学', county: '371721', stage: 'junior', verdicts: ['met', 'missed', 'met', 'met', 'met', 'met', 'met', 'blank'], evidence: ['', '八年级100分钟（应不超过90分钟）', '', '', '', '', '', '没有填“面积”'] },
          { school: 's2', name: '单县第二中学', county: '371722', stage: 'junior', verdicts: ['unreported', ...SIX_MET, 'met'], evidence: ['没有报“课程开设情况”', '', '', '', '', '', '', ''] },
          { school: 's3', name: '单县第三中学', county: '371722', stage: 'junior', verdicts: ['met', ...SIX_MET, 'met'], evidence: ['', '', '', '', '', '', '', ''] },
        ],
      }),
    'check.reporting': () =>
      success({
        schoolYear: '2025-2026',
        datasets: ['counselors', 'courses'],
        notCollected: ['counselingRooms'],
        schools: [
          { school: 's1', name: '曹县第一中学', county: '371721', stage: 'junior', reportedOn: ['2025-11-03', '2025-11-20'] },
          { school: 's2', name: '单县第二中学', county: '371722', stage: 'junior', reportedOn: ['2025-11-03', null] },
        ],
      }),
    'check.contradictions': () => success({ schoolYear: '2025-2026', kinds: [{ id: 'fullTimeTwice', label: '一人在两校专职' }], contradictions: [{ school: 's1', name: '曹县第一中学', county: '371721', stage: 'junior', kind: 'fullTimeTwice', message: '专职教师李静同时在单县第二中学登记为专职' }] }),
    'coreTeam.propose': () =>
      success({
        schoolYear: '2025-2026',
        size: 100,
        candidates: 5,
        open: 99,
        counties: [{ county: '371721', label: '曹县', quota: 100, eligible: 1, filled: 1, takenOver: 0 }],
        rules: [],
        chosen: [{ order: 1, name: '李静', gender: '女', unit: '曹县第一中学', county: '曹县', post: '专职', certificate: '国家二级心理咨询师', years: 9, score: 71, reason: '本县区第1名' }],
        reserve: [],
        others: [],
        notes: ['名额：共 100 个'],
      }),
  });
}

afterEach(closeApp);

it('has a page for every theme that the other pages do not show', () => {
  const shown = THEME_PAGES.flatMap(({ sections }) => sections.map(({ theme }) => theme));
  expect(new Set(INDICATORS.map(({ theme }) => theme))).toEqual(new Set([...shown, 'staffing', 'assessment', 'risk']));
});

describe.each(THEME_PAGES.map((page) => [page.title, page] as const))('%s', (_, page) => {
  it('shows every figure of its themes, and the first with a target as a chart', async () => {
    openApp(host(1), `/${page.path}`);
    for (const { theme } of page.sections) {
      const section = await screen.findByTestId(`theme-${theme}`);
      const own = INDICATORS.filter((indicator) => indicator.theme === theme);
      const cards = own.filter(({ isStatistic }) => isStatistic !== true);
      await waitFor(() => expect(section.querySelectorAll('.figure-card')).toHaveLength(cards.length));
      const cut = own.filter(({ dimensions }) => dimensions.includes('county'));
      const chart = cut.find(({ targets }) => targets.length > 0) ?? cut[0];
      if (chart !== undefined) await within(section).findByTestId(`chart-${chart.id}`);
    }
  });

  it('says what to import where nothing was reported', async () => {
    openApp(host(null), `/${page.path}`);
    for (const { theme } of page.sections) await screen.findByTestId(`nothing-${theme}`);
    expect(document.querySelector('.figure-card')).toBeNull();
  });
});

it('names the figures that cannot be filtered as asked, instead of asking for them', async () => {
  const opened = host(1);
  openApp(opened, '/hotline?county=371721');
  const section = await screen.findByTestId('theme-hotline');
  await within(section).findByText(/不能按当前条件筛选：.*24小时排班覆盖率/);
  for (const { indicators } of opened.requestsOf('indicator.query')) expect(indicators).not.toContain('hotlineCoverage');
});

it('plans posts, checks the rota and proposes the core team on their pages', async () => {
  openApp(host(1), '/staffing');
  expect((await screen.findByTestId('plan-headline')).textContent).toBe('还需在 2 所学校增配 3 人。');
  await closeApp();
  openApp(host(1), '/hotline');
  expect((await screen.findByTestId('rota-headline')).textContent).toContain('90 个班次，发现 3 处需要处理或留意。有 1 个班次没有起止时间');
  await closeApp();
  openApp(host(1), '/core-team');
  expect((await screen.findByTestId('core-team-headline')).textContent).toBe('候选 5 人，入选 1 人，递补 0 人，空缺 99 个名额。');
});

it('lists the schools that miss something with the evidence, those that did not report as 未报', async () => {
  openApp(host(1), '/courses');
  expect((await screen.findByTestId('check-headline')).textContent).toBe('3 所学校中，1 所有未达标的项目，2 所有未报或未填的项目。');
  const panel = within(screen.getByRole('region', { name: '学校核查清单' }));
  expect(panel.getByRole('tab', { name: '学校 2' })).toBeTruthy();
  expect(panel.queryByText('单县第三中学')).toBeNull();
  expect(panel.getByRole('row', { name: /单县第二中学/ }).textContent).toContain('未报');
  fireEvent.click(panel.getAllByRole('button', { name: '展开行' })[0]!);
  expect((await panel.findByText('书面作业：八年级100分钟（应不超过90分钟）')).tagName).toBe('LI');
});

it('tells who has to be reminded and what contradicts', async () => {
  openApp(host(1), '/quality');
  const headline = await screen.findByTestId('reporting-headline');
  await waitFor(() => expect(headline.textContent).toBe('2 所学校中，1 所有表未报；前后矛盾 1 处。全市还没有导入：心理辅导室建设情况。'));
  const panel = within(screen.getByRole('region', { name: '催报与核对' }));
  expect(panel.queryByText('曹县第一中学')).toBeNull();
  fireEvent.click(panel.getByRole('tab', { name: '前后矛盾 1' }));
  expect(await panel.findByText('专职教师李静同时在单县第二中学登记为专职')).toBeTruthy();
});

it('makes a rota by the rules of the form, shows it and exports it', async () => {
  const opened = host(1);
  openApp(opened, '/hotline');
  expect((await screen.findByTestId('rota-volunteers')).textContent).toBe('本学年有 1 名热线志愿者可排班。');
  fireEvent.click(screen.getByTestId('rota-run'));
  const made = within(await screen.findByTestId('rota-made'));
  expect(made.getByTestId('rota-statement').textContent).toContain('2025-12-01 至 2025-12-31，1 名志愿者。班次已均分');
  expect(made.getByRole('row', { name: /2025-12-01/ }).textContent).toContain('李静');
  const [request] = opened.requestsOf('hotline.plan');
  expect(request).toMatchObject({ restHours: 16, monthlyMaximum: 8, shifts: [{ id: 'night', required: 2 }, { id: 'early' }, { id: 'middle' }] });
  // A whole month, the next one.
  expect(request?.from).toMatch(/-01$/);
  expect(request?.to.slice(0, 7)).toBe(request?.from.slice(0, 7));
});

it('says why there can be no rota, and what would help', async () => {
  openApp(host(1), '/hotline');
  await screen.findByTestId('rota-volunteers');
  fireEvent.change(screen.getByTestId('rota-monthlyMaximum'), { target: { value: '1' } });
  fireEvent.click(screen.getByTestId('rota-run'));
  const told = await screen.findByTestId('rota-infeasible');
  for (const text of ['已证明按现行规则排不出值班表。', '12月1日夜班缺 1 人次', '增加 1 名时间不受限的志愿者。']) expect(told.textContent).toContain(text);
});

it('draws how far the pupils in follow-up got, and nothing where the gate hides a step', async () => {
  openApp(host(1), '/follow-up');
  expect((await screen.findByTestId('chart-follow-up-funnel')).textContent).toContain('已结案');
  await closeApp();
  openApp(host(null), '/follow-up');
  await screen.findByTestId('nothing-followUp');
  expect(screen.queryByTestId('chart-follow-up-funnel')).toBeNull();
});

it('counts calls by weekday and hour, and says of small counts only that they are hidden', async () => {
  const opened = host(1);
  openApp(opened, '/hotline?county=371721&schoolYear=2025-2026');
  expect((await screen.findByTestId('calls-headline')).textContent).toBe('2025-11-01 至 2025-11-30，来电 120 次，登记为接通 110 次（93.22%）。有 3 次只登记了日期，不在时段之内。');
  expect(opened.requestsOf('hotline.calls')[0]).toMatchObject({ county: ['371721'], schoolYear: '2025-2026' });
  const map = within(screen.getByRole('table', { name: '各星期各时段的来电次数' }));
  const busiest = await map.findByRole('button', { name: '星期三 21时：117' });
  expect(busiest.textContent).toBe('117');
  fireEvent.click(screen.getByRole('tab', { name: '问题类型与危机等级' }));
  expect((await screen.findAllByText('样本过小')).length).toBeGreaterThanOrEqual(4);
  fireEvent.click(busiest);
  expect((await screen.findByTestId('figure-origin')).textContent).toContain('这个数从哪来：来电数（星期三 21时：117 次）');
});
